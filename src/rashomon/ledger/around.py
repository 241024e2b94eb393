"""One document among the others: its incidents, who else tells of them, its copies; the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, not_, select, true

from rashomon.ledger.schema import claims, reports, tellings, texts
from rashomon.ledger.select import codings, origin_of, stands
from rashomon.ledger.values import Around, Listed, Printing, Tellers
from rashomon.link.copies.pairs import document_of

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
    first, copies, copied = _copies(connection, document, most)
    known = _printings(
        connection, [*first, *copies, *(one for _, some in others.values() for one in some)]
    )
    return Around(
        codes=tuple(codes),
        tellers=tuple(
            Tellers(code, total, tuple(known[one] for one in some))
            for code, (total, some) in others.items()
        ),
        first=known[first[0]] if first else None,
        copies=tuple(known[one] for one in copies),
        copied=copied,
    )


def _tellers(
    connection: Connection, code: str, document: str, most: int
) -> tuple[int, Sequence[str]]:
    """How many other documents tell of an incident, and the first published of them."""
    others = tellings.c.code == code, tellings.c.document != document
    total = connection.execute(
        select(func.count(tellings.c.document.distinct())).where(*others)
    ).scalar_one()
    asked = select(tellings.c.document, func.min(tellings.c.place)).where(*others)
    rows = asked.group_by(tellings.c.document).order_by(func.min(tellings.c.place)).limit(most)
    return total, connection.execute(rows).scalars().all()


def _copies(
    connection: Connection, document: str, most: int
) -> tuple[Sequence[str], Sequence[str], int]:
    """Who had the text first, if another; the first of the other copies, and how many there are."""
    place = texts.c.place, texts.c.first
    row = connection.execute(select(*place).where(texts.c.document == document)).first()
    if row is None:
        return (), (), 0
    others = texts.c.first == (row.first or row.place), texts.c.document != document
    total = connection.execute(select(func.count()).select_from(texts).where(*others)).scalar_one()
    asked = select(texts.c.document).where(*others).order_by(texts.c.place).limit(most)
    copies = connection.execute(asked).scalars().all()
    return ([document_of(row.first)] if row.first else []), copies, total


def _printings(connection: Connection, ids: Iterable[str]) -> dict[str, Printing]:
    wanted = sorted(set(ids))
    found = codings(connection, wanted) if wanted else {}
    return {one: Printing(one, coding.name, coding.origin) for one, coding in found.items()}
