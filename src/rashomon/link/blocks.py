"""Blocking: which mentions are compared at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from rashomon.link.days import Window
from rashomon.link.traits import Traits

_PARTIES = 4  # how many of its parties put a mention into blocks


def keys(traits: Traits) -> tuple[str, ...]:
    """The blocks that a mention is in, sorted; two that may be one incident share at least one.

    By day and the beginning of a place word; by day and two parties; by month and the beginning
    of a place word. A night belongs to two days.
    """
    found = {*_days(traits), *_months(traits)}
    return tuple(sorted(found))


def _days(traits: Traits) -> Iterator[str]:
    if traits.exact and traits.when is not None:
        days = [date.fromordinal(day).isoformat() for day in _touched(traits.when)]
        yield from (f"{day} {stem}" for day, stem in product(days, traits.stems))
        yield from days_of_parties(traits)


def days_of_parties(traits: Traits) -> Iterator[str]:
    """The blocks of what tells its day: by that day, and the next, and two parties."""
    if traits.exact and traits.when is not None:
        days = [date.fromordinal(day).isoformat() for day in _touched(traits.when)]
        pairs = combinations(sorted(traits.parties)[:_PARTIES], 2)
        yield from (f"{day} {one}+{other}" for day, (one, other) in product(days, pairs))


def _touched(when: Window) -> Iterator[int]:
    """The first and the last day of a window, and the day after: so next days share one."""
    yield from {when.first, when.last, min(when.last + 1, date.max.toordinal())}


def _months(traits: Traits) -> Iterator[str]:
    if traits.when is None:
        return
    for month in sorted(_ends(traits.when)):
        yield from (f"{month} {stem}" for stem in traits.stems)


def _ends(when: Window) -> set[str]:
    """The first and the last month of a window, as YYYY-MM."""
    return {date.fromordinal(max(day, 1)).isoformat()[:7] for day in when[:2]}
