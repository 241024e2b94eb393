"""The ledger's schema, one numbered step after another. A step that has shipped never changes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

APPLICATION_ID = 0x52534D4E
"""Marks an SQLite file as a ledger: the letters RSMN."""


def _append_only(table: str) -> tuple[str, str]:
    body = f"BEGIN SELECT RAISE(ABORT, 'a ledger is append-only: {table}'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {body}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {body}",
    )


_FIRST = (
    "CREATE TABLE documents (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    """CREATE TABLE reports (
        seq INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id),
        coder TEXT NOT NULL, name TEXT NOT NULL, published TEXT, outlet TEXT, url TEXT,
        language TEXT, known_from TEXT NOT NULL, body TEXT NOT NULL, made TEXT NOT NULL)""",
    "CREATE INDEX reports_of ON reports (document, seq)",
    "CREATE INDEX reports_published ON reports (published)",
    """CREATE TABLE mentions (
        report INTEGER NOT NULL REFERENCES reports (seq), key TEXT NOT NULL, role TEXT NOT NULL,
        type TEXT NOT NULL, start TEXT, "end" TEXT, country TEXT, places TEXT NOT NULL,
        parties TEXT NOT NULL, PRIMARY KEY (report, key)) WITHOUT ROWID""",
    """CREATE TABLE claims (
        report INTEGER NOT NULL REFERENCES reports (seq), position INTEGER NOT NULL,
        id TEXT NOT NULL, incident TEXT NOT NULL, party TEXT NOT NULL, speaker TEXT,
        stance TEXT NOT NULL, initiator TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (report, position)) WITHOUT ROWID""",
    """CREATE TABLE reactions (
        report INTEGER NOT NULL REFERENCES reports (seq), position INTEGER NOT NULL,
        actor TEXT NOT NULL, stance TEXT NOT NULL, about TEXT,
        PRIMARY KEY (report, position)) WITHOUT ROWID""",
    """CREATE TABLE contacts (
        report INTEGER NOT NULL REFERENCES reports (seq), position INTEGER NOT NULL,
        kind TEXT NOT NULL, status TEXT NOT NULL, first TEXT, begun TEXT, ended TEXT, last TEXT,
        PRIMARY KEY (report, position)) WITHOUT ROWID""",
    """CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, "by" TEXT NOT NULL,
        made TEXT NOT NULL, reason TEXT NOT NULL)""",
    """CREATE TABLE refusals (
        seq INTEGER PRIMARY KEY, name TEXT NOT NULL, reason TEXT, made TEXT NOT NULL)""",
    "CREATE INDEX refusals_of ON refusals (name, seq)",
    *_append_only("documents"),
    *_append_only("reports"),
    *_append_only("mentions"),
    *_append_only("claims"),
    *_append_only("reactions"),
    *_append_only("contacts"),
    *_append_only("decisions"),
    *_append_only("refusals"),
)

_NOTES = (
    """CREATE TABLE notes (
        seq INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, made TEXT NOT NULL)""",
    *_append_only("notes"),
)

_DECIDED = (
    "ALTER TABLE decisions ADD COLUMN others TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE decisions ADD COLUMN traces TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE decisions ADD COLUMN undoes INTEGER",
    "ALTER TABLE decisions ADD COLUMN coded INTEGER",
)

_NAMED = """WITH RECURSIVE bases (seq, base) AS (
        SELECT seq, seq FROM decisions WHERE undoes IS NULL
        UNION SELECT decisions.seq, bases.base
            FROM decisions JOIN bases ON decisions.undoes = bases.seq),
    named (seq, document) AS (
        SELECT seq, json_extract(one.value, '$[0]') FROM decisions, json_each(subject) AS one
        UNION SELECT seq, json_extract(one.value, '$[0]') FROM decisions, json_each(others) AS one)
    INSERT INTO decided (document, seq)
        SELECT DISTINCT named.document, bases.seq FROM bases JOIN named ON named.seq = bases.base"""

_WORDS = (
    "ALTER TABLE decisions ADD COLUMN stands TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX decisions_made ON decisions (made)",
    "CREATE INDEX decisions_undoes ON decisions (undoes)",
    """CREATE TABLE decided (
        document TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES decisions (seq),
        PRIMARY KEY (document, seq)) WITHOUT ROWID""",
    "CREATE INDEX decided_seq ON decided (seq)",
    _NAMED,
    *_append_only("decided"),
)

STEPS: tuple[Sequence[str], ...] = (_FIRST, _NOTES, _DECIDED, _WORDS)
"""The statements that lead from each version to the next; STEPS[0] makes version 1."""

VERSION = len(STEPS)
"""The version of the schema that this program reads and writes."""


def version_of(connection: Connection) -> int:
    """The version of the schema in the file: 0 for a file that holds nothing yet."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection) -> None:
    """Bring the schema to VERSION, in the transaction that is open on `connection`."""
    for number in range(version_of(connection), VERSION):
        for statement in STEPS[number]:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
