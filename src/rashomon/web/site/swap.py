"""One folder in the place of another, at one stroke where the system can do that."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are as they are
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), Linux 3.15


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names at one stroke; False where the system cannot do that."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def put(new: Path, place: Path, aside: Path) -> Path | None:
    """Move `new` to `place`; where what was there is now, None if nothing was.

    Where two folders cannot change names, what was there goes to `aside` first, and a program that
    is killed just then leaves it there (`restore`).
    """
    if not place.exists():
        new.rename(place)
        return None
    if exchange(new, place):
        return new
    place.rename(aside)
    new.rename(place)
    return aside
