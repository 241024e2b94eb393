"""What the tables tell of a place on a map: each side's name for it, and how far it reaches."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rashomon.code.places.candidates import named
from rashomon.knowledge.world.keys import key
from rashomon.model.location import Precision, SideName

NEAR_KM = 10.0
"""Kilometres around a place that "near" is drawn as, whatever the words say."""

AREA_KM = 30.0
"""Kilometres around its middle that an area is drawn as where no table knows its size."""

_SAME = 0.02  # degrees: so near, a place of that name is the place that is meant
_SHOWN = 4  # names of a place on one label


class Known(NamedTuple):
    """What a place is called by each side, and how far it reaches in km (None: no table knows).

    `label` is "Shusha / Shushi", `told` says whose name each is: "Shusha (Azerbaijan) / Shushi
    (Armenia)". The order is the tables', and says nothing.
    """

    names: tuple[SideName, ...]
    reach: float | None
    label: str
    told: str

    @classmethod
    def of(cls, names: tuple[SideName, ...], reach: float | None = None) -> Known:
        """With the names in words."""
        shown = names[:_SHOWN]
        label = " / ".join(dict.fromkeys(one.name for one in shown))
        whose = (f"{one.name} ({one.party})" if one.party else one.name for one in shown)
        return cls(names, reach, label, " / ".join(whose))


@lru_cache(maxsize=16384)
def known(name: str, latitude: float, longitude: float) -> Known:
    """What the tables know of the place of that name at that point."""
    for spot in named(key(name)):
        if abs(spot.latitude - latitude) < _SAME and abs(spot.longitude - longitude) < _SAME:
            sides = spot.known.sides if spot.known else ()
            return called(name, sides, spot.reach)
    return Known.of((SideName(name),))


def called(name: str, sides: tuple[SideName, ...], reach: float | None = None) -> Known:
    """A place that is listed as `name` and has these names."""
    return Known.of(_heads(name, sides), reach)


def _heads(name: str, sides: tuple[SideName, ...]) -> tuple[SideName, ...]:
    """The first name of each side; where only one side has its own, also what others call it."""
    first: dict[str | None, SideName] = {}
    for one in sides:
        first.setdefault(one.party, one)
    parties = tuple(one for one in first.values() if one.party)
    if len(parties) > 1:
        return parties
    others = first.get(None, SideName(name))
    return tuple(one for one in (others, *parties) if one.name)


def reach(place: Known, precision: str) -> float:
    """Kilometres around the point within which an incident there is told to have been."""
    if precision == Precision.NEAR:
        return max(NEAR_KM, place.reach or 0.0)
    if precision == Precision.AREA:
        return place.reach or AREA_KM
    return 0.0
