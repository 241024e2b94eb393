"""Countries, large regions, continents, seas: what no list of cities holds."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from rashomon.knowledge.table import listed, rows
from rashomon.knowledge.world.keys import forms, key
from rashomon.knowledge.world.spot import Spot

_PEOPLE = {"country": 7.5, "state": 6.5, "region": 7.0, "continent": 8.5, "sea": 6.5}
_SOURCE = "lands.txt"


def lands(folded: str) -> tuple[Spot, ...]:
    """The lands and waters that the key `folded` is a name, or the people's name, of."""
    return _by_key().get(folded, ())


def land_of(country: str) -> Spot | None:
    """The country with that ISO 3166 alpha-2 code, or None."""
    return _by_code().get(country)


@cache
def _by_code() -> dict[str, Spot]:
    found = dict[str, Spot]()
    for spot, _ in _listed():
        if spot.kind == "country":
            found.setdefault(spot.country, spot)
    return found


@cache
def _by_key() -> dict[str, tuple[Spot, ...]]:
    found = defaultdict[str, list[Spot]](list)
    for spot, names in _listed():
        for name in names:
            for form in forms(name):
                found[form].append(spot)
    for name, country, others, demonyms, _ in rows("countries.txt", 5):
        land = _by_code().get(country)
        for one in (name, *listed(others), *_plurals(demonyms)) if land else ():
            if land and land not in found[key(one)]:
                found[key(one)].append(land)
    return {one: tuple(spots) for one, spots in found.items() if spots}


def _plurals(demonyms: str) -> list[str]:
    return [form for one in listed(demonyms) for form in (one, f"{one}s")]


@cache
def _listed() -> tuple[tuple[Spot, tuple[str, ...]], ...]:
    return tuple(_spot(*cells) for cells in rows("lands.txt", 5))


def _spot(
    kind: str, point: str, reach: str, country: str, cell: str
) -> tuple[Spot, tuple[str, ...]]:
    names = listed(cell)
    latitude, longitude = map(float, point.split(","))
    first = names[0] if kind == "state" else ""
    people = _PEOPLE.get(kind, 5.5)
    return Spot(
        names[0], latitude, longitude, people, country, first, "", kind, float(reach), True, _SOURCE
    ), names
