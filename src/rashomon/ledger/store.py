"""Opening a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model.errors import LedgerError

if TYPE_CHECKING:
    from rashomon.ledger.protocol import Ledger


@contextmanager
def open_ledger(path: Path | str, *, write: bool = False) -> Iterator[Ledger]:
    """The ledger in the file `path`, until the end of the `with` block.

    Open for writing, a file that is not there is made. Raises LedgerError for a file that is not
    there and is only to be read, that is no ledger, that a newer program made, or that cannot be
    opened. A ledger serves one thread; any number may read while one writes.
    """
    from rashomon.ledger.sqlite import SqliteLedger  # noqa: PLC0415 (the database loads slowly)

    where = Path(path)
    _check(where, write=write)
    ledger = SqliteLedger(where, write=write)
    try:
        yield ledger
    finally:
        ledger.close()


def _check(path: Path, *, write: bool) -> None:
    """Raise LedgerError where there is no file to open, and none to be made."""
    try:
        if path.is_dir():
            raise LedgerError(f"{path}: it is a folder, not a ledger")
        if path.exists():
            return
        if not write:
            raise LedgerError(f"{path}: there is no ledger here")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}")
    except OSError as error:
        raise LedgerError(f"{path}: it cannot be opened ({error.strerror})") from error
