"""The world's file: a quarter of a million places by the hashes of their names.

`data/world.npz` is made by tools/world.py from GeoNames (CC BY 4.0). It holds, for each place, its
coordinates (degrees), the decimal logarithm of its population, the numbers of its country and
divisions, its kind and name; and, sorted by hash, which rows each name may mean: `steps` are the
differences of the sorted hashes, `low` and `high` the parts of the row's number.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from rashomon.knowledge.world.keys import bare, key, mark
from rashomon.knowledge.world.spot import Spot

FILE = Path(__file__).with_name("data") / "world.npz"
KINDS = "city capital second first site region mountain river lake".split()
"""The kinds of places in a file, by their numbers."""

NO_ROW = 0xFFFFFF
"""The row of steps that only cross a gap between two hashes."""

_REACH = {"capital": 15.0, "second": 25.0, "first": 90.0, "region": 30.0, "river": 50.0}
_POINT = 5.0  # km


class Town(NamedTuple):
    """A city of the file: its row, and where it is in degrees."""

    row: int
    latitude: float
    longitude: float


class World:
    """The arrays of the file, and look-ups in them."""

    def __init__(self, file: Path = FILE, source: str = "GeoNames") -> None:
        self.source = source
        with np.load(file) as stored:
            held = {name: stored[name] for name in stored.files}
        self._marks = np.cumsum(held["steps"], dtype=np.uint32)
        self._rows = held["low"] | (held["high"].astype(np.uint32) << 16)
        self._ends = np.cumsum(held["length"], dtype=np.uint32)
        self._names = held["names"].tobytes()
        self._codes = held["countries"].tobytes().decode()
        self._held = held
        kinds = held["kind"]
        self._firsts = np.flatnonzero(kinds == KINDS.index("first"))
        self._seconds = np.flatnonzero(kinds == KINDS.index("second"))

    def __len__(self) -> int:
        return len(self._ends)

    def rows(self, folded: str) -> list[int]:
        """The rows that the key `folded` may mean, cities first, the most populous first."""
        hashed = np.uint32(mark(folded))
        low = int(np.searchsorted(self._marks, hashed, "left"))
        high = int(np.searchsorted(self._marks, hashed, "right"))
        return [row for row in self._rows[low:high].tolist() if row < len(self)]

    def name(self, row: int) -> str:
        """The name that a row is listed under."""
        end = int(self._ends[row])
        name: bytes = self._names[end - int(self._held["length"][row]) : end]
        return name.decode()

    def spot(self, row: int, folded: str = "") -> Spot:
        """The place of a row; `folded` is the key by which it was sought."""
        held = self._held
        name, kind = self.name(row), KINDS[held["kind"][row]]
        code = 2 * int(held["country"][row])
        listed = key(name)
        return Spot(
            name=name,
            latitude=round(float(held["latitude"][row]), 5),
            longitude=round(float(held["longitude"][row]), 5),
            people=float(held["people"][row]),
            country=self._codes[code : code + 2].strip(),
            first=self._division(int(held["first"][row]), self._firsts),
            second=self._division(int(held["second"][row]), self._seconds),
            kind=kind,
            reach=_REACH.get(kind, _POINT),
            called=folded in (listed, bare(listed)),
            source=self.source,
        )

    def spots(self, folded: str) -> list[Spot]:
        """Every place that the key may mean."""
        return [self.spot(row, folded) for row in self.rows(folded)]

    def towns(self, south: float, north: float, west: float, wide: float) -> list[Town]:
        """The cities between two latitudes and from `west` so many degrees to the east.

        The most populous come first.
        """
        rows, latitudes, longitudes = self._cities
        around = (longitudes - west) % 360
        inside = np.flatnonzero((latitudes >= south) & (latitudes <= north) & (around <= wide))
        some = (rows[inside], latitudes[inside], longitudes[inside])
        return [Town(*one) for one in zip(*(column.tolist() for column in some), strict=True)]

    @cached_property
    def _cities(self) -> tuple[Any, Any, Any]:
        """The rows of all cities with their coordinates, the most populous first."""
        held = self._held
        rows = np.flatnonzero(held["kind"] <= KINDS.index("capital"))
        rows = rows[np.argsort(-held["people"][rows], kind="stable")]
        at = (held[name][rows].astype(float).round(5) for name in ("latitude", "longitude"))
        return (rows, *at)

    def _division(self, number: int, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
        return self.name(int(rows[number - 1])) if number else ""


@cache
def world() -> World:
    """The world's file, read once a process (about 60 ms)."""
    return World()
