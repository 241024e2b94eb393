"""Standing reports as people's decisions leave them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection

from rashomon.ledger.docket import words_on
from rashomon.ledger.protocol import Coded
from rashomon.ledger.schema import reports
from rashomon.ledger.select import chunks, coded
from rashomon.link.words import Ruled, rule
from rashomon.model.document import Document


def ruled(connection: Connection, which: ColumnElement[bool]) -> dict[str, tuple[Document, Ruled]]:
    """The documents with their reports as decisions leave them, of what `select.coded` finds."""
    found = coded(connection, which)
    said = words_on(connection, found)
    return {
        id: (document, rule(report, document.text, said.get(id, ())))
        for id, (document, report) in found.items()
    }


def lasting(connection: Connection, which: ColumnElement[bool]) -> dict[str, Coded]:
    """The documents with their reports as decisions leave them."""
    return {id: (one, last.report) for id, (one, last) in ruled(connection, which).items()}


def decided_on(connection: Connection, document: str) -> dict[str, int]:
    """The ids of a document's claims on which a decision holds, each with its number.

    Most documents have none, and are not read for that.
    """
    if not words_on(connection, [document]):
        return {}
    found = ruled(connection, reports.c.document == document)
    return {
        id: number
        for _, one in found.values()
        for mention in one.report.mentions
        for id, number in one.decided(mention.key)
    }


def ruled_ones(connection: Connection, documents: Iterable[str]) -> dict[str, Ruled]:
    """The reports of these documents as decisions leave them."""
    return {
        id: found
        for some in chunks(sorted(set(documents)))
        for id, (_, found) in ruled(connection, reports.c.document.in_(some)).items()
    }


def changed_since(connection: Connection, number: int, documents: Iterable[str]) -> list[str]:
    """Those of the documents whose reports decisions with higher numbers leave otherwise."""
    changed: list[str] = []
    for some in chunks(sorted(set(documents))):
        said = words_on(connection, some)
        for id, (document, report) in coded(
            connection, reports.c.document.in_(sorted(said))
        ).items():
            before = [one for one in said[id] if one.number <= number]
            was = rule(report, document.text, before).report
            if was != rule(report, document.text, said[id]).report:
                changed.append(id)
    return changed
