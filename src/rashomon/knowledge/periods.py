"""Stretches of time in the tables: from and to a day, a month or a year of ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

_REST = {4: "-01-01", 7: "-01"}  # what a year and a month lack to be a day


@lru_cache(8192)  # the tables hold a few thousand, asked for again and again
def day_from(iso: str) -> date:
    """The first day of an ISO day, month or year. Raises ValueError for anything else."""
    return date.fromisoformat(iso + _REST.get(len(iso), ""))


@lru_cache(8192)
def day_until(iso: str) -> date:
    """The last day of an ISO day, month or year. Raises ValueError for anything else."""
    if len(iso) == 4:
        return date.fromisoformat(f"{iso}-12-31")
    first = day_from(iso)
    return first if len(iso) == 10 else first.replace(day=monthrange(first.year, first.month)[1])


def within(day: date, since: str, until: str) -> bool:
    """Whether `day` may lie from `since` to `until`, both included; an empty word sets no bound.

    A month or a year counts from its first day to its last. Raises ValueError for what is no ISO
    day, month or year.
    """
    after = not since or day_from(since) <= day
    return after and (not until or day <= day_until(until))
