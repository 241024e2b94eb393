"""Paragraphs that were broken into lines of one width, as in e-mail and old wire copy."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Bounds = tuple[int, int]

_NARROW, _WIDE = 40, 100
_STOPS = frozenset('.!?…:;"”’)»')
_BULLETS = frozenset("•·▪-–—*>→[@#")


def unwrap(text: str, bounds: Sequence[Bounds]) -> list[Bounds]:
    """The lines of `text` at `bounds`, with those joined into one that a line width broke.

    A text is broken so where at least three lines, and every fourth, are of 40 to 100 characters,
    end without a stop and go on below with a small letter. Then every line of at least seven
    tenths of the longest of that width goes on, but not before a blank line or a bullet.
    """
    width = _width(text, bounds)
    if not width:
        return list(bounds)
    joined = [bounds[0]]
    for above, line in pairwise(bounds):
        if _goes_on(text, above, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _width(text: str, bounds: Sequence[Bounds]) -> int:
    """The width to which the text was broken, in characters; 0 where it was not."""
    full = broken = width = 0
    for above, line in pairwise(bounds):
        size = above[1] - above[0]
        full += size > 0
        if not _NARROW <= size <= _WIDE or line[0] == line[1]:
            continue
        width = max(width, size)
        broken += text[line[0]].islower() and text[above[1] - 1] not in _STOPS
    return width if broken > 2 and 4 * broken >= full else 0


def _goes_on(text: str, above: Bounds, line: Bounds, width: int) -> bool:
    size = above[1] - above[0]
    if line[0] == line[1] or not 0.7 * width <= size <= _WIDE:
        return False
    return text[line[0]] not in _BULLETS
