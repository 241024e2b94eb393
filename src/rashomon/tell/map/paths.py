"""Shapes in pixels as the data of SVG paths, in tenths of a pixel."""

from __future__ import annotations

import numpy as np

from rashomon.tell.map.clipping import Cut

TENTHS = "scale(.1)"
"""The transform that such paths are drawn under."""


def path(shapes: Cut, closed: bool) -> str:
    """Every shape as a piece of one path; those of a single point are left out."""
    if not len(shapes.x):
        return ""
    x, y = (np.rint(side * 10).astype(np.int64) for side in (shapes.x, shapes.y))
    fresh = np.concatenate([[True], shapes.of[1:] != shapes.of[:-1]])
    moved = fresh | (np.diff(x, prepend=0) != 0) | (np.diff(y, prepend=0) != 0)
    x, y, of = x[moved], y[moved], shapes.of[moved]
    steps = np.stack([np.diff(x, prepend=0), np.diff(y, prepend=0)], axis=1).ravel().tolist()
    opens = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    ends = np.append(opens[1:], len(x)).tolist()
    xs, ys = x[opens].tolist(), y[opens].tolist()
    least = 3 if closed else 2
    pieces = [
        f"M{xs[at]} {ys[at]}l{' '.join(map(str, steps[2 * first + 2 : 2 * last]))}"
        for at, (first, last) in enumerate(zip(opens.tolist(), ends, strict=True))
        if last - first >= least
    ]
    return ("z".join((*pieces, "")) if closed else "".join(pieces)).replace(" -", "-")
