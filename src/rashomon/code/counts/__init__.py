"""How many of whose people: the counts of killed, wounded, captured, missing and displaced."""

from rashomon.code.counts.bare import find_bare_counts
from rashomon.code.counts.find import find_casualties
from rashomon.code.counts.owning import owned_by
from rashomon.code.counts.phrase import read_phrase
from rashomon.code.counts.tolls import Toll, reckon, toll

__all__ = [
    "Toll",
    "find_bare_counts",
    "find_casualties",
    "owned_by",
    "read_phrase",
    "reckon",
    "toll",
]
