"""Training of the encoder: needs the extra [training]; nothing of the package imports it."""
