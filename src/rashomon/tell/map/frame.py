"""The part of the earth that a map shows, and where on the sheet each place of it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.model.errors import InputError

KM = 111.2
"""Kilometres in a degree of latitude (a sphere of 6,371 km)."""

LEAST = 0.05
"""Degrees of latitude that a map shows at the least: it is no plan of a street."""

SIZE = (880, 500)
"""Pixels that a map has at the most."""


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees; `east` is beyond 180 where it crosses that line."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parsed(cls, words: str) -> Box:
        """The box of an address: "west,south,east,north"; west is above east across 180°.

        Raises InputError for what is no box on the globe.
        """
        try:
            west, south, east, north = (float(word) for word in words.split(","))
        except ValueError as error:
            raise InputError(
                f"box: {words[:60]!r} is not west,south,east,north in degrees"
            ) from error
        on_globe = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90
        if not on_globe or west == east:
            raise InputError(
                f"box: {words[:60]!r} lies on no globe: west,south,east,north in degrees"
            )
        return cls(west, south, east + 360 if east < west else east, north)

    def address(self) -> str:
        """The box as `parsed` reads it, to a ten-thousandth of a degree (some ten metres)."""
        west = round(_turned(self.west), 4)
        east = _turned(self.west + min(self.east - self.west, _ROUND))
        if self.east - self.west > _ROUND and abs(west) > 180 - 1e-9:
            west, east = -180.0, 180.0
        east = 180.0 if east == -180 else east
        return ",".join(
            f"{side:.4f}".rstrip("0").rstrip(".")
            for side in (west, max(self.south, -90.0), east, min(self.north, 90.0))
        )

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in it, its edges included."""
        around = (longitude - self.west) % 360
        return self.south <= latitude <= self.north and around <= self.east - self.west


_ROUND = 359.9  # degrees: the widest box that does not begin where it ends
WORLD = Box(-180, -58, 180, 80)


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet of `width` by `height` pixels that shows `box`.

    Equirectangular: a degree of latitude is `scale` pixels, one of longitude `across` pixels, which
    is true at the middle latitude. Away from it, east-west distances are too long or too short by
    the ratio of the cosines, which on maps of less than a thousand kilometres is little.
    """

    box: Box
    width: float
    height: float

    @classmethod
    def around(cls, box: Box, size: tuple[float, float] = SIZE) -> Frame:
        """The frame that shows all of `box` in the middle of a sheet of `size` at the most.

        It shows no more than the earth once round, nor less than LEAST; a sheet that would show
        what lies beyond a pole is lower.
        """
        width, height = size
        middle = (box.south + box.north) / 2
        shrunk = max(cos(radians(middle)), 0.08)
        tall = max(box.north - box.south, LEAST)
        wide = min(max(box.east - box.west, LEAST), 360.0)
        scale = min(height / tall, width / (wide * shrunk))
        scale = max(scale, width / (360.0 * shrunk))
        wide = width / (scale * shrunk)
        tall = min(tall if wide > _ROUND - 1 else height / scale, 180.0)
        south = min(max(middle - tall / 2, -90.0), 90.0 - tall)
        west = (box.west + box.east - wide) / 2
        west = _turned(west) if wide < 360 - 1e-9 else -180.0
        return cls(Box(west, south, west + wide, south + tall), width, round(tall * scale, 3))

    @property
    def scale(self) -> float:
        """Pixels of a degree of latitude."""
        return self.height / (self.box.north - self.box.south)

    @property
    def across(self) -> float:
        """Pixels of a degree of longitude."""
        return self.width / (self.box.east - self.box.west)

    def kilometres(self, pixels: float) -> float:
        """How far so many pixels are, north to south."""
        return pixels / self.scale * KM

    def pixels(self, kilometres: float) -> float:
        """How many pixels so many kilometres are, north to south."""
        return kilometres / KM * self.scale

    def x(self, longitude: Any) -> Any:
        """Pixels from the left of a longitude (a number or an array), the first to the east."""
        return ((longitude - self.box.west) % 360) * self.across

    def y(self, latitude: Any) -> Any:
        """Pixels from the top of a latitude (a number or an array)."""
        return (self.box.north - latitude) * self.scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a point of the sheet."""
        return _turned(self.box.west + x / self.across), self.box.north - y / self.scale

    def moved(self, east: float, north: float) -> Box:
        """The box so many of its widths to the east and heights to the north, on the globe."""
        box = self.box
        wide, tall = (box.east - box.west) * east, (box.north - box.south) * north
        tall = min(max(tall, -90.0 - box.south), 90.0 - box.north)
        return Box(box.west + wide, box.south + tall, box.east + wide, box.north + tall)

    def zoomed(self, times: float) -> Box:
        """The box around the same middle, so many times as near."""
        box = self.box
        wide, tall = (box.east - box.west) / 2, (box.north - box.south) / 2
        east, north = box.west + wide, box.south + tall
        wide, tall = min(wide / times, 180.0), max(tall / times, LEAST / 2)
        return Box(east - wide, max(north - tall, -90.0), east + wide, min(north + tall, 90.0))


def holding(
    places: Iterable[tuple[float, float]] | NDArray[np.float64],
    margin: float = 0.12,
    least: float = 1.0,
) -> Box:
    """The smallest box that holds all places (longitude, latitude), with a margin around them.

    It crosses 180° where that makes it smaller. It is at least `least` degrees high and wide; the
    world where there are no places.
    """
    points = np.asarray(places if isinstance(places, np.ndarray) else [*places], float).reshape(
        -1, 2
    )
    if not len(points):
        return WORLD
    west, east = _span(np.sort(points[:, 0] % 360))
    south, north = float(points[:, 1].min()), float(points[:, 1].max())
    wide, tall = max((east - west) * margin, least / 2), max((north - south) * margin, least / 2)
    if east - west + 2 * wide >= 360:
        return Box(-180, max(south - tall, -90.0), 180, min(north + tall, 90.0))
    first = _turned(west - wide)
    last = first + east - west + 2 * wide
    return Box(first, max(south - tall, -90.0), last, min(north + tall, 90.0))


def _span(around: NDArray[np.float64]) -> tuple[float, float]:
    """West and east of the shortest stretch with all of these longitudes (0 to 360, sorted)."""
    gaps = np.append(np.diff(around), around[0] + 360 - around[-1])
    widest = int(gaps.argmax())
    if widest == len(around) - 1:
        return float(around[0]), float(around[-1])
    return float(around[widest + 1]), float(around[widest]) + 360
