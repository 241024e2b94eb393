"""A ledger in one SQLite file."""

from __future__ import annotations

from pathlib import Path

from rashomon.ledger.database import Database
from rashomon.ledger.reader import SqlReader
from rashomon.ledger.writer import SqlWriter


class SqliteLedger(SqlReader, SqlWriter):
    """Both sides of the ledger in the file `path`. See `protocol.Ledger`."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self._database = Database(path, write=write)

    def close(self) -> None:
        """Close the file."""
        self._database.close()
