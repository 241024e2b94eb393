"""Make src/rashomon/tell/map/data/lands.npz, the lands and borders that maps are drawn on.

Usage: python tools/natural_earth.py COUNTRIES_10M_JSON

COUNTRIES_10M_JSON is countries-10m.json of the npm package world-atlas 2.0.2 (`npm pack
world-atlas@2.0.2`): Natural Earth 4.1.0, 1:10m Admin 0 countries, public domain, as TopoJSON. The
same input makes the same arrays. Every line stands once, however many countries it bounds, and
every point of it says at which scale it begins to matter (Visvalingam and Whyatt 1993), so that
one file serves all scales; see rashomon.tell.map.atlas for what the arrays hold.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.tell.map.grain import ENDS, grain

OUT = Path(__file__).parents[1] / "src/rashomon/tell/map/data/lands.npz"
LEAST = 2  # points of a lower grain (some 200 m) are left out
Points = NDArray[np.float64]


def line(arc: list[list[int]], scale: NDArray[np.float64]) -> NDArray[np.int32]:
    """The points of an arc on the file's grid, with no jump from one end of it to the other."""
    points = np.cumsum(np.array(arc, np.int32), axis=0, dtype=np.int32)
    around = round(360 / scale[0])
    steps = np.diff(points[:, 0])
    steps = (steps + around // 2) % around - around // 2
    points[1:, 0] = points[0, 0] + np.cumsum(steps)
    return points


def areas(points: Points) -> NDArray[np.float64]:
    """Of each point the area of the triangle (square degrees) that is lost without it."""
    found = np.full(len(points), np.inf)
    spots = points.tolist()
    before, after = list(range(-1, len(spots) - 1)), list(range(1, len(spots) + 1))

    def area(at: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = spots[before[at]], spots[at], spots[after[at]]
        return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2)

    now = {at: area(at) for at in range(1, len(spots) - 1)}
    heap = [(size, at) for at, size in now.items()]
    heapq.heapify(heap)
    while heap:
        size, at = heapq.heappop(heap)
        if now.get(at) != size:
            continue
        found[at] = now.pop(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for beside in (left, right):
            if beside in now:
                now[beside] = max(area(beside), size)
                heapq.heappush(heap, (now[beside], beside))
    return found


def graded(points: NDArray[np.int32], scale: Points, origin: Points) -> NDArray[np.uint8]:
    """The grain of each point: see rashomon.tell.map.grain."""
    degrees = points * scale + origin
    width = max(float(np.cos(np.radians(degrees[:, 1].mean()))), 0.05)
    return grain(areas(degrees * (width, 1)))


def rings(countries: list[dict[str, Any]]) -> Iterator[tuple[int, list[int]]]:
    """Every ring as its country's number and its arcs."""
    for number, country in enumerate(countries):
        shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for ring in chain.from_iterable(shapes):
            yield number, ring


def turns(ring: list[int], ends: list[tuple[int, int]], around: int) -> list[int]:
    """By how many times round the earth each arc of a ring is moved to go on from the last one."""
    found, at = list[int](), None
    for arc in ring:
        first, last = ends[arc] if arc >= 0 else ends[~arc][::-1]
        turn = 0 if at is None else round((at - first) / around)
        found.append(turn)
        at = last + turn * around
    return found


def main() -> None:
    """Make the file and say how large it is."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    world = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    scale, origin = (np.array(world["transform"][key]) for key in ("scale", "translate"))
    lines = [line(arc, scale) for arc in world["arcs"]]
    grains = [graded(points, scale, origin) for points in lines]
    kept = [g >= LEAST for g in grains]
    lines = [points[keep] for points, keep in zip(lines, kept, strict=True)]
    grains = [g[keep] for g, keep in zip(grains, kept, strict=True)]
    countries = sorted(
        world["objects"]["countries"]["geometries"], key=lambda one: one["properties"]["name"]
    )
    every = list(rings(countries))
    around = round(360 / scale[0])
    ends = [(int(points[0, 0]), int(points[-1, 0])) for points in lines]
    steps = np.concatenate([np.diff(points, axis=0) for points in lines])
    np.savez_compressed(
        OUT,
        scale=scale,
        origin=origin,
        starts=np.array([points[0] for points in lines], np.int32),
        length=np.array([len(points) for points in lines], np.uint16),
        east=_bytes(steps[:, 0]),
        north=_bytes(steps[:, 1]),
        grain=np.concatenate(grains),
        ring_country=np.array([number for number, _ in every], np.uint8),
        ring_length=np.array([len(ring) for _, ring in every], np.uint16),
        ring_arcs=np.array(list(chain.from_iterable(ring for _, ring in every)), np.int16),
        ring_turns=np.array(
            list(chain.from_iterable(turns(ring, ends, around) for _, ring in every)), np.int8
        ),
        names=np.frombuffer(
            "\n".join(one["properties"]["name"] for one in countries).encode(), np.uint8
        ),
    )
    assert all((g[0], g[-1]) == (ENDS, ENDS) for g in grains)
    print(f"{len(lines)} lines, {sum(map(len, lines))} points, {OUT.stat().st_size:,} bytes")


def _bytes(steps: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Steps with their sign last, low bytes first, then the high ones: so they pack well."""
    folded = (steps << 1) ^ (steps >> 31)
    return np.stack([folded & 0xFF, folded >> 8]).astype(np.uint8)


if __name__ == "__main__":
    main()
