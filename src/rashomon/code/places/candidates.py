"""The places that a name may mean, from every table, each once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, radians
from typing import NamedTuple

from rashomon.code.places.wording import Wording, lesser
from rashomon.knowledge.contested import contested_named
from rashomon.knowledge.place import Place
from rashomon.knowledge.world.added import added
from rashomon.knowledge.world.keys import key
from rashomon.knowledge.world.lands import lands
from rashomon.knowledge.world.spot import Spot
from rashomon.knowledge.world.table import World, world

_MOST = 30  # a name of more places than that is settled among the most populous of them
_CLOSE = 15.0  # km: nearer to each other, two entries of one name are one place
_DEGREE = 111.2  # km
_POINT = 3.0  # km that a settlement or site reaches
_FEW = 4  # letters: a part of a name that is shorter is not looked up
_LANDS = ("state", "country")
_TOWNS = frozenset(("city", "capital", "town", "village"))
_PEOPLE = {"city": 4.5, "town": 3.9, "village": 2.8, "region": 3.5, "district": 3.5}


class Found(NamedTuple):
    """The key by which a name was found, what it may mean, and whether that is the whole name."""

    folded: str
    spots: tuple[Spot, ...]
    whole: bool


def candidates(words: Wording) -> Found:
    """What the name may mean; by its landmark's name where the whole is not known."""
    for folded in dict.fromkeys((words.whole, words.folded)):
        found = named(folded)
        if found:
            return Found(folded, found, True)
    for folded in lesser(words.folded):
        found = named(folded) if len(folded) >= _FEW else ()
        if found:
            return Found(folded, found, False)
    return Found(words.folded, (), False)


def named(folded: str) -> tuple[Spot, ...]:
    """Every place of that key: contested ones, lands, those a user added, then the world's."""
    return _named(folded, (*added(), world()))


@lru_cache(maxsize=16384)
def _named(folded: str, files: tuple[World, ...]) -> tuple[Spot, ...]:
    kept: list[Spot] = []
    for spot in _every(folded, files):
        twin = next((at for at, one in enumerate(kept) if _same(spot, one)), None)
        if twin is None:
            kept.append(spot)
        elif spot.people > kept[twin].people and spot.kind in _TOWNS:
            kept[twin] = kept[twin]._replace(people=spot.people)
    return tuple(kept[:_MOST])


def _every(folded: str, files: tuple[World, ...]) -> Iterator[Spot]:
    for place in contested_named(folded):
        yield _spot(place, folded)
    yield from lands(folded)
    for file in files:
        yield from file.spots(folded)


def _spot(place: Place, folded: str) -> Spot:
    """A contested place as a candidate; all its names count as the one it is listed under."""
    assert place.latitude is not None and place.longitude is not None
    return Spot(
        name=place.names[0],
        latitude=place.latitude,
        longitude=place.longitude,
        people=_PEOPLE.get(place.kind, 3.0),
        country=place.country or "",
        first=place.admin or "",
        second="",
        kind=place.kind,
        reach=place.reach or _POINT,
        called=any(key(name) == folded for name in place.names),
        source=place.source,
        known=place,
    )


def _same(one: Spot, kept: Spot) -> bool:
    """Whether `one` only repeats an entry that is kept already."""
    if one.known is not None:
        return False
    if one.kind == "first" and kept.kind in _LANDS:
        return one.country == kept.country
    near = distance(one, kept) < _CLOSE
    if kept.known is not None:
        return near and (one.kind in _TOWNS) == (kept.kind in _TOWNS)
    return near and one.kind == kept.kind and one.called <= kept.called


def distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places, near enough for short ways."""
    up = one.latitude - other.latitude
    along = (one.longitude - other.longitude + 180) % 360 - 180
    return _DEGREE * hypot(up, along * cos(radians((one.latitude + other.latitude) / 2)))
