"""Sets of figures, and which of many sets do not go together with all the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

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
    """The parties whose figures do not meet those of some other party."""
    among = Among(told.values())
    return {party for party, figures in told.items() if among.apart_from(figures)}


class Among:
    """Many sets of figures. Those that are the same stand together, and those of one figure by
    its bounds, so that a question takes little more time than the sets of several figures."""

    def __init__(self, sets: Iterable[Figures]) -> None:
        distinct = {one for one in sets if one}
        self._several = [one for one in distinct if len(one) > 1]
        ones = sorted(one[0] for one in distinct if len(one) == 1)
        self._lows = [one.low for one in ones]
        self._least = [one.high for one in ones]
        for place in range(len(ones) - 2, -1, -1):
            self._least[place] = min(self._least[place], self._least[place + 1])
        self._known: dict[Figures, bool] = {}

    def apart_from(self, figures: Figures) -> bool:
        """Whether one of the sets meets none of `figures`; no set is apart from none at all."""
        if figures not in self._known:
            self._known[figures] = bool(figures) and self._apart_from(figures)
        return self._known[figures]

    def _apart_from(self, figures: Figures) -> bool:
        """A single figure that meets none of them lies below, between or above them."""
        ends = [-1, *(one.high for one in figures)]
        starts: list[float] = [*(one.low for one in figures), float("inf")]
        gaps = zip(ends, starts, strict=True)
        return any(self._between(end, start) for end, start in gaps) or any(
            not meet(figures, other) for other in self._several
        )

    def _between(self, end: float, start: float) -> bool:
        place = bisect_right(self._lows, end)
        return place < len(self._lows) and self._least[place] < start
