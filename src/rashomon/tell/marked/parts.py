"""A long text in parts, so that no page of it is heavier than another."""

from __future__ import annotations

from rashomon.tell.marked.clusters import down

PART = 12_000
"""Characters that a part has at most; most documents are one part."""

Range = tuple[int, int]


def parts(text: str) -> tuple[Range, ...]:
    """The parts of `text`, one after the other; an empty text has none.

    A part ends at the end of a line where one ends in its second half, else after a space, else
    between two characters. The same text is cut at the same places whatever is asked of it.
    """
    found = []
    start = 0
    while start < len(text):
        end = _end(text, start)
        found.append((start, end))
        start = end
    return tuple(found)


def _end(text: str, start: int) -> int:
    if len(text) - start <= PART:
        return len(text)
    for stop in ("\n", " "):
        at = text.rfind(stop, start + PART // 2, start + PART)
        if at >= 0:
            return down(text, at + 1)
    return down(text, start + PART)


def part_at(some: tuple[Range, ...], at: int) -> int:
    """The place in `some` of the part that holds the character `at`; the last where none does."""
    for place, (_, end) in enumerate(some):
        if at < end:
            return place
    return max(len(some) - 1, 0)
