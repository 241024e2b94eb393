"""The gists of a ledger: each is drawn anew only where its incident changed, and kept.

Catching up marks the incidents that it touches; after a view was built as a whole, those are
marked whose digests differ. Marked ones are drawn in rounds, so that others may write in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, func, insert, inspect, select

from rashomon import __version__
from rashomon.ledger import schema
from rashomon.ledger.assemble import assemble
from rashomon.ledger.database import Database
from rashomon.ledger.docket import numbers_on
from rashomon.ledger.gists import Gist, Numbers, Redrawn, Watch, decode, encode, gist
from rashomon.ledger.kept import kept_stamp
from rashomon.ledger.material import Stamp
from rashomon.ledger.numbering import numbers_of
from rashomon.ledger.schema import gists, gists_stamp, incidents, reports, stale_gists, tellings
from rashomon.ledger.schema import texts as printed
from rashomon.ledger.select import chunks
from rashomon.model.incident import MentionRef

_ROUND = 200  # incidents that are drawn in one transaction
_PROGRAM = f"{schema.GIST} {__version__}"

Row = tuple[Any, ...]


def mark(connection: Connection, before: Stamp, after: Stamp, codes: Iterable[str]) -> None:
    """Mark the incidents that catching up from one view to another touched.

    Where gists were not up to the first of them, all will be looked at when they are asked for.
    """
    if _stamp(connection) != str(before):
        return
    rows = [{"code": code} for code in sorted(set(codes))]
    if rows:
        connection.execute(insert(stale_gists).prefix_with("OR IGNORE"), rows)
    _set_stamp(connection, str(after))


def gists_are_fresh(connection: Connection) -> bool:
    """Whether every gist is as its incident is now."""
    if _stamp(connection) != str(kept_stamp(connection)):
        return False
    return connection.execute(select(stale_gists).limit(1)).first() is None


def draw_gists(database: Database, watch: Watch | None = None) -> None:
    """Bring the gists of a ledger that is open for writing, and whose view is fresh, up to date."""
    with database.writing() as connection:
        _prepare(connection)
        if _stamp(connection) != str(kept_stamp(connection)):
            _compare(connection)
        every = _waiting(connection)
    left = every
    while left:
        if watch:
            watch(every - left, every)
        with database.writing() as connection:
            some = select(stale_gists.c.code).order_by(stale_gists.c.code).limit(_ROUND)
            _draw(connection, connection.execute(some).scalars().all())
            left = _waiting(connection)


def redrawn(connection: Connection, since: int) -> Redrawn:
    """What changed after the version `since`; gists are fresh."""
    asked = select(gists.c.code, gists.c.body).where(gists.c.number > since)
    rows = connection.execute(asked.order_by(gists.c.number, gists.c.code)).all()
    gone = tuple(row.code for row in rows if row.body is None) if since else ()
    told = tuple(decode(row.body) for row in rows if row.body is not None)
    return Redrawn(_number(connection), told, gone, not since)


def all_gists(connection: Connection) -> Redrawn:
    """All gists, without writing: those that are not kept are drawn for the time being."""
    now = _digests(connection, None)
    held: dict[str, Gist] = {}
    if inspect(connection).has_table(gists.name):
        for row in connection.execute(select(gists).where(gists.c.body.is_not(None))):
            if now.get(row.code) == row.digest:
                held[row.code] = decode(row.body)
    missing = sorted(now.keys() - held.keys())
    for some in chunks(missing):
        held |= {one.code: one for one in _gists(connection, some)}
    return Redrawn(0, tuple(held[code] for code in sorted(held)), (), True)


def _prepare(connection: Connection) -> None:
    """Make the tables, in the place of those that an earlier version kept."""
    names = inspect(connection).get_table_names()
    if gists.name in names:
        return
    for name in names:
        if name.startswith("gists_"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
    schema.GISTS.create_all(connection)


def _stamp(connection: Connection) -> str | None:
    """Up to which view stale gists are known; None where none, or another program's, are kept."""
    if not inspect(connection).has_table(gists_stamp.name):
        return None
    kept = connection.execute(select(gists_stamp)).first()
    return kept.stamp if kept and kept.program == _PROGRAM else None


def _set_stamp(connection: Connection, stamp: str) -> None:
    connection.execute(delete(gists_stamp))
    connection.execute(insert(gists_stamp), {"stamp": stamp, "program": _PROGRAM})


def _waiting(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(stale_gists)).scalar_one())


def _number(connection: Connection) -> int:
    return int(connection.execute(select(func.max(gists.c.number))).scalar() or 0)


def _compare(connection: Connection) -> None:
    """Mark every incident whose gist was drawn from something else, or is not drawn."""
    now = _digests(connection, None)
    kept = select(gists.c.code, gists.c.digest).where(gists.c.body.is_not(None))
    held = {row.code: row.digest for row in connection.execute(kept)}
    codes = {code for code in now.keys() | held.keys() if now.get(code) != held.get(code)}
    connection.execute(delete(stale_gists))
    if codes:
        connection.execute(insert(stale_gists), [{"code": code} for code in sorted(codes)])
    _set_stamp(connection, str(kept_stamp(connection)))


def _draw(connection: Connection, codes: Sequence[str]) -> None:
    """Draw the gists of these incidents; of those that are gone, keep that they are."""
    held = select(gists.c.code, gists.c.digest, gists.c.body).where(gists.c.code.in_(codes))
    before = {row.code: row for row in connection.execute(held)}
    now = _digests(connection, codes)
    same = {code for code in codes if code in before and before[code].digest == now.get(code)}
    gone = {code for code in before.keys() - now.keys() if before[code].body is not None}
    drawn = _gists(connection, [code for code in codes if code in now and code not in same])
    number = _number(connection) + 1
    rows = [{"code": code, "digest": "", "number": number, "body": None} for code in sorted(gone)]
    rows += [
        {"code": one.code, "digest": now[one.code], "number": number, "body": encode(one)}
        for one in drawn
    ]
    if rows:
        connection.execute(insert(gists).prefix_with("OR REPLACE"), rows)
    connection.execute(delete(stale_gists).where(stale_gists.c.code.in_(codes)))


def _gists(connection: Connection, codes: Sequence[str]) -> list[Gist]:
    if not codes:
        return []
    numbers: dict[MentionRef, Numbers] = numbers_of(connection, codes)
    return [gist(one, numbers) for one in assemble(connection, incidents.c.code.in_(codes))]


def _digests(connection: Connection, codes: Sequence[str] | None) -> dict[str, str]:
    """What the gists of these incidents, or of all, are drawn from, as short digests, by code."""
    told = select(tellings.c.code, tellings.c.document, tellings.c.key)
    asked = select(incidents)
    if codes is not None:
        told = told.where(tellings.c.code.in_(codes))
        asked = asked.where(incidents.c.code.in_(codes))
    rows = {row.code: tuple(row) for row in connection.execute(asked)}
    ordered = connection.execute(told.order_by(tellings.c.code, tellings.c.place))
    documents = _documents(connection, codes)
    return {
        code: _digest((rows[code], [(*one, documents.get(one.document)) for one in some]))
        for code, some in groupby(ordered, key=lambda row: str(row.code))
        if code in rows
    }


def _documents(connection: Connection, codes: Sequence[str] | None) -> dict[str, Row]:
    """What tells of these incidents, or of any: by its last coding, its first and decisions."""
    last = select(reports.c.document, func.max(reports.c.seq).label("coding"))
    copied = select(printed.c.document, printed.c.first).where(printed.c.first != "")
    if codes is not None:
        inside = select(tellings.c.document).where(tellings.c.code.in_(codes))
        last = last.where(reports.c.document.in_(inside))
        copied = copied.where(printed.c.document.in_(inside))
    firsts = {row.document: row.first for row in connection.execute(copied)}
    rows = connection.execute(last.group_by(reports.c.document)).all()
    ruled = numbers_on(connection, None if codes is None else [row.document for row in rows])
    return {
        row.document: (row.coding, firsts.get(row.document), ruled.get(row.document))
        for row in rows
    }


def _digest(made_of: Any) -> str:
    return hashlib.blake2b(repr((_PROGRAM, made_of)).encode(), digest_size=12).hexdigest()


def touched(connection: Connection, documents: Collection[str]) -> set[str]:
    """The codes of the incidents that these documents tell."""
    asked = select(tellings.c.code).distinct()
    return {
        code
        for some in chunks(sorted(documents))
        for code in connection.execute(asked.where(tellings.c.document.in_(some))).scalars()
    }
