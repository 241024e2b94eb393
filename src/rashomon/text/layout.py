"""The lines of a text: body, headlines and furniture. Furniture is labelled, never deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.text.fragments import fragments
from rashomon.text.kind import LineKind
from rashomon.text.page import kinds
from rashomon.text.wrap import unwrap

__all__ = ["Line", "LineKind", "furniture", "lines"]


MOST = 200_000
"""Characters of a text that are read, as many as a book of 100 pages has; the rest is not."""
TOLD = 5_000
"""Lines of a text that are told apart and read, blank ones too; the rest is body, unread."""
_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """Line `index` of a text, from 0: `text[start:end]`, without white space at either end."""

    index: int
    start: int
    end: int
    kind: LineKind


def lines(text: str) -> tuple[Line, ...]:
    """Every line of `text`, blank ones too, each with what it is.

    Lines end where `str.splitlines` ends them; a paragraph that was broken to a width is one
    line. What a line is follows from what it says
    (furniture.tsv), how it looks, and where it stands: before, among or after the running text.
    Of a huge text only the first MOST characters and TOLD lines are told apart so; what follows
    them is body, and what follows MOST characters is one line.
    """
    bounds = unwrap(text, _bounds(text))
    found = kinds([text[start:end] for start, end in bounds[:TOLD]])
    told = len(found)
    made = [Line(i, *bounds[i], found[i]) for i in range(told)]
    for i in range(told, len(bounds)):
        start, end = bounds[i]
        made.append(Line(i, start, end, LineKind.BODY if start < end else LineKind.BLANK))
    return tuple(made)


def _bounds(text: str) -> list[tuple[int, int]]:
    """Where each line starts and ends, white space at its ends left out."""
    most = min(len(text), MOST)
    if most < len(text):
        match = _BREAK.search(text, most)
        most = match.end() if match else len(text)
    bounds = []
    at = 0
    for raw in text[:most].splitlines(keepends=True):
        body = raw.strip()
        start = at + (len(raw) - len(raw.lstrip())) if body else at
        bounds.append((start, start + len(body)))
        at += len(raw)
    if most < len(text):
        bounds.append((most, len(text)))
    return bounds


def furniture(text: str, found: tuple[Line, ...]) -> tuple[Span, ...]:
    """The spans of the furniture lines in `found`, and of furniture within body lines."""
    spans: list[Span] = []
    for line in found:
        if line.kind.furniture:
            spans.append(Span.cut(text, line.start, line.end))
        elif line.kind is not LineKind.BLANK:
            spans += (Span.cut(text, *part) for part in fragments(text, line.start, line.end))
    return tuple(spans)
