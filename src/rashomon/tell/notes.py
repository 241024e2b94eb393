"""The citations of a page: each sentence that it rests on, numbered in the order of first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model.document import Document
from rashomon.model.incident import Citation
from rashomon.model.span import Span
from rashomon.tell.copied import Copied, copy_words

CONTEXT = 240
"""How many characters of its paragraph are shown before and after a cited sentence."""


@dataclass(frozen=True, slots=True)
class Note:
    """One cited sentence in its paragraph: `text[start:end]` of the document is `evidence`.

    `file` is the document's name, `document` its id. `before` and `after` are what stands around
    the sentence in the same line of the text, at most CONTEXT characters each. `copy_of` is the
    id of the document that this one is a copy of, `copied_from` its label.
    """

    number: int
    file: str
    document: str
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    before: str
    evidence: str
    after: str
    copy_of: str | None = None
    copied_from: str | None = None

    @property
    def label(self) -> str:
        """Outlet, publication date and file, as far as they are known, and whose copy it is."""
        known = ", ".join(filter(None, (self.outlet, self.published, self.file)))
        return ", ".join(filter(None, (known or self.document, copy_words(self.copied_from))))


def _before(text: str, at: int) -> str:
    start = max(0, at - CONTEXT)
    piece = text[start:at]
    line = piece.rfind("\n")
    return piece[line + 1 :] if line >= 0 or not start else f"…{piece}"


def _after(text: str, at: int) -> str:
    piece = text[at : at + CONTEXT]
    line = piece.find("\n")
    if line >= 0:
        return piece[:line]
    return f"{piece}…" if at + CONTEXT < len(text) else piece


def note(number: int, document: Document, span: Span, copied: Copied | None = None) -> Note:
    """The note `number`: the words at `span` of `document`, in their context.

    `copied` is what the document is a copy of.
    """
    origin = document.origin
    return Note(
        number=number,
        file=document.name,
        document=document.id,
        outlet=origin.outlet,
        published=origin.published.isoformat() if origin.published else None,
        url=origin.url,
        start=span.start,
        end=span.end,
        before=_before(document.text, span.start),
        evidence=span.text,
        after=_after(document.text, span.end),
        copy_of=copied.document if copied else None,
        copied_from=copied.label if copied else None,
    )


class Notes:
    """Gives every cited sentence one number, however often it is cited.

    `copied` tells what documents are copies of, by their id.
    """

    def __init__(self, copied: Mapping[str, Copied] | None = None) -> None:
        self._copied = copied or {}
        self._cited: dict[tuple[str, int, int], Note] = {}

    def cite(self, document: Document, span: Span) -> int:
        """The number of the words at `span` of `document`, from 1."""
        key = (document.id, span.start, span.end)
        if key not in self._cited:
            of = self._copied.get(document.id)
            self._cited[key] = note(len(self._cited) + 1, document, span, of)
        return self._cited[key].number

    def claims(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of the claims' evidence, each once, ascending."""
        numbers = (self.cite(one.document, one.claim.evidence) for one in citations)
        return tuple(sorted(set(numbers)))

    def all(self) -> tuple[Note, ...]:
        """Every note taken so far, by number."""
        return tuple(self._cited.values())
