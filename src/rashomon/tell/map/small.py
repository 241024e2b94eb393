"""A small map of one incident's places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np

from rashomon.tell.map.drawing import drawn
from rashomon.tell.map.frame import Frame, holding
from rashomon.tell.map.marks import marks
from rashomon.tell.map.spots import Spots, Told


class Placed(Protocol):
    """A place of an incident, as tell.located tells it."""

    @property
    def name(self) -> str:
        """The name it is listed under."""

    @property
    def latitude(self) -> float | None:
        """Degrees north, None where no document settles it."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""

    @property
    def precision(self) -> str:
        """A Precision."""


class _Spot(NamedTuple):
    name: str
    latitude: float
    longitude: float
    precision: str


def small(places: Iterable[Placed], size: tuple[float, float] = (420, 260)) -> str:
    """The located places of one incident on a map around them; "" where none is located."""
    spots = tuple(
        _Spot(one.name, one.latitude, one.longitude, one.precision)
        for one in places
        if one.latitude is not None and one.longitude is not None
    )
    return _small(spots, size) if spots else ""


@lru_cache(maxsize=1024)
def _small(spots: tuple[_Spot, ...], size: tuple[float, float]) -> str:
    """The map; those drawn last are kept, since incidents come back to the same places."""
    box = holding(((one.longitude, one.latitude) for one in spots), 0.35, 1.2)
    frame = Frame.around(box, size)
    told = Spots.of([Told(spots)])  # one incident, however many places it has
    title = "Map: " + "; ".join(dict.fromkeys(one.name for one in spots[:6]))
    found = marks(told, np.ones(len(told), bool), frame)
    return drawn(told, found, frame, None, title)
