"""Dates of day, month and year grain, and when they stand in a window of days."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Bounds(NamedTuple):
    """Days (YYYY-MM-DD) between which something begins and ends.

    It begins on `first` at the earliest and on `begun` at the latest; it ends on `ended` at the
    earliest and on `last` at the latest. It is surely in a window where it has begun by the
    window's last day and not ended before its first: so what is known to the month only is surely
    in the windows that hold the whole month, and in the others it merely may be.
    """

    first: str
    begun: str
    ended: str
    last: str


def _days(when: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(when)
    if not match:
        return None
    year, month, day = match.groups()
    if day:
        return when, when
    begin, end = (month, month) if month else ("01", "12")
    if not (1 <= int(begin) <= 12 and int(year) >= 1):
        return None
    length = calendar.monthrange(int(year), int(end))[1]
    return f"{year}-{begin}-01", f"{year}-{end}-{length:02}"


def bounds(start: str | None, end: str | None) -> Bounds | None:
    """The bounds of what begins at `start` and ends at `end` (YYYY-MM-DD, YYYY-MM or YYYY).

    None where `start` is None or no date; an `end` that is None, no date or wholly before `start`
    counts as `start`.
    """
    begins = _days(start) if start else None
    if begins is None:
        return None
    ends = (_days(end) if end else None) or begins
    if ends[1] < begins[0]:
        ends = begins
    return Bounds(begins[0], min(begins[1], ends[1]), max(ends[0], begins[0]), ends[1])
