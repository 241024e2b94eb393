"""Incidents from the view, with every telling from the record."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from rashomon.ledger.query import Condition
from rashomon.ledger.ruled import ruled
from rashomon.ledger.schema import incidents, reports, tellings, texts
from rashomon.link.copies.pairs import document_of
from rashomon.link.words import Ruled
from rashomon.model.document import Document
from rashomon.model.incident import Incident, Telling


def assemble(connection: Connection, which: Condition) -> tuple[Incident, ...]:
    """The incidents of the view that `which` meets, newest first, those without a date last.

    Only documents that tell one of them are read.
    """
    rows = connection.execute(select(incidents).where(which)).all()
    inside = tellings.c.code.in_(select(incidents.c.code).where(which))
    documents = ruled(connection, reports.c.document.in_(select(tellings.c.document).where(inside)))
    told: dict[str, list[Telling]] = defaultdict(list)
    firsts = copied(connection, texts.c.document.in_(select(tellings.c.document).where(inside)))
    for row in connection.execute(select(tellings).where(inside)):
        coding = documents[row.document]
        told[row.code].extend(_telling(*coding, row.key, firsts.get(row.document)))
    return tuple(_incident(row, told[row.code]) for row in _newest_first(rows) if told[row.code])


def _newest_first(rows: Any) -> list[Any]:
    by_code = sorted(rows, key=lambda row: str(row.code))
    return sorted(by_code, key=lambda r: (r.last or "", r.first or "", r.published or ""))[::-1]


def copied(connection: Connection, which: Condition) -> dict[str, str]:
    """The id of what each copy among the documents that `which` meets is a copy of, by its id."""
    asked = select(texts.c.document, texts.c.first).where(texts.c.first != "", which)
    return {row.document: document_of(row.first) for row in connection.execute(asked)}


def _telling(document: Document, last: Ruled, key: str, copy_of: str | None) -> Iterator[Telling]:
    """The telling, or none where the document was coded anew since the view was built."""
    report = last.report
    for mention in report.mentions:
        if mention.key == key:
            yield Telling(
                document,
                mention,
                tuple(claim for claim in report.claims if claim.incident == key),
                tuple(reaction for reaction in report.reactions if reaction.about == key),
                report.contacts,
                copy_of,
                last.decided(key),
                last.mentions.get(key),
            )


def _incident(row: Any, told: list[Telling]) -> Incident:
    return Incident(
        code=row.code,
        type=row.type,
        start=row.start,
        end=row.end,
        places=tuple(json.loads(row.places)),
        country=row.country,
        tellings=tuple(sorted(told, key=_oldest_first)),
    )


def _oldest_first(telling: Telling) -> tuple[str, str, str]:
    published = telling.document.published
    day = published.isoformat() if published else "9999"
    return (day, telling.document.id, telling.mention.key)
