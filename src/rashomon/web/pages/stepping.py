"""Steps through time: a day, a week, a month or a year on or back, as filters of an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.tell.months import Month
from rashomon.tell.words import when
from rashomon.web.index import Asked

UNITS = ("day", "week", "month", "year")
"""What one steps by."""

_DAY = timedelta(days=1)
Filters = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of time to step by: the filters that show one of it; `current` where it is shown."""

    name: str
    filters: Filters
    current: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The days that are shown in words, and where to go from them; None: there is no such step.

    `every` are the filters without days.
    """

    words: str
    before: Filters | None
    after: Filters | None
    units: tuple[Unit, ...]
    every: Filters | None


def steps(asked: Asked, last: date | None) -> Steps:
    """The steps from the days that are asked for; where none are, from the last day told of."""
    shown = kind(asked.since, asked.until)
    anchor = asked.since if shown else asked.until or asked.since or last
    units = tuple(
        Unit(name, _with(asked, *span(name, anchor)), name == shown) for name in UNITS if anchor
    )
    some = bool(asked.since or asked.until)
    return Steps(
        words=_words(asked),
        before=_moved(asked, shown, -1),
        after=_moved(asked, shown, 1),
        units=units,
        every=asked.but(since=None, until=None).narrowed() if some else None,
    )


def span(unit: str, day: date) -> tuple[date, date]:
    """The first and the last day of the day, week (from Monday), month or year that holds `day`."""
    if unit == "day":
        return day, day
    if unit == "week":
        first = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        return first, date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    if unit == "month":
        return Month.of(day).first, Month.of(day).last
    return date(day.year, 1, 1), date(day.year, 12, 31)


def kind(since: date | None, until: date | None) -> str | None:
    """The unit that the days are one of, None where they are of none."""
    if since is None or until is None:
        return None
    return next((unit for unit in UNITS if span(unit, since) == (since, until)), None)


def _moved(asked: Asked, unit: str | None, way: int) -> Filters | None:
    """The days one step on or back: to the unit beside, or by as many days as they are."""
    if asked.since is None or asked.until is None:
        return None
    try:
        if unit:
            beside = asked.until + _DAY if way > 0 else asked.since - _DAY
            return _with(asked, *span(unit, beside))
        length = (asked.until - asked.since + _DAY) * way
        return _with(asked, asked.since + length, asked.until + length)
    except OverflowError:  # the years that there are end there
        return None


def _with(asked: Asked, since: date, until: date) -> Filters:
    return asked.but(since=since, until=until).narrowed()


def _words(asked: Asked) -> str:
    since, until = (day.isoformat() if day else None for day in (asked.since, asked.until))
    if since and not until:
        return f"from {when(since, None)} on"
    return when(since, until) if until else "all days"
