"""The documents of a site: listed a hundred a page; and what is cited of one, without its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.ledger.protocol import Reader
from rashomon.model.document import Document
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.web.answer import Answer
from rashomon.web.site.wanted import Chosen

PER = 100
"""Documents on one page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that is published, and the codes of the incidents that it tells of."""

    id: str
    file: str
    outlet: str | None
    published: str | None
    url: str | None
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentList:
    """Documents, the last published first, `total` of them; `page` counts from 1."""

    total: int
    page: int
    pages: int
    documents: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document, verbatim: characters [start, end) of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuotedDocument:
    """A document without its text: what is known of it, and what is cited, in its order."""

    document: Listed
    coder: str
    length: int
    quoted: tuple[Quoted, ...]


def listed(reader: Reader, chosen: Chosen) -> tuple[Listed, ...]:
    """The documents of a site, the last published first, those of no known day last."""
    found = (reader.document(id) for id in chosen.mentions)
    known = [_listed(one, chosen) for one in found if one]
    known.sort(key=lambda one: (one.file, one.id))
    return tuple(sorted(known, key=lambda one: one.published or "", reverse=True))


def _listed(document: Document, chosen: Chosen) -> Listed:
    origin, told = document.origin, chosen.mentions[document.id]
    day = origin.published.isoformat() if origin.published else None
    codes = tuple(sorted(set(told.values())))
    return Listed(document.id, document.name, origin.outlet, day, origin.url, codes)


def list_answer(documents: tuple[Listed, ...], page: int) -> Answer:
    """A page of the documents of a site."""
    shown = documents[(page - 1) * PER : page * PER]
    pages = max(1, -(-len(documents) // PER))
    return Answer("site_documents.html", DocumentList(len(documents), page, pages, shown))


def quoted_answer(reader: Reader, id: str, chosen: Chosen) -> Answer:
    """The page of a document that shows no more of its text than what is cited."""
    document, report = reader.document(id), reader.report(id)
    if document is None or report is None:  # it was chosen a moment ago
        raise LookupError(id)
    longest: dict[int, Span] = {}
    for span in _cited(report):
        longest[span.start] = max(longest.get(span.start, span), span, key=lambda one: one.end)
    quoted = tuple(Quoted(at, longest[at].end, longest[at].text) for at in sorted(longest))
    told = QuotedDocument(_listed(document, chosen), report.coder, len(document.text), quoted)
    return Answer("site_quoted.html", told)


def _cited(report: Report) -> Iterable[Span]:
    yield from (one.evidence for one in report.claims)
    yield from (one.evidence for one in report.reactions)
    yield from (one.evidence for one in report.contacts)
    for mention in report.mentions:
        yield from (*mention.phrases, *mention.places, *mention.when.phrases)
