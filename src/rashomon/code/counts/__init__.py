"""How many of whose people: the counts of killed, wounded, captured, missing and displaced."""

from rashomon.code.counts.find import find_casualties

__all__ = ["find_casualties"]
