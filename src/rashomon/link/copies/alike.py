"""Which two texts are copies of one text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rashomon.link.copies.sketch import Sketch, Smallest

LEAST = 24
"""Shingles that two texts must share: a copy of fewer words is not told from chance."""
RESEMBLES = 0.55
"""Jaccard from which two texts are copies (two of a length share seven tenths)."""
CONTAINS = 0.75
"""Share of the shorter text that must stand in the longer one."""
PART = 0.2
"""Share of the longer text that the shorter one must make up."""
STANDS, PASSAGE = 0.85, 40
"""Share and shingles of a text that must stand in a longer one of which it is a small part."""
NAMED, FEW = 0.75, 4
"""Share of names and numbers that must be common to both, and how many there must be to ask."""


class Likeness(NamedTuple):
    """What two texts have in common.

    `shared` shingles are in both; `one` and `other` are the shares of each text's shingles that
    are; `named` is the share of the names and numbers of the text with fewer of them, 1 for few or
    where less than LEAST is shared.
    """

    shared: int
    one: float
    other: float
    jaccard: float
    named: float

    @property
    def turned(self) -> Likeness:
        """The same with the texts in the other order."""
        return self._replace(one=self.other, other=self.one)


def likeness(one: Sketch, other: Sketch) -> Likeness:
    """What the two texts have in common: exact, unless one of them is huge."""
    shared, first, second = _common(one.shingles, other.shingles)
    named, some, more = _common(one.names, other.names) if shared >= LEAST else (0, 0, 0)
    fewest = min(some, more)
    return Likeness(
        shared=shared,
        one=shared / first if first else 0.0,
        other=shared / second if second else 0.0,
        jaccard=shared / (first + second - shared) if shared else 0.0,
        named=named / fewest if fewest >= FEW else 1.0,
    )


def same(found: Likeness) -> bool:
    """Whether the two are one text, whichever was first: edited, cut, or with more added to it.

    They resemble one another, or nearly all of the shorter stands in the longer and makes up a
    fair part of it. Bulletins written to one pattern share their phrases too, but not their
    places, days and numbers: a copy keeps those.
    """
    if found.shared < LEAST or found.named < NAMED:
        return False
    few, most = sorted((found.one, found.other))
    return found.jaccard >= RESEMBLES or (most >= CONTAINS and few >= PART)


def taken(found: Likeness) -> bool:
    """Whether the one text, if it is the later, was taken from the other.

    It is the same, or a passage of it: a longer text was there before, of which this is a small
    part. The other way round, a long report that quotes a short one is no copy of it.
    """
    passage = found.shared >= PASSAGE and found.one >= STANDS and found.named >= NAMED
    return passage or same(found)


def stands(found: Likeness) -> bool:
    """Whether nearly all of the one text stands in the other, whatever else that says."""
    return found.shared >= LEAST and found.one >= CONTAINS and found.named >= NAMED


def _common(one: Smallest, other: Smallest) -> tuple[int, int, int]:
    """How many values are in both, in the one and in the other, below the limits of both."""
    limit = min(one.limit, other.limit)
    first, second = one.below(limit), other.below(limit)
    if not len(first) or not len(second):
        return 0, len(first), len(second)
    few, many = sorted((first, second), key=len)
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    return int(np.count_nonzero(many[at] == few)), len(first), len(second)
