"""The day that a report's times are held against: that of publication, or what its text settles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.code.reading import Reading, TimePhrase
from rashomon.code.times.inferring import infer
from rashomon.model.document import Document
from rashomon.model.report import Dating
from rashomon.text.layout import Line
from rashomon.text.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO date or None; `dated` says how the text settles it, None where it is known anyway."""

    iso: str | None
    dated: Dating | None = None

    @property
    def published(self) -> date | None:
        """The day as a date."""
        return date.fromisoformat(self.iso) if self.iso else None

    @classmethod
    def of(cls, document: Document, page: Sequence[Line], sentences: Sequence[Sentence]) -> Day:
        """The day of a document: known from beside the text, else inferred from the text."""
        if document.published:
            return cls(document.published.isoformat())
        dated = infer(document.text, page, sentences)
        return cls(dated.day, dated)

    def noted(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        """The readings, whose times say so where they rest on an inferred day."""
        if not self.dated or not self.dated.day:
            return tuple(readings)
        return tuple(
            replace(one, times=tuple(self._noted(time) for time in one.times)) if one.times else one
            for one in readings
        )

    def _noted(self, time: TimePhrase) -> TimePhrase:
        if not self.dated or "publication" not in time.basis:
            return time
        return replace(time, basis=f"{time.basis}, which is {self.dated.basis}")
