"""What the desk and the published pages do in a real browser."""
