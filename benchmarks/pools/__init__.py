"""Mentions and documents whose incidents are known, as linking takes them."""
