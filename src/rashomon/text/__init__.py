"""Sentences, quotes and furniture of a text; offsets that never lie."""
