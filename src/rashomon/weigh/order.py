"""What was told before what: by day of publication, and in one document by position."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rashomon.model.incident import Citation
from rashomon.model.report import Claim
from rashomon.text.tokens import fold


class Told(NamedTuple):
    """A claim, in which document it stands, and when that was published.

    `copied` says that the document is a copy of one that had it first: what it tells is no later
    word of anybody's.
    """

    claim: Claim
    document: str = ""
    day: date | None = None
    copied: bool = False

    @classmethod
    def of(cls, citation: Citation) -> Told:
        """The claim of a citation."""
        document = citation.document
        return cls(citation.claim, document.id, document.published, citation.copy_of is not None)

    @property
    def voice(self) -> tuple[str, str]:
        """The document and whom it names as speaking there."""
        speaker = self.claim.speaker
        return self.document, fold(speaker.text) if speaker else ""


_NEVER = (1 << 62, -1)


class Marks:
    """Some claims, by when they were told: which others came surely after or before one of them.

    In one document by position in the text. Else by day of publication: what stands in a document
    without a day is neither before nor after what stands in another, and so is what is published
    on the same day; what stands in a copy is after nothing. Built in one pass.
    """

    def __init__(self, told: Iterable[Told], speakers: bool = False) -> None:
        """With `speakers`, positions in one document only tell within one speaker's words."""
        self._speakers = speakers
        self._ends: dict[tuple[str, str], tuple[int, int]] = {}
        self._first, self._last = date.max, date.min
        for one in told:
            evidence = one.claim.evidence
            low, high = self._ends.get(self._place(one), _NEVER)
            self._ends[self._place(one)] = (min(low, evidence.start), max(high, evidence.end))
            self._first = min(self._first, one.day or date.max)
            self._last = max(self._last, date.min if one.copied else one.day or date.min)

    def _place(self, one: Told) -> tuple[str, str]:
        return one.voice if self._speakers else (one.document, "")

    def precede(self, one: Told) -> bool:
        """Whether one of the claims came before `one`."""
        low, _ = self._ends.get(self._place(one), _NEVER)
        surely = one.day is not None and not one.copied and self._first < one.day
        return low < one.claim.evidence.start or surely

    def follow(self, one: Told) -> bool:
        """Whether one of the claims came after `one`, or holds its words within its own."""
        _, high = self._ends.get(self._place(one), _NEVER)
        surely = one.day is not None and one.day < self._last
        return one.claim.evidence.start < high or surely
