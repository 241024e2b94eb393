"""One SQLite file: its connection, its transactions, its errors in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from rashomon.ledger.migrations import APPLICATION_ID, VERSION, migrate, version_of
from rashomon.model.errors import LedgerError

PATIENCE_S = 30.0
"""How long a writer waits for another, in seconds."""

_READ, _WRITE, _FROZEN = "?mode=ro", "?mode=rwc", "?mode=ro&immutable=1"
_READING, _WRITING = "BEGIN", "BEGIN IMMEDIATE"  # who only reads waits for nobody
_REASONS = {
    "SQLITE_FULL": "the disk is full; nothing of the last batch was kept",
    "SQLITE_READONLY": "it is read-only",
    "SQLITE_BUSY": "another program is writing to it",
    "SQLITE_NOTADB": "it is not a ledger",
    "SQLITE_CORRUPT": "it is damaged",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_IOERR": "the disk fails",
}


class Database:
    """An open ledger file. Readers see whole transactions, also while another program writes.

    Write-ahead log, synchronous=NORMAL: a program that is killed loses no finished transaction;
    a power cut may lose the last ones, whole, and damages nothing.
    """

    def __init__(self, path: Path, *, write: bool, patience_s: float = PATIENCE_S) -> None:
        self.path = path
        self.writable = write
        self._patience_s = patience_s
        self.fresh_at: tuple[int, int, str] | None = None
        self._raw: object = None
        self._begin = _READING
        self._engine = self._open(_WRITE if write else _READ)
        try:
            self._prepare()
        except LedgerError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def changed(self) -> int:
        """A number that changes whenever another opening wrote to the file."""
        return self.state()[0]

    def state(self) -> tuple[int, int]:
        """Numbers of which one changes whenever anybody wrote to the file, this opening or another.

        It is asked for at every question, and so past the engine.
        """
        with self._translated():
            if self._raw is None:
                with self._engine.connect() as connection:
                    self._raw = connection.connection.driver_connection
            assert isinstance(self._raw, sqlite3.Connection)
            version = self._raw.execute("PRAGMA data_version").fetchone()[0]
            return int(version), self._raw.total_changes

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which all that is read is of one moment."""
        with self._translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or, after any error, not at all."""
        if not self.writable:
            raise LedgerError(f"{self.path}: the ledger is open for reading only")
        self._begin = _WRITING
        try:
            with self.reading() as connection:
                self._begin = _READING
                yield connection
        finally:
            self._begin = _READING

    def _open(self, mode: str) -> Engine:
        target = self.path.absolute().as_uri() + mode

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(
                target,
                timeout=self._patience_s,
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )

        engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

        @event.listens_for(engine, "begin")
        def _on_begin(connection: Connection) -> None:
            connection.exec_driver_sql(self._begin)

        return engine

    def _prepare(self) -> None:
        if self.writable:
            self._settle()
            return
        if not self._opens():
            self._freeze()
        with self.reading() as connection:
            version = self._version(connection)
        if version != VERSION:
            self._upgrade(version)

    def _freeze(self) -> None:
        """Open the file as one that nobody writes to, which needs no files beside it."""
        if not _log_is_empty(self.path):
            raise LedgerError(
                f"{self.path}: it was not closed when it was last written, and cannot be put in"
                f" order here; copy it and {_log(self.path).name} to where you may write"
            )
        self.close()
        self._raw = None
        self._engine = self._open(_FROZEN)

    def _opens(self) -> bool:
        """Whether SQLite can read here; it cannot where it may not make its log's index."""
        try:
            with self.reading() as connection:
                version_of(connection)
        except LedgerError as error:
            cause = error.__cause__
            code = _code(cause.orig if isinstance(cause, DBAPIError) else cause)
            if not code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            return False
        return True

    def _settle(self) -> None:
        """Make the tables, or bring them to this version. Nothing is written to other files."""
        with self.writing() as connection:
            version = self._version(connection)
            if version < VERSION:
                migrate(connection)
        with self._translated(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = NORMAL")

    def _version(self, connection: Connection) -> int:
        """The file's version. Raises LedgerError for other files and for newer ledgers."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = version_of(connection)
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if mark != APPLICATION_ID and (mark or version or tables):
            raise LedgerError(f"{self.path}: it is not a ledger")
        if version > VERSION:
            raise LedgerError(
                f"{self.path}: the ledger is of version {version}, and this program knows"
                f" versions up to {VERSION}; use a newer rashomon"
            )
        return version

    def _upgrade(self, version: int) -> None:
        """Bring a ledger that is open for reading to this version, through another opening."""
        if version == 0:
            raise LedgerError(f"{self.path}: it is not a ledger yet; it is empty")
        try:
            Database(self.path, write=True, patience_s=self._patience_s).close()
        except LedgerError as error:
            raise LedgerError(
                f"{self.path}: the ledger is of version {version} and cannot be brought to"
                f" version {VERSION} ({error})"
            ) from error

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.path}: {self._reason(error.orig)}") from error
        except sqlite3.Error as error:
            raise LedgerError(f"{self.path}: {self._reason(error)}") from error

    def _reason(self, error: BaseException | None) -> str:
        code = _code(error)
        if self.writable and code.startswith("SQLITE_CANTOPEN") and self.path.exists():
            return "it cannot be opened for writing; the file or its folder may be read-only"
        return next((why for first, why in _REASONS.items() if code.startswith(first)), str(error))


def _code(error: BaseException | None) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _log_is_empty(path: Path) -> bool:
    """Whether all of the ledger stands in its one file: no log beside it holds more."""
    log = _log(path)
    return not log.exists() or log.stat().st_size == 0
