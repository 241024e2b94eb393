"""The stretch of a border that a place names: some way along the nearest line to both sides."""

from __future__ import annotations

from functools import lru_cache
from math import cos, hypot, radians

import numpy as np
from numpy.typing import NDArray

from rashomon.tell.map.atlas import Shapes, atlas
from rashomon.tell.map.frame import KM

ALONG_KM = 25.0
"""Kilometres of border that are drawn on each side of a place."""

NEAR_KM = 40.0
"""Kilometres within which a border must be, to be the border that is meant."""

_FINEST = 0  # the grain of all points
Points = tuple[tuple[float, float], ...]


@lru_cache(maxsize=2048)
def stretch(longitude: float, latitude: float) -> Points | None:
    """The border by the place as points (longitude, latitude), from end to end.

    It ends where the line between the two countries ends. None where no border is near.
    """
    borders = atlas().level(_FINEST).borders
    found = [_nearest(borders, longitude + turn, latitude) for turn in (-360, 0, 360)]
    gap, line, at, point = min(found)
    if gap > NEAR_KM:
        return None
    here = slice(int(borders.starts[line]), int(borders.starts[line + 1]))
    x, y = borders.x[here].tolist(), borders.y[here].tolist()
    points = list(zip(x, y, strict=True))
    before = _walk(point, points[at::-1])
    after = _walk(point, points[at + 1 :])
    return (*reversed(before), point, *after)


Nearest = tuple[float, int, int, tuple[float, float]]
_NONE: Nearest = (float("inf"), 0, 0, (0.0, 0.0))


def _nearest(borders: Shapes, longitude: float, latitude: float) -> Nearest:
    """How far the nearest border is (km), its line, the point before it, and where on the line."""
    tall = NEAR_KM / KM
    shrunk = max(cos(radians(latitude)), 0.05)
    wide = tall / shrunk
    west, south, east, north = borders.boxes.T
    beside = (west <= longitude + wide) & (east >= longitude - wide)
    beside &= (south <= latitude + tall) & (north >= latitude - tall)
    best = _NONE
    for line in np.flatnonzero(beside).tolist():
        here = slice(int(borders.starts[line]), int(borders.starts[line + 1]))
        x, y = (borders.x[here] - longitude) * shrunk, borders.y[here] - latitude
        near_x, near_y = _feet(x, y)
        gaps = np.hypot(near_x, near_y)
        at = int(gaps.argmin())
        point = (longitude + float(near_x[at]) / shrunk, latitude + float(near_y[at]))
        best = min(best, (float(gaps[at]) * KM, line, at, point))
    return best


Floats = NDArray[np.float64]


def _feet(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Of each stretch between two points, the point that is nearest to the origin."""
    wide, tall = np.diff(x), np.diff(y)
    length = np.maximum(wide**2 + tall**2, 1e-18)
    share = np.clip(-(x[:-1] * wide + y[:-1] * tall) / length, 0, 1)
    return x[:-1] + share * wide, y[:-1] + share * tall


def _walk(start: tuple[float, float], way: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a way from `start` on, as far as ALONG_KM."""
    gone, walked = 0.0, list[tuple[float, float]]()
    x, y = start
    for ahead_x, ahead_y in way:
        step = KM * hypot((ahead_x - x) * cos(radians(y)), ahead_y - y)
        if gone + step >= ALONG_KM:
            share = (ALONG_KM - gone) / step
            walked.append((x + share * (ahead_x - x), y + share * (ahead_y - y)))
            break
        walked.append((ahead_x, ahead_y))
        gone, x, y = gone + step, ahead_x, ahead_y
    return walked
