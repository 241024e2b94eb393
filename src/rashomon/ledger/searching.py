"""Full-text search: which documents hold some words, and which mentions' claims do.

The texts are not kept a second time: only where which word stands. They are entered when they are
added; those of a ledger that an earlier version wrote, when somebody first searches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, func, select

from rashomon.ledger.codec import decode
from rashomon.ledger.database import Database
from rashomon.ledger.numbering import numbered
from rashomon.ledger.schema import documents, reports
from rashomon.ledger.values import Found, Hits
from rashomon.model.report import Report

VERSION = 1
"""Counts up where texts are entered otherwise."""

_UNTIL, _TEXTS, _CLAIMS = (f"search_{VERSION}{part}" for part in ("", "_texts", "_claims"))
_ROUND = 200  # codings that are entered in one transaction
_LONGEST, _MOST = 400, 24  # characters and words of a question that are looked at
_NOTHING = np.zeros(0, np.int64)
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]")


def terms(words: str) -> tuple[str, ...]:
    """What is asked for, term by term: a word, a beginning with * at its end, or a phrase.

    What stands in quotes is one phrase; what holds no letter or digit asks nothing.
    """
    shown = words.replace("\0", " ")[:_LONGEST]
    found = (quoted or bare.replace('"', " ") for quoted, bare in _TERM.findall(shown))
    return tuple(" ".join(one.split()) for one in found if _WORD.search(one))[:_MOST]


def expression(words: str) -> str:
    """The question as SQLite's FTS5 asks it: all terms, each in quotes. Empty: it asks nothing."""
    return " AND ".join(
        f'"{term.rstrip("*")}"' + (" *" if term.endswith("*") else "") for term in terms(words)
    )


def search(connection: Connection, words: str) -> Hits:
    """What holds all `words`, as far as it is entered, in the ledger or for the time being."""
    asked = expression(words)
    if not asked:
        return Hits(_NOTHING, _NOTHING)
    return Hits(_found(connection, _TEXTS, asked), _found(connection, _CLAIMS, asked))


class Entry(NamedTuple):
    """A coding to be entered: its number, its report, and the text where it is the text's first."""

    coding: int
    report: Report
    text: str | None


def enter(connection: Connection, before: int, added: Iterable[Entry]) -> None:
    """Enter what was added, where all that came before it, up to the coding `before`, is."""
    if before == 0:
        _prepare(connection, "main")
    if _until(connection, "main") == before:
        _enter(connection, "main", added)


def is_entered(connection: Connection) -> bool:
    """Whether everything is entered, in the ledger or for the time being."""
    return max(_until(connection, "main"), _until(connection, "temp")) >= _last(connection)


def draw_search(database: Database) -> None:
    """Enter what is not yet, in a ledger that is open for writing."""
    with database.writing() as connection:
        _prepare(connection, "main")
    left = True
    while left:
        with database.writing() as connection:
            left = _draw(connection, "main", _until(connection, "main"))


def draw_beside(connection: Connection) -> None:
    """Enter what is not yet for as long as the connection lasts; the ledger is left as it is."""
    _prepare(connection, "temp")
    begun = max(_until(connection, "main"), _until(connection, "temp"))
    while _draw(connection, "temp", begun):
        begun = _until(connection, "temp")


def _prepare(connection: Connection, where: str) -> None:
    """Make the tables, in the place of those that an earlier version made."""
    if _has(connection, where):
        return
    kept = f"SELECT name FROM {where}.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for name in connection.exec_driver_sql(kept).scalars().all():
        if name.startswith("search_"):
            connection.exec_driver_sql(f"DROP TABLE {where}.{name}")
    for name in (_TEXTS, _CLAIMS):
        words = "words, content='', tokenize='unicode61 remove_diacritics 2'"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {where}.{name} USING fts5({words})")
    connection.exec_driver_sql(f"CREATE TABLE {where}.{_UNTIL} (coding INTEGER NOT NULL)")
    connection.exec_driver_sql(f"INSERT INTO {where}.{_UNTIL} VALUES (0)")


def _has(connection: Connection, where: str) -> bool:
    asked = f"SELECT 1 FROM {where}.sqlite_master WHERE name = ?"
    return connection.exec_driver_sql(asked, (_UNTIL,)).first() is not None


def _until(connection: Connection, where: str) -> int:
    """Up to which coding all are entered."""
    if not _has(connection, where):
        return 0
    return int(connection.exec_driver_sql(f"SELECT coding FROM {where}.{_UNTIL}").scalar_one())


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.max(reports.c.seq))).scalar() or 0)


def _draw(connection: Connection, where: str, begun: int) -> bool:
    """Enter the next codings after `begun`; False where there is none."""
    first = reports.alias()
    opening = select(func.min(first.c.seq)).where(first.c.document == reports.c.document)
    asked = select(reports.c.seq, reports.c.document, reports.c.body, documents.c.text)
    asked = asked.add_columns((reports.c.seq == opening.scalar_subquery()).label("opens"))
    asked = asked.join(documents, documents.c.id == reports.c.document)
    asked = asked.where(reports.c.seq > begun).order_by(reports.c.seq).limit(_ROUND)
    rows = connection.execute(asked).all()
    some = [
        Entry(row.seq, decode(row.body, row.document, row.text), row.text if row.opens else None)
        for row in rows
    ]
    _enter(connection, where, some)
    return bool(some)


def _enter(connection: Connection, where: str, some: Iterable[Entry]) -> None:
    every = list(some)
    if not every:
        return
    told = [(one.coding, _plain(one.text)) for one in every if one.text is not None]
    said = [row for one in every for row in _said(one)]
    for name, rows in ((_TEXTS, told), (_CLAIMS, said)):
        if rows:
            into = f"INSERT INTO {where}.{name} (rowid, words) VALUES (?, ?)"
            connection.exec_driver_sql(into, rows)
    until = max(one.coding for one in every)
    connection.exec_driver_sql(f"UPDATE {where}.{_UNTIL} SET coding = ?", (until,))


def _said(one: Entry) -> list[tuple[int, str]]:
    """What the claims on each mention say, by the mention's number."""
    said: dict[int, dict[str, None]] = {}
    numbers = numbered(one.coding, {mention.key for mention in one.report.mentions})
    for claim in one.report.claims:
        if claim.incident in numbers:
            said.setdefault(numbers[claim.incident], {})[claim.evidence.text] = None
    return [(number, _plain("\n".join(texts))) for number, texts in said.items()]


def _plain(text: str) -> str:
    """The text as UTF-8 can hold it; a lone surrogate is part of no word."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def _found(connection: Connection, name: str, asked: str) -> Found:
    """The numbers, which SQLite writes in a row: fetched one by one they would take ten times as
    long.
    """
    found = [_NOTHING]
    for where in ("main", "temp"):
        if _has(connection, where):
            one = f"SELECT group_concat(rowid) FROM {where}.{name} WHERE {name} MATCH ?"
            told = connection.exec_driver_sql(one, (asked,)).scalar()
            found.append(np.fromstring(told or "", np.int64, sep=","))
    return np.sort(np.concatenate(found))
