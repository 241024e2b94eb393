"""Sets of words, written as they are read."""

from __future__ import annotations


def bag(words: str) -> frozenset[str]:
    """The words of a string that white space sets apart."""
    return frozenset(words.split())
