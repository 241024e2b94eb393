"""Parties, places, people and roles: tables, and look-ups in them."""
