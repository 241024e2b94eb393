"""Contested and small places, with every side's names for them, from the tables of places.

`data/places/*.txt` hold a place a line, its cells parted by bars:

    names | kind | latitude, longitude | radius in km | country | admin | held | source

Names are parted by semicolons, each followed by [Party] where it is that party's name for the
place; their order says nothing about whose the place is. `held` is `Party from..to` periods parted
by semicolons. `data/places.txt` holds those of which only names, country and kind are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from rashomon.knowledge.place import Place, Tenure
from rashomon.knowledge.table import listed, rows
from rashomon.knowledge.world.keys import forms
from rashomon.model.errors import InputError
from rashomon.model.location import SideName

FOLDER = Path(__file__).with_name("data") / "places"
KINDS = frozenset(
    "city town village district region corridor checkpoint crossing border_sector contact_line "
    "border river lake mountain site sea base".split()
)
_COLUMNS = 8
_NAME = re.compile(r"([^\[\]]+?)\s*(?:\[([^\[\]]+)\])?")
_PERIOD = re.compile(r"(.+?)\s+([\d-]*)\.\.([\d-]*)")


def contested_places() -> tuple[Place, ...]:
    """Every place of the tables, those with coordinates first, in the tables' order."""
    return _all()


def contested_named(folded: str) -> tuple[Place, ...]:
    """The places with coordinates that the key `folded` (see world.keys) is a name of."""
    return _by_key().get(folded, ())


def read(path: Path) -> tuple[Place, ...]:
    """The places of one table. Raises InputError, which names file and line, for a bad one."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                found.append(_place(line))
            except ValueError as error:
                raise InputError(f"{path.name}, line {number}: {error}") from error
    return tuple(found)


@cache
def _all() -> tuple[Place, ...]:
    located = tuple(place for path in sorted(FOLDER.glob("*.txt")) for place in read(path))
    listed_only = tuple(
        Place(listed(names), country or None, kind)
        for names, country, kind in rows("places.txt", 3)
    )
    return (*located, *listed_only)


@cache
def _by_key() -> dict[str, tuple[Place, ...]]:
    found = defaultdict[str, list[Place]](list)
    for place in _all():
        known = place.names if place.latitude is not None else ()
        for form in dict.fromkeys(form for name in known for form in forms(name)):
            found[form].append(place)
    return {form: tuple(places) for form, places in found.items()}


def _place(line: str) -> Place:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} cells where {_COLUMNS} are wanted")
    names, kind, point, radius, country, admin, held, source = cells
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of place; those are {', '.join(sorted(KINDS))}")
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise ValueError(f"{country!r} is no ISO 3166 alpha-2 code")
    latitude, longitude = _point(point)
    sides = tuple(_named(one) for one in names.split(";") if one.strip())
    return Place(
        names=tuple(dict.fromkeys(one.name for one in sides)),
        country=country or None,
        kind=kind,
        sides=sides,
        latitude=latitude,
        longitude=longitude,
        reach=float(radius) if radius else 0.0,
        admin=admin or None,
        held=tuple(_tenure(one) for one in held.split(";") if one.strip()),
        source=source,
    )


def _point(cell: str) -> tuple[float, float]:
    parts = cell.split(",")
    if len(parts) != 2:
        raise ValueError(f"{cell!r} is no latitude and longitude")
    latitude, longitude = map(float, parts)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{cell!r} lies on no globe")
    return latitude, longitude


def _named(cell: str) -> SideName:
    if "[" not in cell and "]" not in cell:
        return SideName(cell.strip())
    found = _NAME.fullmatch(cell.strip())
    if found is None:
        raise ValueError(f"{cell.strip()!r} is no name with a party in brackets")
    return SideName(found.group(1), found.group(2))


@lru_cache  # villages that changed hands together have the same cells
def _tenure(cell: str) -> Tenure:
    found = _PERIOD.fullmatch(cell.strip())
    if found is None:
        raise ValueError(f"{cell.strip()!r} is no party with a period from..to")
    party, since, until = found.groups()
    for day in (since, until):
        _check(day)
    if since and until and since[: len(until)] > until[: len(since)]:
        raise ValueError(f"{cell.strip()!r} ends before it begins")
    return Tenure(party, since or None, until or None)


def _check(day: str) -> None:
    """Raise ValueError for what is no date of day, month or year grain, or empty."""
    if day:
        date.fromisoformat(day + "0000-01-01"[len(day) :])
