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

    def without(name: str) -> Mask:
        return met(columns, (mask for other, mask in masks.items() if other != name))

    every = met(columns, masks.values())
    names, size = columns.names, len(columns.names.parties.labels)
    parties = columns.several["parties"].counts(every, size)
    places = columns.several["places"].counts(without("place"), len(names.places.labels))
    countries = _counts(columns.fixed["country"], without("country"))
    return Facets(
        dates=_dates(columns, asked, without("date")),
        party=_ranked(parties, names.parties, asked.party),
        place=_places(places, names.places, asked.place, int(every.sum())),
        country=_ranked(countries, names.countries, (asked.country,) if asked.country else ()),
        type=_listed(TYPES, _counts(columns.fixed["type"], without("type")), (asked.type,)),
        finding=_listed(FINDINGS, _kinds(columns, every), asked.finding),
        reviewed=_all(
            REVIEWED, _counts(columns.fixed["reviewed"], without("reviewed")), (asked.reviewed,)
        ),
    )


def _counts(values: Numbers, mask: Mask) -> Numbers:
    """How often each number from 0 on stands among the rows of `mask`."""
    some = values[mask]
    return np.bincount(some[some >= 0])


def _kinds(columns: Columns, mask: Mask) -> Numbers:
    """How many rows of `mask` have each kind of finding: from how many have which kinds at once."""
    together = np.bincount(columns.fixed["kinds"][mask], minlength=1 << len(FINDINGS))
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


def _dates(columns: Columns, asked: Asked, mask: Mask) -> tuple[Bin, ...]:
    """Years; the months of one where the window lies in one, or all incidents do."""
    dated = mask & (columns.fixed["first"] != NONE)
    if not dated.any():
        return ()
    begun, ended = (columns.fixed[name][dated] for name in ("begun", "ended"))
    months = [_months(days) for days in (begun, ended)]
    year = _year(asked)
    low, high = (int(side.min()) // 12 for side in months)
    low, high = min(low, high), max(int(side.max()) // 12 for side in months)
    if year is None and low < high:
        first = max(low, high - _YEARS + 1)
        return _binned([side // 12 for side in months], range(first, high + 1), _of_year, asked)
    at = (high if year is None else year) * 12
    whole = months[0] <= months[1]  # what is known to the year only is surely in no month
    return _binned([side[whole] for side in months], range(at, at + 12), _of_month, asked)


def _year(asked: Asked) -> int | None:
    if asked.since and asked.until and asked.since.year == asked.until.year:
        return asked.since.year
    return None


def _months(days: Numbers) -> Numbers:
    """Days as months since the year 0."""
    since_1970 = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    months: Numbers = since_1970.astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return months


_EPOCH = date(1970, 1, 1).toordinal()


def _binned(
    sides: Sequence[Numbers],
    bins: range,
    of: Callable[[int], tuple[str, date, date]],
    asked: Asked,
) -> tuple[Bin, ...]:
    """How many begin in a bin or before and end in it or later."""
    begun, ended = sides
    found = []
    for at in bins:
        count = len(begun) - int((begun > at).sum()) - int((ended < at).sum())
        value, since, until = of(at)
        chosen = bool(asked.since and asked.since <= since and asked.until and until <= asked.until)
        found.append(Bin(value, since.isoformat(), until.isoformat(), count, chosen))
    return tuple(found)


def _of_year(year: int) -> tuple[str, date, date]:
    return f"{year:04}", date(year, 1, 1), date(year, 12, 31)


def _of_month(month: int) -> tuple[str, date, date]:
    year, at = divmod(month, 12)
    since = date(year, at + 1, 1)
    after = date(year + at // 11, (at + 1) % 12 + 1, 1).toordinal() if year < 9999 else None
    until = date.fromordinal(after - 1) if after else date(year, at + 1, 28)
    return f"{year:04}-{at + 1:02}", since, until
