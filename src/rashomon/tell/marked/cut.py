"""A stretch of a text cut into lines, and these at every border of what is marked in them.

The pieces joined are the text, character for character. A border that falls within what a reader
takes for one character (`clusters`) is drawn around it: the letter is marked whole, while the
mark's own offsets stay what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from rashomon.model.span import Span
from rashomon.tell.marked.clusters import down, up
from rashomon.tell.marked.marks import Mark

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """`text`, from `start` to `end` of the document, and the numbers of the marks that cover it.

    `begins` are those of them that begin with it.
    """

    start: int
    end: int
    text: str
    furniture: bool = False
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what ends it, or all the blank lines between two others.

    `furniture` says that all of it is page furniture.
    """

    start: int
    end: int
    furniture: bool
    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return all(not one.text or one.text.isspace() for one in self.segments)


def merged(spans: Iterable[Span]) -> list[Range]:
    """The spans as ranges in their order, those that meet made one."""
    found: list[Range] = []
    for span in sorted(spans):
        if found and span.start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], span.end)
        else:
            found.append((span.start, span.end))
    return found


def line_ranges(text: str, start: int, end: int) -> Iterator[Range]:
    """The lines of `text[start:end]`, as `str.splitlines` ends them, runs of blank ones as one."""
    begun, blank = start, False
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        empty = not raw.strip()
        if at > begun and not (empty and blank):
            yield begun, at
            begun = at
        blank = empty
        at += len(raw)
    if at > begun:
        yield begun, at


def cut(
    text: str,
    within: Range,
    marks: Sequence[Mark],
    furniture: Sequence[Span] = (),
    deepest: int | None = None,
) -> tuple[Line, ...]:
    """The lines of `text` from `within[0]` to `within[1]`, in segments.

    A segment names at most `deepest` of the marks that cover it, the shortest.
    """
    start, end = within
    drawn = [_drawn(text, one.start, one.end, within) for one in marks]
    grey = [_drawn(text, *one, within) for one in merged(furniture) if _meets(one, within)]
    rows = list(line_ranges(text, start, end))
    sweep = _Sweep(drawn, grey, deepest)
    borders = {at for one in (*drawn, *grey, *rows) if one[0] < one[1] for at in one}
    pieces = [
        sweep.piece(text, *one) for one in pairwise(sorted(borders | {start, end})) if one[0] < end
    ]
    starts = [one.start for one in pieces]
    return tuple(
        _line(row, pieces[bisect_right(starts, row[0]) - 1 : bisect_right(starts, row[1] - 1)])
        for row in rows
    )


def _line(row: Range, pieces: Sequence[Segment]) -> Line:
    grey = all(one.furniture or one.text.isspace() for one in pieces)
    return Line(*row, grey and any(one.furniture for one in pieces), tuple(pieces))


def _meets(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _drawn(text: str, start: int, end: int, within: Range) -> Range:
    """Where the range is drawn: around whole characters, and no further than `within`."""
    low, high = max(start, within[0]), min(end, within[1])
    if low >= high:
        return low, low
    return max(down(text, low), within[0]), min(up(text, high), within[1])


class _Sweep:
    """Goes over the borders from left to right and knows what covers each piece."""

    def __init__(self, drawn: Sequence[Range], grey: Sequence[Range], deepest: int | None) -> None:
        self._deepest = deepest
        self._size = [end - start for start, end in drawn]
        self._begin: dict[int, list[int]] = defaultdict(list)
        self._end: dict[int, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(drawn):
            if start < end:
                self._begin[start].append(number)
                self._end[end].append(number)
        self._open: set[int] = set()
        self._grey = list(grey)
        self._greys = [start for start, _ in grey]

    def piece(self, text: str, start: int, end: int) -> Segment:
        """The segment between two borders that follow one another."""
        self._open.difference_update(self._end.get(start, ()))
        begins = self._begin.get(start, ())
        self._open.update(begins)
        covers = self._covering()
        shown = tuple(one for one in begins if one in covers) if begins else ()
        return Segment(start, end, text[start:end], self._furniture(start), covers, shown)

    def _covering(self) -> tuple[int, ...]:
        if self._deepest is None or len(self._open) <= self._deepest:
            return tuple(sorted(self._open))
        return tuple(sorted(nsmallest(self._deepest, self._open, key=self._rank)))

    def _rank(self, number: int) -> Range:
        return self._size[number], number

    def _furniture(self, at: int) -> bool:
        place = bisect_right(self._greys, at) - 1
        return place >= 0 and at < self._grey[place][1]
