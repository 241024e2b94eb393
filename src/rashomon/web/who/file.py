"""The desk's own small file beside the ledger: accounts, sessions, tokens, visits.

It is apart from the ledger, which may be copied and shared: what is in here is not to be. It is
made when something is first kept, and only its owner may read it (mode 0600).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rashomon.model.errors import LedgerError

APPLICATION_ID = 0x52534D44
"""Marks an SQLite file as a desk's: the letters RSMD."""

VERSION = 1
_PATIENCE_S = 10.0
_OPEN_TO_OTHERS = 0o077

_TABLES = f"""
CREATE TABLE users (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
    made INTEGER NOT NULL, disabled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE sessions (
    hash TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    made INTEGER NOT NULL, seen INTEGER NOT NULL);
CREATE TABLE tokens (
    number INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL REFERENCES users ON DELETE CASCADE, role TEXT NOT NULL,
    label TEXT NOT NULL, made INTEGER NOT NULL, ends INTEGER NOT NULL);
CREATE TABLE visits (
    name TEXT PRIMARY KEY, since INTEGER, newest INTEGER NOT NULL, seen INTEGER NOT NULL);
CREATE TABLE failures (
    key TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""


def desk_path(ledger: Path) -> Path:
    """Where the desk's file of a ledger is: the ledger's name with `.desk` after it."""
    real = Path(os.path.realpath(ledger))
    return real.with_name(f"{real.name}.desk")


class DeskFile:
    """The file `path`. Every use opens it anew: any number of threads and programs may."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """What is kept; nothing where there is no file yet."""
        with self._translated():
            if not self.path.exists():
                with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
                    empty.executescript(_TABLES)
                    yield empty
                return
            with closing(self._open()) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept whole or, after any error, not at all."""
        with self._translated():
            self._make()
            with closing(self._open()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection

    def _open(self) -> sqlite3.Connection:
        self._close_to_others()
        connection = sqlite3.connect(self.path, timeout=_PATIENCE_S, isolation_level=None)
        try:
            self._check(connection)
        except BaseException:
            connection.close()
            raise
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if mark != APPLICATION_ID:
            raise LedgerError(f"{self.path}: it is not a desk's file of accounts")
        if version != VERSION:
            raise LedgerError(f"{self.path}: it is of version {version}; use a newer rashomon")

    def _make(self) -> None:
        """Make the file under another name and link it, so that nobody ever sees half of it."""
        if self.path.exists():
            return
        part = self.path.with_name(f".{self.path.name}.{os.getpid()}.{os.urandom(4).hex()}")
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                connection.executescript(_TABLES)
                connection.execute("PRAGMA journal_mode = WAL")
            self._link(part)
        finally:
            part.unlink(missing_ok=True)

    def _link(self, part: Path) -> None:
        try:
            os.link(part, self.path)
        except FileExistsError:  # another program was faster, and its file will do
            return
        except OSError:  # a file system without links
            part.replace(self.path)

    def _close_to_others(self) -> None:
        mode = self.path.stat().st_mode
        if os.name == "posix" and mode & _OPEN_TO_OTHERS:
            self.path.chmod(0o600)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(f"{self.path}: {error}") from error
        except OSError as error:
            why = error.strerror or str(error)
            raise LedgerError(f"{self.path}: it cannot be used ({why})") from error
