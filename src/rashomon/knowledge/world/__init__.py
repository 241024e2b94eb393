"""The gazetteer of the world: one file made from GeoNames, and the places that a user adds."""
