"""From spots to the marks on a sheet: places that lie close together there are one mark."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np

from rashomon.tell.map.frame import Box, Frame
from rashomon.tell.map.spots import GRADES, Bools, Floats, Ints, Spots

CELL = 34.0
"""Pixels: places within a square of that size are one mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Places drawn as one: how many distinct incidents they have, and what is found on those.

    `x` and `y` are pixels; `places` are numbers of `Spots.places`, most incidents first. `grade`
    is the number in GRADES by which most of them are located, `box` the least one that holds them.
    """

    x: float
    y: float
    places: tuple[int, ...]
    incidents: int
    disputed: int
    agreed: int
    grade: int
    box: Box

    @property
    def several(self) -> bool:
        """Whether it stands for several places."""
        return len(self.places) > 1

    @property
    def radius(self) -> float:
        """Half its size in pixels: by the logarithm of its count."""
        return radius(self.incidents)


def radius(incidents: float) -> float:
    """Half the size of a mark of so many incidents, in pixels."""
    return min(7.0 + 1.7 * log2(max(incidents, 1.0)), 24.0) if incidents > 1 else 6.0


def on_sheet(spots: Spots, frame: Frame) -> Bools:
    """Which places lie on the sheet, its edges included."""
    x, y = frame.x(spots.longitude), frame.y(spots.latitude)
    found: Bools = (x <= frame.width + 1e-6) & (y >= -1e-6) & (y <= frame.height + 1e-6)
    return found


def marks(spots: Spots, chosen: Bools, frame: Frame) -> tuple[Mark, ...]:
    """The marks of the chosen incidents on the sheet, the largest first.

    Every located spot of theirs whose point is on the sheet is in exactly one mark.
    """
    own = np.flatnonzero(chosen[spots.row] & on_sheet(spots, frame)[spots.place])
    if not len(own):
        return ()
    place = spots.place[own]
    counts = np.bincount(place, minlength=len(spots.places))
    there = np.flatnonzero(counts)
    x, y = frame.x(spots.longitude[there]), frame.y(spots.latitude[there])
    group = np.full(len(spots.places), -1)
    group[there] = _grouped(x, y, counts[there].astype(float))
    return _made(spots, own, group, counts, frame)


def _grouped(x: Floats, y: Floats, counts: Floats) -> Ints:
    """The number of the mark of each place: by cells of the sheet, then by marks that overlap."""
    cells = np.floor(y / CELL).astype(np.int64) * 4096 + np.floor(x / CELL).astype(np.int64)
    _, group = np.unique(cells, return_inverse=True)
    for _ in range(4):
        many = int(group.max()) + 1
        size = np.bincount(group, counts, many).astype(float)
        middle_x = np.bincount(group, x * counts, many) / size
        middle_y = np.bincount(group, y * counts, many) / size
        merged = _merged(middle_x, middle_y, size)
        if merged is None:
            break
        _, group = np.unique(merged[group], return_inverse=True)
    return group.astype(np.int64)


def _merged(x: Floats, y: Floats, size: Floats) -> Ints | None:
    """Into which mark each goes, the larger taking the smaller ones that it overlaps."""
    reach = np.where(size > 1, np.minimum(7.0 + 1.7 * np.log2(size), 24.0), 6.0)
    gap = np.hypot(x[:, None] - x, y[:, None] - y)
    over = gap < (reach[:, None] + reach) * 0.95
    np.fill_diagonal(over, False)
    if not over.any():
        return None
    into = np.arange(len(x))
    free = np.ones(len(x), bool)
    for at in np.lexsort((x, y, -size)).tolist():
        if free[at]:
            taken = over[at] & free
            into[taken] = at
            free[taken] = False
            free[at] = False
    return into


def _made(spots: Spots, own: Ints, group: Ints, counts: Ints, frame: Frame) -> tuple[Mark, ...]:
    mark = group[spots.place[own]]
    many = int(mark.max()) + 1
    once = ~_repeated(spots.row[own], mark, spots.again[own])
    states = np.bincount(mark[once] * 3 + spots.state[spots.row[own[once]]], minlength=many * 3)
    states = states.reshape(many, 3)
    grades = np.bincount(mark * len(GRADES) + spots.grade[own], minlength=many * len(GRADES))
    grade = grades.reshape(many, len(GRADES)).argmax(axis=1)
    there = np.flatnonzero(group >= 0)
    order = there[np.lexsort((there, -counts[there], group[there]))]
    ends = np.cumsum(np.bincount(group[there], minlength=many)).tolist()
    x, y = frame.x(spots.longitude[order]), frame.y(spots.latitude[order])
    firsts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    low, high = np.minimum.reduceat, np.maximum.reduceat
    sides = (low(x, firsts), high(y, firsts), high(x, firsts), low(y, firsts))
    weight = np.add.reduceat(counts[order], firsts)
    x, y = (np.add.reduceat(side * counts[order], firsts) / weight for side in (x, y))
    found = [
        Mark(
            x=float(x[n]),
            y=float(y[n]),
            places=tuple(order[first:last].tolist()),
            incidents=int(states[n].sum()),
            disputed=int(states[n][2]),
            agreed=int(states[n][1]),
            grade=int(grade[n]),
            box=_box(frame, *(float(side[n]) for side in sides)),
        )
        for n, (first, last) in enumerate(zip([0, *ends[:-1]], ends, strict=True))
    ]
    return tuple(sorted(found, key=lambda one: (-one.incidents, one.y, one.x)))


def _box(frame: Frame, left: float, low: float, right: float, top: float) -> Box:
    west, east = (frame.box.west + x / frame.across for x in (left, right))
    return Box(west, frame.box.north - low / frame.scale, east, frame.box.north - top / frame.scale)


def _repeated(row: Ints, mark: Ints, again: Ints) -> Bools:
    """Which spots only repeat an incident in its mark. Spots stand incident by incident."""
    found = np.zeros(len(row), bool)
    later = np.flatnonzero(again)
    for back in range(1, int(again.max(initial=0)) + 1):
        later = later[(later >= back) & (again[later] >= back)]
        before = later - back
        same = (row[later] == row[before]) & (mark[later] == mark[before])
        found[later[same]] = True
    return found
