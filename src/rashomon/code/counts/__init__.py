"""How many of whose people: the counts of killed, wounded, captured, missing and displaced."""

from rashomon.code.counts.bare import find_bare_counts
from rashomon.code.counts.find import find_casualties

__all__ = ["find_bare_counts", "find_casualties"]
