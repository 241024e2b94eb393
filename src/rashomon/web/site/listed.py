"""The documents of a site, a hundred a page."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.document import Document
from rashomon.web.answer import Answer
from rashomon.web.site.excerpt import SiteDesk

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


def documents_answer(desk: SiteDesk, page: int) -> Answer:
    """A page of the documents of a site."""
    listed = desk.listed()
    shown = listed[(page - 1) * PER : page * PER]
    pages = max(1, -(-len(listed) // PER))
    return Answer("site_documents.html", DocumentList(len(listed), page, pages, shown))


def entry(document: Document, codes: tuple[str, ...]) -> Listed:
    """A document in the list."""
    origin = document.origin
    day = origin.published.isoformat() if origin.published else None
    return Listed(document.id, document.name, origin.outlet, day, origin.url, codes)
