"""Where on a map the name of each land is written: along its widest free line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from rashomon.tell.map.clipping import Cut, Floats, Ints

LETTER = 7.2
"""Pixels that a letter takes in the capitals that names are written in."""

_ROWS = 28
_SPARE = 10


class LandName(NamedTuple):
    """A name and the middle of its line."""

    text: str
    x: float
    y: float


def land_names(
    shapes: Cut, country: Ints, names: tuple[str, ...], size: tuple[float, float]
) -> tuple[LandName, ...]:
    """The names of the lands that have room for theirs on the sheet, by name.

    `shapes` are rings in pixels, `country` says of each ring whose it is. A name is written once,
    where its land is widest, rather in its middle than at its edge.
    """
    width, height = size
    best = dict[int, tuple[float, LandName]]()
    after = _after(shapes.of)
    land = country[shapes.of]
    spans = _extents(shapes, land)
    for row in range(_ROWS):
        y = height * (row + 0.5) / _ROWS
        for number, left, right in _stretches(shapes, after, land, y):
            left, right = max(left, 4.0), min(right, width - 4.0)  # noqa: PLW2901
            name = names[number]
            if right - left < len(name) * LETTER + _SPARE:
                continue
            low, high = spans[number]
            aside = abs(y - (low + high) / 2) / max(high - low, 1.0)
            weight = (right - left) * (1 - aside)
            if number not in best or weight > best[number][0]:
                best[number] = (weight, LandName(name, (left + right) / 2, y))
    return tuple(sorted(one for _, one in best.values()))


def _after(of: Ints) -> Ints:
    after = np.arange(1, len(of) + 1)
    if len(of):
        opens = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
        after[np.append(opens[1:], len(of)) - 1] = opens
    return after


def _extents(shapes: Cut, land: Ints) -> dict[int, tuple[float, float]]:
    """Between which heights each land lies."""
    found = {}
    for number in np.unique(land).tolist():
        y = shapes.y[land == number]
        found[number] = (float(y.min()), float(y.max()))
    return found


def _stretches(
    shapes: Cut, after: Ints, land: Ints, y: float
) -> Iterator[tuple[int, float, float]]:
    """The stretches of a level line that lie inside a land: its number, from, to."""
    above = shapes.y > y
    on = np.flatnonzero(above != above[after])
    to = after[on]
    x = shapes.x[on] + (y - shapes.y[on]) / (shapes.y[to] - shapes.y[on]) * (
        shapes.x[to] - shapes.x[on]
    )
    order = np.lexsort((x, land[on]))
    xs: Floats = x[order]
    lands = land[on][order]
    for at in range(0, len(xs) - 1, 2):
        yield int(lands[at]), float(xs[at]), float(xs[at + 1])
