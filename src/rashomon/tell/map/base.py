"""What lies under the marks: sea, lands, borders, names, a grid of degrees and a scale bar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, floor, log10, radians
from typing import NamedTuple

import numpy as np

from rashomon.tell.map import clipping, paths
from rashomon.tell.map.atlas import Shapes, atlas
from rashomon.tell.map.clipping import Cut, Edges, Ints
from rashomon.tell.map.frame import KM, Frame
from rashomon.tell.map.grain import wanted
from rashomon.tell.map.landnames import LETTER, LandName, land_names
from rashomon.tell.svg import number, tag, text

_BLEED = 6.0  # pixels beyond the sheet, so that cut edges are not seen
_SMALL = 1.5  # pixels: an island that is smaller is left out
_GRID = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60)


class Base(NamedTuple):
    """What lies under the marks: its pieces, and the room that names of lands take (pixels)."""

    drawn: str
    taken: tuple[tuple[float, float, float, float], ...]


@lru_cache(maxsize=256)
def base(frame: Frame) -> Base:
    """The map under the marks.

    The same frame gives the same pieces; those of the last frames are kept (some 40 kB each).
    """
    level = atlas().level(wanted(1 / frame.scale))
    rings, country = _rings(level.rings, level.country, frame)
    borders = _lines(level.borders, frame)
    names = land_names(rings, country, atlas().names, (frame.width, frame.height))
    parts = [
        tag("rect", width=frame.width, height=frame.height, class_="map-sea"),
        _path(paths.path(rings, True), "map-land"),
        _path(paths.path(borders, False), "map-border"),
        *_grid(frame),
        *(text(one.text, one.x, one.y, class_="map-name", text_anchor="middle") for one in names),
        *_bar(frame),
    ]
    return Base("".join(parts), tuple(_room(one) for one in names))


def _room(one: LandName) -> tuple[float, float, float, float]:
    half = len(one.text) * LETTER / 2
    return one.x - half, one.y - 10, one.x + half, one.y + 3


def _path(data: str, kind: str) -> str:
    if not data:
        return ""
    return f'<path class="{kind}" fill-rule="evenodd" transform="{paths.TENTHS}" d="{data}"/>'


def _edges(frame: Frame) -> Edges:
    return Edges(-_BLEED, -_BLEED, frame.width + _BLEED, frame.height + _BLEED)


def _rings(shapes: Shapes, country: Ints, frame: Frame) -> tuple[Cut, Ints]:
    """The lands on the sheet, in pixels, and whose each ring is (by the rings' new numbers)."""
    wide, tall = (shapes.boxes[:, 2:] - shapes.boxes[:, :2]).T
    large = (wide * frame.across > _SMALL) | (tall * frame.scale > _SMALL)
    some = [clipping.polygons(one, _edges(frame)) for one in _placed(shapes, frame, large, wide)]
    return _together(some), np.concatenate([country, country, country])


def _lines(shapes: Shapes, frame: Frame) -> Cut:
    wide = shapes.boxes[:, 2] - shapes.boxes[:, 0]
    every = np.ones(len(shapes), bool)
    cut = [clipping.lines(one, _edges(frame)) for one in _placed(shapes, frame, every, wide)]
    # each part counts its lines from 0; those of the next part are other lines
    return _together([one._replace(of=one.of + at * 10**6) for at, one in enumerate(cut)])


def _placed(
    shapes: Shapes, frame: Frame, wanted_: clipping.Bools, wide: clipping.Floats
) -> Iterator[Cut]:
    """The shapes near the sheet in pixels, each as often as they lie on it round the earth."""
    box, many = frame.box, len(shapes)
    west, south, east, north = shapes.boxes.T
    beside = wanted_ & (south <= box.north) & (north >= box.south)
    for turn in (-1, 0, 1):
        here = beside & (west + 360 * turn <= box.east) & (east + 360 * turn >= box.west)
        if turn:
            here &= wide < 720  # what goes all round lies on every sheet already
        x, y, of = shapes.picked(np.flatnonzero(here))
        if len(x):
            left = (x + 360 * turn - box.west) * frame.across
            yield Cut(left, (box.north - y) * frame.scale, of + many * (turn + 1))


def _together(some: list[Cut]) -> Cut:
    if not some:
        return Cut(np.empty(0), np.empty(0), np.empty(0, np.int64))
    return Cut(*(np.concatenate(side) for side in zip(*some, strict=True)))


def _grid(frame: Frame) -> Iterator[str]:
    """Meridians and parallels at round degrees, named at the edges."""
    box = frame.box
    lines = []
    step = next((one for one in _GRID if frame.across * one >= 90), _GRID[-1])
    for at in range(floor(box.west / step) + 1, floor(box.east / step) + 1):
        x = number((at * step - box.west) * frame.across)
        lines.append(f"M{x} 0V{number(frame.height)}")
        yield text(_degrees(at * step, "EW"), float(x) + 3, frame.height - 4, class_="map-degree")
    step = next((one for one in _GRID if frame.scale * one >= 90), _GRID[-1])
    for at in range(floor(box.south / step) + 1, floor(box.north / step) + 1):
        y = number(frame.y(at * step))
        lines.append(f"M0 {y}H{number(frame.width)}")
        yield text(_degrees(at * step, "NS"), 3, float(y) - 3, class_="map-degree")
    yield f'<path class="map-grid" d="{"".join(lines)}"/>' if lines else ""


def _degrees(value: float, sides: str) -> str:
    """ "46.5° E"; 0 and 180 are of no side."""
    if sides == "EW":
        value = (value + 180) % 360 - 180
    size = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    side = "" if size in ("0", "180") else f" {sides[value < 0]}"
    return f"{size}°{side}"


def _bar(frame: Frame) -> Iterator[str]:
    """A bar of round kilometres, true at the middle latitude."""
    middle = (frame.box.south + frame.box.north) / 2
    each = KM * cos(radians(middle)) / frame.across  # km a pixel, west to east
    most = each * 150
    ten = 10 ** floor(log10(most))
    km = next(n * ten for n in (5, 2, 1) if n * ten <= most)
    wide, y = km / each, frame.height - 22
    right = frame.width - 14
    told = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:.0f} m"
    if frame.box.north - frame.box.south > 15:
        told += f" at {_degrees(round(middle), 'NS')}"
    points = f"M{number(right - wide)} {y - 5}v5h{number(wide)}v-5"
    yield f'<path class="map-bar" d="{points}"/>'
    yield text(told, right, y - 8, class_="map-degree", text_anchor="end")
