"""A document's text as published, cut into the pieces that its report cites."""
