"""Facets: how many incidents each further choice would leave.

Of filters that hold one value (date, place, country, type, reviewed), each count leaves the
filter's own value out, so that one sees the alternatives. Of those that hold several and must all
be met (party, finding), each count is what adding the value leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from rashomon.ledger.view import folded
from rashomon.web.index.asked import FINDINGS, REVIEWED, TYPES, Asked
from rashomon.web.index.columns import NONE, Columns, Mask, Names, Numbers
from rashomon.web.index.filters import met

MOST = 24
"""Values that a facet lists."""

_YEARS = 40  # that a histogram shows, the last


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and how many incidents choosing it leaves; `chosen` where it is asked."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """A year or month (YYYY, YYYY-MM), its first and last day; `count` surely were in it."""

    value: str
    since: str
    until: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each filter, the commonest first; `dates` in their order."""

    dates: tuple[Bin, ...]
    party: tuple[Choice, ...]
    place: tuple[Choice, ...]
    country: tuple[Choice, ...]
    type: tuple[Choice, ...]
    finding: tuple[Choice, ...]
    reviewed: tuple[Choice, ...]


def facets(columns: Columns, asked: Asked, masks: dict[str, Mask]) -> Facets:
    """The facets of what is asked; `masks` are those of its filters."""

    def without(name: str) -> Numbers:
        others = [mask for other, mask in masks.items() if other != name]
        return every if len(others) == len(masks) else np.flatnonzero(met(columns, others))

    every = np.flatnonzero(met(columns, masks.values()))
    fixed, names = columns.fixed, columns.names
    parties = columns.counts("parties", every, len(names.parties.labels))
    places = columns.counts("places", without("place"), len(names.places.labels))
    countries = _counts(fixed["country"][without("country")])
    types = _counts(fixed["type"][without("type")])
    reviewed = _counts(fixed["reviewed"][without("reviewed")])
    return Facets(
        dates=_dates(columns, asked, without("date")),
        party=_ranked(parties, names.parties, asked.party),
        place=_places(places, names.places, asked.place, len(every)),
        country=_ranked(countries, names.countries, (asked.country,) if asked.country else ()),
        type=_listed(TYPES, types, (asked.type,)),
        finding=_listed(FINDINGS, _kinds(fixed["kinds"][every]), asked.finding),
        reviewed=_all(REVIEWED, reviewed, (asked.reviewed,)),
    )


def _counts(values: Numbers) -> Numbers:
    """How often each number from 0 on is among `values`."""
    return np.bincount(values + 1)[1:]


def _kinds(values: Numbers) -> Numbers:
    """How many have each kind of finding: from how many have which kinds at once."""
    together = np.bincount(values, minlength=1 << len(FINDINGS))
    held = np.arange(len(together))
    return np.array([together[held >> at & 1 == 1].sum() for at in range(len(FINDINGS))])


def _ranked(counts: Numbers, names: Names, chosen: Sequence[str]) -> tuple[Choice, ...]:
    """The commonest names, and those that are chosen in any case."""
    asked = {number: name for name in chosen if (number := names.find(name)) is not None}
    found = np.flatnonzero(counts)
    most = found[np.argsort(-counts[found], kind="stable")[:MOST]].tolist()
    shown = [number for number in asked if number not in most] + most
    told = [Choice(names.labels[at], _at(counts, at), at in asked) for at in shown]
    unknown = (Choice(name, 0, True) for name in chosen if names.find(name) is None)
    return (*unknown, *sorted(told, key=lambda one: (not one.chosen, -one.count, one.value)))


def _places(counts: Numbers, names: Names, part: str, total: int) -> tuple[Choice, ...]:
    """The commonest places; what is asked for, which is a part of a name, before them."""
    ranked = _ranked(counts, names, ())
    if not part:
        return ranked
    others = (one for one in ranked if folded(one.value) != folded(part))
    return (Choice(part, total, True), *others)


def _listed(values: Sequence[str], counts: Numbers, chosen: Sequence[str]) -> tuple[Choice, ...]:
    """Those of `values` that there are, the commonest first, the chosen before them."""
    every = (one for one in _all(values, counts, chosen) if one.count or one.chosen)
    return tuple(sorted(every, key=lambda one: (not one.chosen, -one.count)))


def _all(values: Sequence[str], counts: Numbers, chosen: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, _at(counts, at), value in chosen) for at, value in enumerate(values))


def _at(counts: Numbers, at: int) -> int:
    return int(counts[at]) if at < len(counts) else 0


def _dates(columns: Columns, asked: Asked, rows: Numbers) -> tuple[Bin, ...]:
    """Years; the months of one where the window lies in one, or all incidents do."""
    dated = rows[columns.fixed["first"][rows] != NONE]
    begun, ended = (columns.fixed[name][dated] for name in ("begun_month", "ended_month"))
    if not len(begun):
        return ()
    year, low = _year(asked), min(int(begun.min()), int(ended.min())) // 12
    high = max(int(begun.max()), int(ended.max())) // 12
    if year is None and low < high:
        years = range(max(low, high - _YEARS + 1), high + 1)
        return _binned(begun // 12, ended // 12, years, _of_year, asked)
    at = (high if year is None else year) * 12
    whole = begun <= ended  # what is known to the year only is surely in no month
    return _binned(begun[whole], ended[whole], range(at, at + 12), _of_month, asked)


def _year(asked: Asked) -> int | None:
    if asked.since and asked.until and asked.since.year == asked.until.year:
        return asked.since.year
    return None


def _binned(
    begun: Numbers,
    ended: Numbers,
    bins: range,
    of: Callable[[int], tuple[str, date, date]],
    asked: Asked,
) -> tuple[Bin, ...]:
    """How many begin in a bin or before and end in it or later."""
    started = np.cumsum(_in_bins(begun, bins))
    over = np.cumsum(_in_bins(ended + 1, bins))
    found = []
    for at, value in enumerate(bins):
        name, since, until = of(value)
        chosen = bool(asked.since and asked.since <= since and asked.until and until <= asked.until)
        count = int(started[at] - over[at])
        found.append(Bin(name, since.isoformat(), until.isoformat(), count, chosen))
    return tuple(found)


def _in_bins(values: Numbers, bins: range) -> Numbers:
    """How many values lie in each bin; those before the first lie in it, those after in none."""
    placed = np.clip(values - bins.start, 0, len(bins))
    return np.bincount(placed, minlength=len(bins) + 1)


def _of_year(year: int) -> tuple[str, date, date]:
    return f"{year:04}", date(year, 1, 1), date(year, 12, 31)


def _of_month(month: int) -> tuple[str, date, date]:
    year, at = divmod(month, 12)
    since = date(year, at + 1, 1)
    after = date(year + at // 11, (at + 1) % 12 + 1, 1).toordinal() if year < 9999 else None
    until = date.fromordinal(after - 1) if after else date(year, at + 1, 28)
    return f"{year:04}-{at + 1:02}", since, until
