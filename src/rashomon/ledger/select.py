"""Questions to the record that more than one side asks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from rashomon.ledger.codec import decode
from rashomon.ledger.protocol import Coded
from rashomon.ledger.schema import documents, refusals, reports
from rashomon.ledger.standing import Coding
from rashomon.ledger.values import Refusal
from rashomon.model.document import Document, Origin

_AT_ONCE = 500  # SQLite takes some thousands of values in one question


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """`values` in pieces that are few enough to be asked for at once."""
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]


@cache
def stands() -> ColumnElement[bool]:
    """That a row of `reports` is the last of its document."""
    later = reports.alias()
    last = select(func.max(later.c.seq)).where(later.c.document == reports.c.document)
    return reports.c.seq == last.scalar_subquery()


def coded(connection: Connection, which: ColumnElement[bool]) -> dict[str, Coded]:
    """The documents with their standing reports, by id, of the `reports` rows that `which` meets.

    Only what is asked for is read and decoded.
    """
    joined = select(reports, documents.c.text).join(documents, documents.c.id == reports.c.document)
    found = connection.execute(joined.where(stands(), which))
    return {row.document: _coded(row) for row in found}


def codings(connection: Connection, ids: Sequence[str]) -> dict[str, Coding]:
    """How the documents with these ids were coded last; those not in the ledger are left out."""
    found = connection.execute(select(reports).where(reports.c.document.in_(ids), stands()))
    return {row.document: Coding(row.name, origin_of(row), row.coder) for row in found}


def refused(connection: Connection, names: Sequence[str] | None = None) -> tuple[Refusal, ...]:
    """The names, of all or of `names`, whose last row in `refusals` gives a reason; sorted."""
    last = select(func.max(refusals.c.seq)).group_by(refusals.c.name)
    if names is not None:
        last = last.where(refusals.c.name.in_(names))
    asked = select(refusals).where(refusals.c.seq.in_(last), refusals.c.reason.is_not(None))
    rows = connection.execute(asked.order_by(refusals.c.name))
    return tuple(Refusal(row.name, row.reason, row.made) for row in rows)


def _coded(row: Row[Any]) -> Coded:
    document = Document(row.document, row.name, row.text, origin_of(row))
    return document, decode(row.body, row.document, row.text)


def origin_of(row: Row[Any]) -> Origin:
    """What a row of `reports` knows about its document."""
    return Origin(
        published=date.fromisoformat(row.published) if row.published else None,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        known_from=tuple((field, how) for field, how in json.loads(row.known_from)),
    )
