"""Sets of figures, and which of many sets do not go together with all the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.weigh.figures import Figure

Figures = tuple[Figure, ...]
"""Figures in ascending order, of which no two meet."""


def merged(figures: Iterable[Figure]) -> Figures:
    """The numbers that lie in any of `figures`, as few and wide figures as can be."""
    kept: list[Figure] = []
    for one in sorted(figures):
        if kept and one.low <= kept[-1].high + 1:
            kept[-1] = Figure(kept[-1].low, max(kept[-1].high, one.high))
        else:
            kept.append(one)
    return tuple(kept)


def meet(one: Figures, other: Figures) -> bool:
    """Whether some number lies in both. Takes time in their lengths, not in the product."""
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i].meets(other[j]):
            return True
        if one[i].high < other[j].low:
            i += 1
        else:
            j += 1
    return False


def apart(told: Mapping[str, Figures]) -> set[str]:
    """The parties whose figures do not meet those of some other party.

    Parties that tell the same stand together, so that many parties take little more time than
    the different figures that they tell.
    """
    parties: dict[Figures, list[str]] = defaultdict(list)
    for party, figures in told.items():
        if figures:
            parties[figures].append(party)
    single, several = _Singles(parties), [one for one in parties if len(one) > 1]
    found = (one for one in parties if single.any_apart(one) or _any_apart(one, several))
    return {party for one in found for party in parties[one]}


def _any_apart(one: Figures, others: Sequence[Figures]) -> bool:
    return any(not meet(one, other) for other in others)


class _Singles:
    """Single figures, by their lower bound, each with the least upper bound from there on."""

    def __init__(self, sets: Iterable[Figures]) -> None:
        ones = sorted(one[0] for one in sets if len(one) == 1)
        self._lows = [one.low for one in ones]
        self._least = [one.high for one in ones]
        for place in range(len(ones) - 2, -1, -1):
            self._least[place] = min(self._least[place], self._least[place + 1])

    def any_apart(self, figures: Figures) -> bool:
        """Whether one of them meets none of `figures`: it lies below, between or above them."""
        ends = [-1, *(one.high for one in figures)]
        starts: list[float] = [*(one.low for one in figures), float("inf")]
        return any(self._between(end, start) for end, start in zip(ends, starts, strict=True))

    def _between(self, end: float, start: float) -> bool:
        place = bisect_right(self._lows, end)
        return place < len(self._lows) and self._least[place] < start
