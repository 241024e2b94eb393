"""Windows over a document: runs of whole sentences, overlapping, so that no claim is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LENGTH = 512
"""Pieces of a window, at most, its two ends included."""
OVERLAP = 128
"""Pieces of the window before that are read again, about."""


class Window(NamedTuple):
    """Sentences [first, last) of a document."""

    first: int
    last: int


def windows(sizes: Sequence[int], length: int = LENGTH, overlap: int = OVERLAP) -> Iterator[Window]:
    """The windows over sentences of these sizes (pieces); each sentence stands in one at least.

    A sentence that is longer than a window stands alone in one, and is read as far as it fits.
    """
    room = length - 2
    first = 0
    while first < len(sizes):
        last, held = first, 0
        while last < len(sizes) and (held + sizes[last] <= room or last == first):
            held += sizes[last]
            last += 1
        yield Window(first, last)
        if last == len(sizes):
            return
        again, held = last, 0
        while again - 1 > first and held + sizes[again - 1] <= overlap:
            again -= 1
            held += sizes[again]
        first = again
