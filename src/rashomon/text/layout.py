"""The lines of a text: body, headlines and furniture. Furniture is labelled, never deleted."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.text.fragments import fragments
from rashomon.text.kind import LineKind
from rashomon.text.page import kinds

__all__ = ["Line", "LineKind", "furniture", "lines"]


@dataclass(frozen=True, slots=True)
class Line:
    """Line `index` of a text, from 0: `text[start:end]`, without white space at either end."""

    index: int
    start: int
    end: int
    kind: LineKind


def lines(text: str) -> tuple[Line, ...]:
    """Every line of `text`, blank ones too, each with what it is.

    Lines end where `str.splitlines` ends them. What a line is follows from what it says
    (furniture.tsv), how it looks, and where it stands: before, among or after the running text.
    """
    bounds = _bounds(text)
    found = kinds([text[start:end] for start, end in bounds])
    return tuple(
        Line(index, start, end, kind)
        for index, ((start, end), kind) in enumerate(zip(bounds, found, strict=True))
    )


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    at = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        start = at + (len(raw) - len(raw.lstrip())) if body else at
        bounds.append((start, start + len(body)))
        at += len(raw)
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
