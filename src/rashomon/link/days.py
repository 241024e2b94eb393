"""Dates of mixed grain as windows of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

DAY, MONTH, YEAR = 0, 1, 2
"""Grains, finest first."""


class Window(NamedTuple):
    """Days `first` to `last` (proleptic Gregorian ordinals, both included), `grain` of the words.

    For a mention without a date `grain` is None and the window is what its publication allows.
    """

    first: int
    last: int
    grain: int | None

    def meets(self, other: Window, slack: int = 0) -> bool:
        """Whether the windows share a day, each stretched by `slack` days at its end."""
        return self.first <= other.last + slack and other.first <= self.last + slack


def span_of(when: str) -> Window | None:
    """The days that an ISO 8601 date of day, month or year grain covers; None if it is none."""
    try:
        parts = [int(part) for part in when.split("-")]
        if len(parts) == 1:
            first, last = date(parts[0], 1, 1), date(parts[0], 12, 31)
            return Window(first.toordinal(), last.toordinal(), YEAR)
        if len(parts) == 2:
            return _month(parts[0], parts[1])
        day = date(*parts[:3]).toordinal()
    except ValueError:
        return None
    return Window(day, day, DAY)


def _month(year: int, month: int) -> Window:
    first = date(year, month, 1)
    return Window(first.toordinal(), first.toordinal() + monthrange(year, month)[1] - 1, MONTH)


def window(start: str | None, end: str | None) -> Window | None:
    """The days from `start` to `end`; the coarser grain of the two holds. None without a start.

    An end before its start is left out of account.
    """
    opening = span_of(start) if start else None
    closing = span_of(end) if end else None
    if opening is None:
        return None
    if closing is None or closing.last < opening.first:
        return opening
    grain = max(opening.grain or DAY, closing.grain or DAY)
    return Window(opening.first, max(opening.last, closing.last), grain)
