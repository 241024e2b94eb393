"""Spans: citations that are checked, not attached."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words `text`, standing at characters [start, end) of one document.

    Offsets count Unicode code points, as Python's slices do. Build one with `cut`, which takes
    the words from the document itself.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"no span from {self.start} to {self.end}")
        if self.end - self.start != len(self.text):
            raise SpanError(f"{self.text[:40]!r} is not {self.end - self.start} characters long")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`. Raises SpanError where there is none."""
        return cls(start, end, text[start:end])

    def check(self, text: str) -> None:
        """Raise SpanError unless these words stand at these offsets of `text`."""
        if text[self.start : self.end] != self.text:
            raise SpanError(f"{self.text[:40]!r} does not stand at {self.start}:{self.end}")

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
