"""Where mentions and documents are by now: their incidents, their files."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from rashomon.ledger.schema import reports, tellings
from rashomon.ledger.select import chunks, stands
from rashomon.model.incident import MentionRef


def codes_of(connection: Connection, refs: Collection[MentionRef]) -> dict[MentionRef, str]:
    """The codes of the incidents that hold the mentions; those that none holds are left out."""
    asked = select(tellings.c.document, tellings.c.key, tellings.c.code)
    wanted, found = set(refs), dict[MentionRef, str]()
    for some in chunks(sorted({ref.document for ref in wanted})):
        for row in connection.execute(asked.where(tellings.c.document.in_(some))):
            ref = MentionRef(row.document, row.key)
            if ref in wanted:
                found[ref] = row.code
    return found


def names_of(connection: Connection, documents: Collection[str]) -> dict[str, str]:
    """The names of the documents with these ids; those not in the ledger are left out."""
    asked = select(reports.c.document, reports.c.name).where(stands())
    return {
        row.document: row.name
        for some in chunks(sorted(set(documents)))
        for row in connection.execute(asked.where(reports.c.document.in_(some)))
    }
