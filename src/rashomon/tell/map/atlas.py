"""The lands and borders of the world as Natural Earth draws them, at any scale.

`data/lands.npz` is made by tools/natural_earth.py from Natural Earth 4.1.0 (public domain). It
holds lines on a grid of `scale` degrees from `origin`: `starts`, then steps `east` and `north`
(folded, low bytes, then high bytes), the `grain` of each point (see grain.py), the `length` of each
line. A country is made of rings, a ring of `ring_length` lines (`ring_arcs`; ~n is line n
backwards), each moved `ring_turns` times round the earth to go on from the last one. Longitudes run
on past 180° where a land does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("data") / "lands.npz"
WHOSE = (
    "Lands, lines and their names are those of Natural Earth 4.1 (2018, public domain), drawn as "
    "held on the ground; disputed lines are not told apart. Rashomon takes no stand on them."
)
"""What is to be said beside every map."""

LINES = "Lines: Natural Earth 4.1, as held on the ground"
"""What is written on every map."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Many lines in one: points in degrees, and the number of the line that each is of.

    `starts` says where each line begins, its end last; `boxes` are west, south, east and north.
    """

    x: Floats
    y: Floats
    starts: Ints
    boxes: Floats

    @classmethod
    def of(cls, x: Floats, y: Floats, starts: Ints) -> Shapes:
        """Shapes with their boxes; each line has a point at least."""
        at = starts[:-1]
        low, high = np.minimum.reduceat, np.maximum.reduceat
        boxes = np.stack([low(x, at), low(y, at), high(x, at), high(y, at)], axis=1)
        return cls(x, y, starts, boxes)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def picked(self, which: Ints) -> tuple[Floats, Floats, Ints]:
        """The points of some lines, and the number of the line of each among all."""
        lengths = (self.starts[1:] - self.starts[:-1])[which]
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1] if len(ends) else 0)
        at += np.repeat(self.starts[:-1][which] - ends + lengths, lengths)
        return self.x[at], self.y[at], np.repeat(which, lengths)


@dataclass(frozen=True, slots=True)
class Level:
    """The world at one scale: rings of lands (with the country of each), and borders."""

    rings: Shapes
    country: Ints
    borders: Shapes


class Atlas:
    """The lines of the file, and the levels made from them, each once a process."""

    def __init__(self, file: Path = FILE) -> None:
        with np.load(file) as stored:
            held = {name: stored[name] for name in stored.files}
        self._held = held
        length = held["length"].astype(np.int64)
        self._starts = np.concatenate([[0], np.cumsum(length)])
        grid = _points(held, self._starts)
        self._x, self._y = (grid * held["scale"] + held["origin"]).T
        self._grain = held["grain"]
        self.names: tuple[str, ...] = tuple(held["names"].tobytes().decode().split("\n"))
        self._levels: dict[int, Level] = {}

    def level(self, grain: int) -> Level:
        """The world with the points of that grain or more."""
        if grain not in self._levels:
            self._levels[grain] = self._made(grain)
        return self._levels[grain]

    def _made(self, grain: int) -> Level:
        keep = self._grain >= grain
        counts = np.add.reduceat(keep, self._starts[:-1])
        starts = np.concatenate([[0], np.cumsum(counts)])
        lines = Shapes.of(self._x[keep], self._y[keep], starts)
        rings = self._rings(lines)
        shared = np.bincount(np.unique(self._bounds(), axis=0)[:, 0], minlength=len(lines)) > 1
        x, y, line = lines.picked(np.flatnonzero(shared))
        borders = Shapes.of(x, y, _starts_of(line))
        return Level(rings, self._held["ring_country"].astype(np.int64), borders)

    def _bounds(self) -> Ints:
        """Each line with each country that it bounds."""
        arcs = self._held["ring_arcs"].astype(np.int64)
        country = np.repeat(self._held["ring_country"], self._held["ring_length"])
        return np.stack([np.where(arcs < 0, ~arcs, arcs), country], axis=1)

    def _rings(self, lines: Shapes) -> Shapes:
        held = self._held
        xs, ys, lengths = list[Floats](), list[Floats](), list[int]()
        arcs, turns = held["ring_arcs"].tolist(), held["ring_turns"].tolist()
        at = 0
        for many in held["ring_length"].tolist():
            parts = [_part(lines, arcs[n], turns[n]) for n in range(at, at + many)]
            at += many
            x, y = (np.concatenate(side) for side in zip(*parts, strict=True))
            if abs(x[-1] - x[0]) > 180:
                x, y = _around_pole(x, y)
            xs.append(x)
            ys.append(y)
            lengths.append(len(x))
        starts = np.concatenate([[0], np.cumsum(lengths)])
        return Shapes.of(np.concatenate(xs), np.concatenate(ys), starts)


def _points(held: dict[str, NDArray[Any]], starts: Ints) -> Ints:
    """Every point on the file's grid."""
    steps = [held[side].astype(np.int64) for side in ("east", "north")]
    folded = np.stack([low | (high << 8) for low, high in steps], axis=1)
    moved = (folded >> 1) ^ -(folded & 1)
    points = np.zeros((starts[-1], 2), np.int64)
    first = np.zeros(starts[-1], bool)
    first[starts[:-1]] = True
    points[~first] = moved
    summed = np.cumsum(points, axis=0)
    base = held["starts"] - summed[starts[:-1]]
    found: Ints = summed + np.repeat(base, np.diff(starts), axis=0)
    return found


def _starts_of(line: Ints) -> Ints:
    changes = np.flatnonzero(np.diff(line)) + 1
    return np.concatenate([[0], changes, [len(line)]])


def _part(lines: Shapes, arc: int, turn: int) -> tuple[Floats, Floats]:
    """The points of a ring's line in the ring's order, less the last, where the next begins."""
    number = ~arc if arc < 0 else arc
    here = slice(lines.starts[number], lines.starts[number + 1])
    x, y = lines.x[here] + 360 * turn, lines.y[here]
    return (x[:0:-1], y[:0:-1]) if arc < 0 else (x[:-1], y[:-1])


def _around_pole(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """A coast around the south pole, three times round and closed far from any map."""
    way = 360 if x[-1] > x[0] else -360
    first, last = x[0] - way, x[0] + 2 * way
    x = np.concatenate([x - way, x, x + way, [last, last, first]])
    return x, np.concatenate([y, y, y, [y[0], -90.0, -90.0]])


@cache
def atlas() -> Atlas:
    """The world's lines, read once a process."""
    return Atlas()
