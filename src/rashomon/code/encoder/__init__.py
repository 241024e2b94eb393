"""The encoder: a small model that ships with the package, and the heads that read from it."""
