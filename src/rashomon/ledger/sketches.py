"""The sketches of a ledger's texts: each is made once, when the text is added, and kept.

Those of a ledger that an earlier version wrote are made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, inspect, select

from rashomon.ledger import schema
from rashomon.ledger.database import Database
from rashomon.ledger.schema import documents, reports, sketches
from rashomon.ledger.select import chunks, stands
from rashomon.link.copies.pairs import Sketched
from rashomon.link.copies.sketch import Sketch, pack, sketch, unpack

_ROUND = 500  # texts that are drawn in one transaction, so that others may write in between


def draw(database: Database) -> None:
    """Keep a sketch of every text of a ledger that is open for writing."""
    with database.writing() as connection:
        _prepare(connection)
        missing = _missing(connection)
    for at in range(0, len(missing), _ROUND):
        with database.writing() as connection:
            sketch_of(connection, missing[at : at + _ROUND])


def keep_sketches(connection: Connection, found: Mapping[str, str]) -> None:
    """Keep the sketches of texts, by document, that have none yet."""
    _prepare(connection)
    rows = [{"document": one, "sketch": pack(sketch(text))} for one, text in found.items()]
    if rows:
        connection.execute(insert(sketches), rows)


def sketch_of(connection: Connection, ids: Sequence[str]) -> dict[str, Sketch]:
    """The sketches of these documents; those not kept yet are made and kept."""
    _prepare(connection)
    found = _kept(connection, ids)
    new = _made(connection, [one for one in ids if one not in found])
    if new:
        rows = [{"document": one, "sketch": pack(made)} for one, made in new.items()]
        connection.execute(insert(sketches), rows)
    return found | new


def sketched(connection: Connection) -> Iterator[Sketched]:
    """Every document with its sketch; those not kept are made for the time being."""
    days = dict(
        connection.execute(select(reports.c.document, reports.c.published).where(stands())).all()
    )
    kept = inspect(connection).has_table(sketches.name)
    ids = list(days)
    for some in chunks(ids):
        found = _kept(connection, some) if kept else {}
        found |= _made(connection, [one for one in some if one not in found])
        yield from (Sketched(one, days[one], found[one]) for one in some)


def _prepare(connection: Connection) -> None:
    """Make the table, in the place of one that an earlier version drew."""
    names = inspect(connection).get_table_names()
    if sketches.name in names:
        return
    for name in names:
        if name.startswith("sketches_"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
    schema.SKETCHES.create_all(connection)


def _missing(connection: Connection) -> list[str]:
    held = select(sketches.c.document)
    asked = select(documents.c.id).where(documents.c.id.not_in(held)).order_by(documents.c.id)
    return list(connection.execute(asked).scalars())


def _kept(connection: Connection, ids: Sequence[str]) -> dict[str, Sketch]:
    found: dict[str, Sketch] = {}
    for some in chunks(ids):
        rows: Any = connection.execute(select(sketches).where(sketches.c.document.in_(some)))
        found |= {row.document: unpack(row.sketch) for row in rows}
    return found


def _made(connection: Connection, ids: Sequence[str]) -> dict[str, Sketch]:
    found: dict[str, Sketch] = {}
    for some in chunks(ids):
        rows: Any = connection.execute(select(documents).where(documents.c.id.in_(some)))
        found |= {row.id: sketch(row.text) for row in rows}
    return found
