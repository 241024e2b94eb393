"""Keeping the view of incidents fresh."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.ledger.database import Database
from rashomon.ledger.kept import drop_temporary, is_fresh, keep
from rashomon.ledger.material import material
from rashomon.ledger.view import View, build
from rashomon.model.errors import LedgerError

_PATIENCE_S = 0.2


def refresh(database: Database) -> bool:
    """Rebuild the view where it is stale; False where it was fresh.

    Where the ledger is open for reading, the view is renewed on disk if that can be done at once,
    and else for as long as the ledger is open.
    """
    with database.reading() as connection:
        if is_fresh(connection):
            return False
        with uncollected():
            made_of = material(connection)
    with uncollected():
        view = build(made_of)
    if database.writable:
        _keep(database, view)
    else:
        _keep_beside(database, view)
    return True


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: among many small values with none, it takes its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _keep(database: Database, view: View) -> None:
    with database.writing() as connection:
        keep(connection, view)


def _keep_beside(database: Database, view: View) -> None:
    try:
        other = Database(database.path, write=True, patience_s=_PATIENCE_S)
        try:
            _keep(other, view)
        finally:
            other.close()
    except LedgerError:  # it cannot be written now; what is asked can be answered all the same
        with database.reading() as connection:
            keep(connection, view, temporary=True)
    else:
        with database.reading() as connection:
            drop_temporary(connection)
