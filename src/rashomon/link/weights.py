"""What each level of agreement is worth: a Fellegi-Sunter model of two mentions.

A field at a level is worth log2(m / u) bits: m is how often it is at that level for two mentions
of one incident, u how often for two that are compared and are not. Fields tell in part the same,
so each counts only for a share of its bits, fitted on the same pairs. The table, with where its
figures come from, is data/weights.txt.

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
from rashomon.model.errors import InputError

RULED_OUT = -math.inf
"""The score of two mentions that cannot be of one incident."""

_FIELDS: tuple[tuple[str, Callable[[Traits, Traits], StrEnum]], ...] = (
    ("place", fields.place),
    ("country", fields.country),
    ("type", fields.kind),
    ("parties", fields.parties),
    ("names", fields.names),
    ("words", fields.words),
    ("document", fields.whole),
)
_LEVELS: dict[str, type[StrEnum]] = {
    "date": fields.Date,
    "place": fields.Place,
    "country": fields.Country,
    "type": fields.Kind,
    "parties": fields.Parties,
    "names": fields.Names,
    "words": fields.Words,
    "document": fields.Whole,
}
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
    day = fields.date(one, other)
    if day is None:
        return ()
    points = table().points
    found = [("date", day), *((name, level(one, other)) for name, level in _FIELDS)]
    return tuple(Weight(name, level.value, points[level]) for name, level in found)


def total(found: Iterable[Weight]) -> float:
    """The sum of the points; 0 where there are none."""
    return sum(weight.points for weight in found)


def score(one: Traits, other: Traits) -> float:
    """The sum of what `compare` finds; RULED_OUT where the dates exclude each other."""
    day = fields.date(one, other)
    if day is None:
        return RULED_OUT
    points = _POINTS
    return (
        points[day]
        + points[fields.place(one, other)]
        + points[fields.country(one, other)]
        + points[fields.kind(one, other)]
        + points[fields.parties(one, other)]
        + points[fields.names(one, other)]
        + points[fields.words(one, other)]
        + points[fields.whole(one, other)]
    )


@cache
def table() -> Table:
    """The table that ships with the package."""
    return read(files("rashomon.link").joinpath("data/weights.txt").read_text("utf-8"))


def read(text: str) -> Table:
    """The table that `text` is, in the form of data/weights.txt; a line that says nothing is left
    out. Raises InputError for a field or level that is none, and where one is missing.
    """
    points: dict[StrEnum, float] = {}
    shares: dict[str, float] = {}
    sums: dict[str, float] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.partition("#")[0].split("|")]
        if cells[0] in _SUMS:
            sums[cells[0]] = float(cells[1])
        elif len(cells) == 2:
            shares[cells[0]] = float(cells[1])
        elif len(cells) == 4:
            points[_level(*cells[:2])] = _worth(shares[cells[0]], float(cells[2]), float(cells[3]))
    missing = [level for kind in _LEVELS.values() for level in kind if level not in points]
    if missing or len(sums) < len(_SUMS):
        raise InputError(f"weights.txt: nothing is said of {missing or _SUMS}")
    return Table(points, sums)


def _level(field: str, name: str) -> StrEnum:
    try:
        return _LEVELS[field][name.upper()]
    except KeyError:
        raise InputError(f"weights.txt: {field} has no level {name}") from None


def _worth(share: float, m: float, u: float) -> float:
    return round(share * math.log2(m / u), 2)


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
