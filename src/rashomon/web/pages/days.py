"""Days in an address: a day, a week, or from one day to another; and the days beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from rashomon.ledger.values import Days
from rashomon.model.errors import InputError
from rashomon.read.manifest import iso_date

_WEEK = timedelta(days=6)
_DAY = timedelta(days=1)


class Kind(StrEnum):
    """How days are asked for."""

    DAY = "day"
    WEEK = "week"
    WINDOW = "window"


class Asked(NamedTuple):
    """Days, both included, and a party; None is no limit."""

    since: date | None = None
    until: date | None = None
    party: str | None = None
    kind: Kind = Kind.WINDOW


@dataclass(frozen=True, slots=True)
class Near:
    """The days beside a brief, as filters of an address; empty where there is none.

    `first` and `last` are the first and the last day with reports (ISO), `week` is the last one's.
    """

    before: dict[str, str]
    after: dict[str, str]
    first: str | None
    last: str | None
    week: str | None


def asked(query: Mapping[str, str]) -> Asked:
    """The days that a query asks for: `day`, or `week` (2023-W15, or a day in it), or `since` and
    `until`; and its `party`.

    Raises InputError where one is no day, or several kinds are given.
    """
    given = {name: query[name] for name in ("day", "week", "since", "until") if query.get(name)}
    party = query.get("party") or None
    if len(given) > 1 and not given.keys() <= {"since", "until"}:
        raise InputError(f"ask for one of day, week, or since and until, not {', '.join(given)}")
    if "day" in given:
        day = _day("day", given["day"])
        return Asked(day, day, party, Kind.DAY)
    if "week" in given:
        return Asked(*_week(given["week"]), party, Kind.WEEK)
    since, until = (_day(name, given[name]) if name in given else None for name in _ENDS)
    return Asked(since, until, party)


_ENDS = ("since", "until")


def week(day: date) -> str:
    """The ISO 8601 week that holds a day: 2023-W15."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def near(days: Asked, known: Days) -> Near:
    """What is beside `days`; `known` has the nearest days with reports.

    From a day or a week one comes to the nearest that has reports; other days move by as many as
    they are.
    """
    return Near(
        before=_beside(days, known.before, -1),
        after=_beside(days, known.after, 1),
        first=known.first.isoformat() if known.first else None,
        last=known.last.isoformat() if known.last else None,
        week=week(known.last) if known.last else None,
    )


def _beside(days: Asked, nearest: date | None, way: int) -> dict[str, str]:
    if nearest is None or days.since is None or days.until is None:
        return {}
    party = {"party": days.party} if days.party else {}
    if days.kind is Kind.DAY:
        return {"day": nearest.isoformat(), **party}
    if days.kind is Kind.WEEK:
        return {"week": week(nearest), **party}
    move = (days.until - days.since + _DAY) * way
    try:
        ends = days.since + move, days.until + move
    except OverflowError:  # the calendar ends there
        return {}
    return {name: day.isoformat() for name, day in zip(_ENDS, ends, strict=True)} | party


def _day(name: str, given: str) -> date:
    try:
        return iso_date(given)
    except ValueError as error:
        raise InputError(f"{name}: {given[:40]!r} is no date (YYYY-MM-DD)") from error


def _week(given: str) -> tuple[date, date]:
    """Its Monday and its Sunday."""
    try:
        day = date.fromisoformat(f"{given}-1") if "W" in given else iso_date(given)
        monday = day - timedelta(days=day.weekday())
        return monday, monday + _WEEK
    except (ValueError, OverflowError) as error:
        raise InputError(f"week: {given[:40]!r} is no week (2023-W15, or a day in it)") from error
