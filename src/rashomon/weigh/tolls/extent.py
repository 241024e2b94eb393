"""How many people a count allows: from so many to so many, either end open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple


class Extent(NamedTuple):
    """From `low` to `high` people, both included; None is a bound that nobody told."""

    low: int | None
    high: int | None

    @property
    def told(self) -> bool:
        """Whether a number was told at all; "dozens" has none."""
        return self != NOTHING

    @property
    def single(self) -> int | None:
        """The number, where there is exactly one."""
        return self.low if self.low == self.high else None

    def plus(self, more: Extent) -> Extent:
        """This many and `more`; what is open in either is open in the sum."""
        return Extent(_sum(self.low, more.low), _sum(self.high, more.high))

    def joined(self, other: Extent) -> Extent:
        """The least extent that holds both."""
        lows, highs = (self.low, other.low), (self.high, other.high)
        low = None if None in lows else min(x for x in lows if x is not None)
        high = None if None in highs else max(x for x in highs if x is not None)
        return Extent(low, high)

    def meets(self, other: Extent) -> bool:
        """Whether some number lies in both."""
        return _under(self.low, other.high) and _under(other.low, self.high)


NOTHING = Extent(None, None)
"""What words without a number allow: dozens, several."""


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _under(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high


def span(extents: Iterable[Extent]) -> Extent:
    """The least extent that holds all of `extents`. Raises TypeError where there are none."""
    return reduce(Extent.joined, extents)


def added(extents: Iterable[Extent]) -> Extent:
    """All of `extents` added up; nobody where there are none."""
    return reduce(Extent.plus, extents, Extent(0, 0))
