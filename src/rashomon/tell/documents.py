"""The documents of a ledger, one a line, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.ledger.values import Listed
from rashomon.tell.document import Known, known
from rashomon.tell.unread import Unread, unread


@dataclass(frozen=True, slots=True)
class Line:
    """A document: what is known of it and how, who read it, and how many claims it holds."""

    id: str
    name: str
    known: tuple[Known, ...]
    coder: str
    claims: int


@dataclass(frozen=True, slots=True)
class Further:
    """Where the list goes on: behind the document `after`, which was published on `until`."""

    until: str | None
    after: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Some of the ledger's `total` documents, the last published first, from `until` on back.

    `further` is None at the end. Where `words` were searched for ("": none were), `total` are
    those that hold them, the last added first, and `page` counts from 1.
    """

    total: int
    words: str
    page: int
    until: str | None
    documents: tuple[Line, ...]
    further: Further | None
    unread: Unread


def document_lines(some: Iterable[Listed]) -> tuple[Line, ...]:
    """Documents as lines of the list."""
    return tuple(
        Line(
            one.printing.document,
            one.printing.name,
            known(one.printing.origin),
            one.coder,
            one.claims,
        )
        for one in some
    )


def documents_page(
    total: int,
    some: Sequence[Listed],
    most: int,
    until: date | None = None,
    refused: Sequence[tuple[str, str]] = (),
) -> DocumentsPage:
    """At most `most` documents of `some`, which has one more where the list goes on."""
    shown = some[:most]
    further = None
    if len(some) > most:
        last = shown[-1].printing
        day = last.origin.published
        further = Further(day.isoformat() if day else None, last.document)
    since = until.isoformat() if until else None
    return DocumentsPage(total, "", 1, since, document_lines(shown), further, unread(refused))


def found_page(words: str, page: int, total: int, some: Iterable[Listed]) -> DocumentsPage:
    """One page of the `total` documents that hold `words`."""
    return DocumentsPage(total, words, page, None, document_lines(some), None, Unread())
