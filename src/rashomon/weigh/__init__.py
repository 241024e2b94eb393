"""The claims on one cell to a finding. It never says who is right."""
