"""At which scale a point of a line begins to matter."""

from __future__ import annotations

from math import floor, log2

import numpy as np
from numpy.typing import NDArray

ENDS = 15
"""The grain of the ends of lines, which no scale leaves out."""

_UNIT = 0.001  # degrees


def grain(areas: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The grain of points without which triangles of so many square degrees are lost.

    Grain n means a triangle as large as a square of 2^(n-1) to 2^n thousandths of a degree.
    """
    with np.errstate(divide="ignore"):
        steps = np.floor(np.log2(np.sqrt(areas) / _UNIT)) + 1
    return np.where(np.isinf(areas), ENDS, np.clip(steps, 0, ENDS - 1)).astype(np.uint8)


def wanted(degrees: float) -> int:
    """The least grain that shows where one pixel is `degrees` high."""
    return min(max(floor(log2(max(degrees, _UNIT) / _UNIT)) + 1, 0), ENDS - 1)
