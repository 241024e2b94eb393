"""The write side: whole documents, appended."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, Table, func, insert, select

from rashomon.ledger import schema
from rashomon.ledger.database import Database
from rashomon.ledger.deciding import append, take_over
from rashomon.ledger.protocol import Coded
from rashomon.ledger.rows import Row, Rows, check, rows_of
from rashomon.ledger.searching import Entry, enter
from rashomon.ledger.select import codings, refused
from rashomon.ledger.sketches import keep_sketches
from rashomon.ledger.standing import Coding, supersedes
from rashomon.model.document import Document
from rashomon.model.errors import LedgerError, SpanError
from rashomon.model.incident import Decision
from rashomon.model.report import Report

BATCH = 64
"""The most documents that are written in one transaction."""

BATCH_S = 1.0
"""How long documents wait for others of their transaction, in seconds."""

_NAMES = 500  # SQLite takes some thousands of values in one question


class SqlWriter:
    """Appends to the record of one database. See `protocol.Writer`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document: Document, report: Report) -> bool:
        """Add one document, whole or not at all; False where its text is there already."""
        check(document, report)
        return self._write([(document, report)]) == 1

    def add_many(self, coded: Iterable[Coded]) -> int:
        """Add documents as they come, in batches; how many of them are new."""
        new, batch, begun = 0, list[Coded](), 0.0
        try:
            for document, report in coded:
                if not self._is_sound(document, report):
                    continue
                begun = begun if batch else time.monotonic()
                batch.append((document, report))
                if len(batch) >= BATCH or time.monotonic() - begun >= BATCH_S:
                    full, batch = batch, []
                    new += self._write(full)
        finally:
            new += self._write(batch)
        return new

    def refuse(self, name: str, reason: str) -> None:
        """Record that the input `name` could not be read, unless that is the last word on it."""
        with self._database.writing() as connection:
            standing = refused(connection, [name])
            if not standing or standing[0].reason != reason:
                row = {"name": name, "reason": reason, "made": _now()}
                connection.execute(insert(schema.refusals), row)

    def readable(self, names: Iterable[str]) -> None:
        """Record that these inputs can be read: those of them that were refused are so no more."""
        with self._database.writing() as connection:
            _take_off(connection, names, _now())

    def decide(self, decision: Decision, seen: int | None = None) -> int:
        """Append a decision; its number."""
        with self._database.writing() as connection:
            return append(connection, decision, seen)

    def take_over(self, decisions: Sequence[Decision]) -> int:
        """Append another ledger's decisions, all or none; how many were not here already."""
        with self._database.writing() as connection:
            return take_over(connection, decisions)

    def set_note(self, key: str, value: str) -> None:
        """Note something about the ledger as a whole."""
        self._append(schema.notes, {"key": key, "value": value, "made": _now()})

    def _is_sound(self, document: Document, report: Report) -> bool:
        try:
            check(document, report)
        except (SpanError, LedgerError) as error:
            self.refuse(document.name, f"its coding does not fit it: {error}")
            return False
        return True

    def _append(self, table: Table, row: Row) -> None:
        with self._database.writing() as connection:
            connection.execute(insert(table), row)

    def _write(self, batch: Sequence[Coded]) -> int:
        """Write the batch in one transaction; how many of its texts are new."""
        if not batch:
            return 0
        with self._database.writing() as connection:
            return _Batch(connection, batch).write()


class _Batch:
    """Documents on their way into one transaction."""

    def __init__(self, connection: Connection, batch: Sequence[Coded]) -> None:
        self._connection = connection
        self._batch = batch
        self._made = _now()
        self._seq = connection.execute(select(func.max(schema.reports.c.seq))).scalar() or 0
        self._standing = codings(connection, [document.id for document, _ in batch])
        self._begun = self._seq
        self._texts: list[Row] = []
        self._rows: list[Rows] = []
        self._entries: list[Entry] = []

    def write(self) -> int:
        for document, report in self._batch:
            self._take(document, report)
        self._insert(schema.documents, self._texts)
        keep_sketches(self._connection, {row["id"]: row["text"] for row in self._texts})
        enter(self._connection, self._begun, self._entries)
        for table in (
            schema.reports,
            schema.mentions,
            schema.claims,
            schema.reactions,
            schema.contacts,
        ):
            rows = [row for coding in self._rows for row in getattr(coding, table.name)]
            self._insert(table, rows)
        _take_off(self._connection, (document.name for document, _ in self._batch), self._made)
        return len(self._texts)

    def _take(self, document: Document, report: Report) -> None:
        coding = Coding(document.name, document.origin, report.coder)
        standing = self._standing.get(document.id)
        new = standing is None
        if standing is None:
            self._texts.append({"id": document.id, "text": document.text})
        elif not supersedes(coding, standing):
            return
        self._seq += 1
        self._standing[document.id] = coding
        self._rows.append(rows_of(self._seq, document, report, self._made))
        self._entries.append(Entry(self._seq, report, document.text if new else None))

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _take_off(connection: Connection, names: Iterable[str], made: str) -> None:
    """Take those of the names that stand refused off the refused."""
    waiting = iter(sorted(set(names)))
    while some := list(islice(waiting, _NAMES)):
        found = refused(connection, some)
        rows = [{"name": one.name, "reason": None, "made": made} for one in found]
        if rows:
            connection.execute(insert(schema.refusals), rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
