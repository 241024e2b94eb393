"""Which citations count once: a copy says nothing that its original does not say."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.incident import Citation


def firsts(claims: Sequence[Citation]) -> dict[str, str]:
    """For each document among `claims`, the one that speaks for it: itself, unless it is a copy.

    A copy is spoken for by the document that had the text first, where that one tells of the
    incident too; else by the earliest of the copies that are here, by day and id.
    """
    of = {one.document.id: one.copy_of for one in claims}
    order = sorted((_day(one), one.document.id) for one in claims)
    leaders: dict[str, str] = {}
    for _, document in order:
        first = of[document] or document
        leaders.setdefault(first, first if first in of else document)
    return {document: leaders[first or document] for document, first in of.items()}


def originals(claims: Sequence[Citation]) -> tuple[Citation, ...]:
    """The claims of documents that speak for themselves."""
    leaders = firsts(claims)
    return tuple(one for one in claims if leaders[one.document.id] == one.document.id)


def _day(one: Citation) -> str:
    return one.document.published.isoformat() if one.document.published else "9999"
