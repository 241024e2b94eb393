"""The largest towns on a sheet, for orientation: GeoNames knows them, no incident needs to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from rashomon.knowledge.contested import contested_places
from rashomon.knowledge.place import Place
from rashomon.knowledge.world.table import world
from rashomon.tell.map.frame import Frame
from rashomon.tell.map.known import called

MOST = 16
"""Towns at most on a sheet."""

_LOOKED = 400  # of the most populous, among which those that stand apart are chosen
_APART = 74.0  # pixels between two towns
_FARTHEST = 30.0  # pixels a degree: maps of more than some 17 degrees show none
_SAME = 0.03  # degrees within which a contested town is the town that is meant
_TOWNS = frozenset(("city", "town", "village"))


class Town(NamedTuple):
    """A town by every side's name, and where it lies on the sheet in pixels."""

    label: str
    x: float
    y: float


@lru_cache(maxsize=256)
def towns(frame: Frame) -> tuple[Town, ...]:
    """The most populous towns of the sheet that stand apart from one another, the largest first."""
    if frame.scale < _FARTHEST:
        return ()
    return tuple(islice(_chosen(frame), MOST))


def _chosen(frame: Frame) -> Iterator[Town]:
    box, file = frame.box, world()
    taken: list[tuple[float, float]] = []
    for one in file.towns(box.south, box.north, box.west, box.east - box.west)[:_LOOKED]:
        x, y = float(frame.x(one.longitude)), float(frame.y(one.latitude))
        if all(abs(x - a) > 1.6 * _APART or abs(y - b) > 0.6 * _APART for a, b in taken):
            taken.append((x, y))
            yield Town(_named(file.name(one.row), one.latitude, one.longitude), x, y)


def _named(name: str, latitude: float, longitude: float) -> str:
    """Every side's name where the town is one of the contested places, else its own."""
    points, places = _contested()
    near = np.abs(points - (latitude, longitude)).max(axis=1) < _SAME
    at = np.flatnonzero(near)
    return called(name, places[int(at[0])].sides).label if len(at) else name


@cache
def _contested() -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], list[Place]]:
    some = [one for one in contested_places() if one.latitude is not None and one.kind in _TOWNS]
    points = np.array([(one.latitude, one.longitude) for one in some], float)
    return points.reshape(-1, 2), some
