"""One document among the others: its incidents, who else tells of them, its copies; the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, select, true

from rashomon.ledger.schema import claims, reports, tellings, texts
from rashomon.ledger.select import chunks, codings, origin_of, stands
from rashomon.ledger.values import Around, Listed, Printing, Tellers
from rashomon.link.copies.pairs import document_of

Some = tuple[int, tuple[str, ...]]
"""How many documents there are in all, and the ids of the first."""

_TOTAL = func.count().over().label("total")

INCIDENTS = 12
"""Of how many incidents of a document the other documents are named."""


def listed(
    connection: Connection, most: int, until: date | None, after: str | None
) -> tuple[Listed, ...]:
    """The documents in the order of `Reader.listed`."""
    published = reports.c.published
    which: ColumnElement[bool] = true()
    if until is not None:
        day = until.isoformat()
        which = published <= day
        if after:
            which = and_(which, not_(and_(published == day, reports.c.document <= after)))
    elif after:
        which = and_(published.is_(None), reports.c.document > after)
    found = _listed(connection, which, most)
    if until is not None and len(found) < most:
        found += _listed(connection, published.is_(None), most - len(found))
    return tuple(found)


def listing(connection: Connection, documents: Sequence[str]) -> tuple[Listed, ...]:
    """The documents with these ids, in their order."""
    found = {
        one.printing.document: one
        for some in chunks(documents)
        for one in _listed(connection, reports.c.document.in_(some), len(some))
    }
    return tuple(found[one] for one in documents if one in found)


def _listed(connection: Connection, which: ColumnElement[bool], most: int) -> list[Listed]:
    told = select(func.count()).where(claims.c.report == reports.c.seq).scalar_subquery()
    order = reports.c.published.desc(), reports.c.document
    asked = select(reports, told.label("claims")).where(stands(), which).order_by(*order)
    return [
        Listed(Printing(row.document, row.name, origin_of(row)), row.coder, row.claims)
        for row in connection.execute(asked.limit(most))
    ]


def around(connection: Connection, document: str, most: int) -> Around:
    """What stands around a document; at most `most` documents are named of each kind."""
    told = select(tellings.c.key, tellings.c.code).where(tellings.c.document == document)
    codes = [(row.key, row.code) for row in connection.execute(told.order_by(tellings.c.key))]
    distinct = list(dict.fromkeys(code for _, code in codes))[:INCIDENTS]
    others = {code: _tellers(connection, code, document, most) for code in distinct}
    first, (copied, copies) = _copies(connection, document, most)
    named = [*copies, *(one for _, some in others.values() for one in some)]
    known = _printings(connection, [*([first] if first else []), *named])
    return Around(
        codes=tuple(codes),
        tellers=tuple(
            Tellers(code, total, tuple(known[one] for one in some))
            for code, (total, some) in others.items()
        ),
        first=known[first] if first else None,
        copies=tuple(known[one] for one in copies),
        copied=copied,
    )


def _tellers(connection: Connection, code: str, document: str, most: int) -> Some:
    """How many other documents tell of an incident, and the first published of them."""
    first = func.min(tellings.c.place)
    asked = select(tellings.c.document, _TOTAL).where(
        tellings.c.code == code, tellings.c.document != document
    )
    return _some(connection, asked.group_by(tellings.c.document).order_by(first).limit(most))


def _copies(connection: Connection, document: str, most: int) -> tuple[str | None, Some]:
    """Who had the text first, if another; the first of the other copies."""
    place = select(texts.c.place, texts.c.first).where(texts.c.document == document)
    row = connection.execute(place).first()
    if row is None:
        return None, (0, ())
    asked = select(texts.c.document, _TOTAL).where(
        texts.c.first == (row.first or row.place), texts.c.document != document
    )
    first = document_of(row.first) if row.first else None
    return first, _some(connection, asked.order_by(texts.c.place).limit(most))


def _some(connection: Connection, asked: Select[Any]) -> Some:
    rows = connection.execute(asked).all()
    return (rows[0].total if rows else 0), tuple(row.document for row in rows)


def _printings(connection: Connection, ids: Iterable[str]) -> dict[str, Printing]:
    wanted = sorted(set(ids))
    found = codings(connection, wanted) if wanted else {}
    return {one: Printing(one, coding.name, coding.origin) for one, coding in found.items()}
