"""Cutting many polygons and lines to a box at once.

Polygons by Sutherland and Hodgman (1974), lines by Liang and Barsky (1984), both over arrays.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Edges(NamedTuple):
    """The sides of a box, in the units of the points."""

    left: float
    low: float
    right: float
    high: float


class Cut(NamedTuple):
    """Points of many shapes in one, and the number of the shape that each is of."""

    x: Floats
    y: Floats
    of: Ints


def polygons(shapes: Cut, box: Edges) -> Cut:
    """Closed rings cut to the box (their last point goes on to their first)."""
    shapes = _thinned(shapes, box)
    for upright, side, sign in (
        (True, box.left, 1.0),
        (True, box.right, -1.0),
        (False, box.low, 1.0),
        (False, box.high, -1.0),
    ):
        if len(shapes.x):
            shapes = _half(shapes, upright, side, sign)
    return _held(shapes, box)


def _held(shapes: Cut, box: Edges) -> Cut:
    """Without what rounding put a hair's breadth outside."""
    x, y, of = shapes
    return Cut(np.clip(x, box.left, box.right), np.clip(y, box.low, box.high), of)


def _thinned(shapes: Cut, box: Edges) -> Cut:
    """Without points that lie beyond the same sides as both their neighbours: they bound nothing.

    The sides must be the very same: else, going round a corner outside, a ring would cut it.
    """
    after, before = _neighbours(shapes.of)
    code = _codes(shapes.x, shapes.y, box)
    keep = (code == 0) | (code != code[after]) | (code != code[before])
    return Cut(shapes.x[keep], shapes.y[keep], shapes.of[keep])


def _codes(x: Floats, y: Floats, box: Edges) -> NDArray[np.uint8]:
    """Beyond which sides each point lies, as bits."""
    code = (x < box.left).astype(np.uint8)
    code |= (x > box.right).astype(np.uint8) << 1
    code |= (y < box.low).astype(np.uint8) << 2
    code |= (y > box.high).astype(np.uint8) << 3
    return code


def _neighbours(of: Ints) -> tuple[Ints, Ints]:
    """The next and the last point of each, around its ring."""
    many = len(of)
    after, before = np.arange(1, many + 1), np.arange(-1, many - 1)
    if many:
        opens = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
        closes = np.concatenate([opens[1:], [many]]) - 1
        after[closes], before[opens] = opens, closes
    return after, before


def _half(shapes: Cut, upright: bool, side: float, sign: float) -> Cut:
    """Rings cut to one side of a line."""
    x, y, of = shapes
    depth = ((x if upright else y) - side) * sign
    after, _ = _neighbours(of)
    inside = depth >= 0
    if inside.all():
        return shapes
    crosses = inside != inside[after]
    counts = inside.astype(np.int64) + crosses
    ends = np.cumsum(counts)
    where = ends - counts
    cut_x, cut_y = np.empty(ends[-1]), np.empty(ends[-1])
    cut_x[where[inside]], cut_y[where[inside]] = x[inside], y[inside]
    on = np.flatnonzero(crosses)
    to = after[on]
    share = depth[on] / (depth[on] - depth[to])
    at = where[on] + inside[on]
    cut_x[at] = side if upright else x[on] + share * (x[to] - x[on])
    cut_y[at] = y[on] + share * (y[to] - y[on]) if upright else side
    return Cut(cut_x, cut_y, np.repeat(of, counts))


def lines(shapes: Cut, box: Edges) -> Cut:
    """Open lines cut to the box; a line that leaves it and comes back is two."""
    x, y, of = shapes
    if len(x) < 2:
        return Cut(x[:0], y[:0], of[:0])
    code = _codes(x, y, box)
    near = np.flatnonzero((of[1:] == of[:-1]) & ((code[1:] & code[:-1]) == 0))
    start, end = _entered(x, y, near, box)
    kept = start <= end
    near, start, end = near[kept], start[kept], end[kept]
    wide, tall = x[near + 1] - x[near], y[near + 1] - y[near]
    firsts = np.stack([x[near] + start * wide, y[near] + start * tall])
    lasts = np.stack([x[near] + end * wide, y[near] + end * tall])
    return _joined(near, start, end, np.stack([firsts, lasts]), box)


def _entered(x: Floats, y: Floats, near: Ints, box: Edges) -> tuple[Floats, Floats]:
    """Where along each stretch from a point to the next it enters the box, and where it leaves."""
    start, end = np.zeros(len(near)), np.ones(len(near))
    for values, low, high in ((x, box.left, box.right), (y, box.low, box.high)):
        first, step = values[near], values[near + 1] - values[near]
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            one, two = (low - first) / step, (high - first) / step
        still = step == 0
        outside = still & ((first < low) | (first > high))
        enters = np.where(still, np.where(outside, 2.0, 0.0), np.minimum(one, two))
        leaves = np.where(still, np.where(outside, -1.0, 1.0), np.maximum(one, two))
        start, end = np.maximum(start, enters), np.minimum(end, leaves)
    return start, end


def _joined(near: Ints, start: Floats, end: Floats, ends: Floats, box: Edges) -> Cut:
    """Stretches that follow one another as one line."""
    (first_x, first_y), (last_x, last_y) = ends
    if not len(near):
        return Cut(first_x, first_y, near)
    follows = (near[1:] == near[:-1] + 1) & (start[1:] == 0) & (end[:-1] == 1)
    opens = np.concatenate([[True], ~follows])
    number = np.cumsum(opens) - 1
    at = np.arange(len(near)) + number  # each line has one point more than stretches
    total = len(near) + int(number[-1]) + 1
    x, y, of = np.empty(total), np.empty(total), np.empty(total, np.int64)
    x[at[opens]], y[at[opens]], of[at[opens]] = first_x[opens], first_y[opens], number[opens]
    x[at + 1], y[at + 1], of[at + 1] = last_x, last_y, number
    return _held(Cut(x, y, of), box)
