"""What each level of agreement is worth: a Fellegi-Sunter model of two mentions.

A field at a level is worth log2(m / u) bits: m is how often it is at that level for two mentions
of one incident, u how often for two that are compared and are not. Fields tell in part the same,
so the bits are corrected for that, on the same pairs. The table, with where its figures come from,
is data/weights.txt.

Source: I. P. Fellegi and A. B. Sunter, A theory for record linkage, JASA 64 (1969).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.link import fields
from rashomon.link.traits import Traits
from rashomon.model.document import content_id
from rashomon.model.errors import InputError

RULED_OUT = -math.inf
"""The score of two mentions that cannot be of one incident."""

FIELDS: dict[str, Callable[[Traits, Traits], StrEnum | None]] = {
    "date": fields.date,
    "published": fields.published,
    "place": fields.place,
    "country": fields.country,
    "type": fields.kind,
    "parties": fields.parties,
    "names": fields.names,
    "words": fields.words,
    "document": fields.whole,
}
"""How the level of each field is found, the date's first: None where it rules the two out."""

LEVELS: dict[str, type[StrEnum]] = {
    "date": fields.Date,
    "published": fields.Published,
    "place": fields.Place,
    "country": fields.Country,
    "type": fields.Kind,
    "parties": fields.Parties,
    "names": fields.Names,
    "words": fields.Words,
    "document": fields.Whole,
}
"""The levels of each field, the best agreement first."""

_AMISS = 7  # days by which a date that is told may be wrong: a weekday's next for its last
_SUMS = ("enough", "weak", "margin")


class Weight(NamedTuple):
    """What one field adds: its level in words, and the points (bits) for (+) or against (-)."""

    field: str
    level: str
    points: float


class Table(NamedTuple):
    """The points of every level, and the `sums` that linking goes by: enough, weak, margin."""

    points: dict[StrEnum, float]
    sums: dict[str, float]


def compare(one: Traits, other: Traits) -> tuple[Weight, ...]:
    """What each field says of two mentions being one incident, the date first.

    Empty where the dates exclude each other.
    """
    if _far(one, other):
        return ()
    levels = {name: level(one, other) for name, level in FIELDS.items()}
    if levels["date"] is None:
        return ()
    return tuple(
        Weight(name, level.value, _POINTS[level]) for name, level in levels.items() if level
    )


def total(found: Iterable[Weight]) -> float:
    """The sum of the points; 0 where there are none."""
    return sum(weight.points for weight in found)


def score(one: Traits, other: Traits) -> float:
    """The sum of what `compare` finds; RULED_OUT where the dates exclude each other."""
    day = None if _far(one, other) else fields.date(one, other)
    if day is None:
        return RULED_OUT
    points = _POINTS
    return (
        points[day]
        + points[fields.published(one, other)]
        + points[fields.place(one, other)]
        + points[fields.country(one, other)]
        + points[fields.kind(one, other)]
        + points[fields.parties(one, other)]
        + points[fields.names(one, other)]
        + points[fields.words(one, other)]
        + points[fields.whole(one, other)]
    )


def _far(one: Traits, other: Traits) -> bool:
    """Whether both tell their dates, too far from each other for one of them to be amiss."""
    mine, theirs = one.when, other.when
    return mine is not None and theirs is not None and not mine.meets(theirs, slack=_AMISS)


@cache
def _text() -> str:
    return files("rashomon.link").joinpath("data/weights.txt").read_text("utf-8")


@cache
def table() -> Table:
    """The table that ships with the package."""
    return read(_text())


@cache
def edition() -> str:
    """What names the table as it is now: it may be changed by hand, and links otherwise then."""
    return content_id(_text())


def read(text: str) -> Table:
    """The table that `text` is, in the form of data/weights.txt; a line that says nothing is left
    out. Raises InputError for a field or level that is none, and where one is missing.
    """
    points: dict[StrEnum, float] = {}
    sums: dict[str, float] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.partition("#")[0].split("|")]
        if cells[0] in _SUMS:
            sums[cells[0]] = float(cells[1])
        elif len(cells) == 5:
            points[_level(*cells[:2])] = float(cells[4])
    missing = [level for kind in LEVELS.values() for level in kind if level not in points]
    if missing or len(sums) < len(_SUMS):
        raise InputError(f"weights.txt: nothing is said of {missing or _SUMS}")
    return Table(points, sums)


def adopt(other: Table) -> None:
    """Go by the points of `other` from now on, in this process: for measuring a table.

    The sums, which linking goes by, stay those of the table that ships.
    """
    _POINTS.update(other.points)


def _level(field: str, name: str) -> StrEnum:
    try:
        return LEVELS[field][name.upper()]
    except KeyError:
        raise InputError(f"weights.txt: {field} has no level {name}") from None


_POINTS = table().points

ENOUGH = table().sums["enough"]
"""The sum of points (bits) from which two mentions are joined."""

WEAK = table().sums["weak"]
"""The sum from which two are joined if they are `close` and no other incident comes near."""

MARGIN = table().sums["margin"]
"""By how many points any other incident must be less like the mention than the one it joins."""


def close(one: Traits, other: Traits) -> bool:
    """Whether two mentions share a day and two parties, whatever their places and types are."""
    same = fields.date(one, other) in (fields.Date.SAME_DAY, fields.Date.OVERLAP)
    return same and fields.parties(one, other) is fields.Parties.TWO
