"""Keeping the view of incidents fresh."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.ledger.catching import behind, catch_up
from rashomon.ledger.database import Database
from rashomon.ledger.kept import drop_temporary, keep, kept_stamp
from rashomon.ledger.material import material, stamp_of
from rashomon.ledger.sketches import draw
from rashomon.ledger.view import build
from rashomon.model.errors import LedgerError

_PATIENCE_S = 0.2


def refresh(database: Database) -> bool:
    """Bring the view up to date where it is stale; False where it was fresh.

    Where the ledger is open for reading, the view is renewed on disk if that can be done at once,
    and else for as long as the ledger is open.
    """
    with database.reading() as connection:
        kept, now = kept_stamp(connection), stamp_of(connection)
        if kept == now:
            return False
    with uncollected():
        if database.writable:
            renew(database)
        else:
            _renew_beside(database)
    return True


def renew(database: Database) -> None:
    """Bring the view on disk up to date: by what was added since, or as a whole."""
    with database.writing() as connection:
        kept, now = kept_stamp(connection), stamp_of(connection)
        if kept and kept.program == now.program and behind(connection, kept):
            catch_up(connection, kept)
            return
    draw(database)
    with database.reading() as connection:
        made_of = material(connection)
    view = build(made_of)
    with database.writing() as connection:
        keep(connection, view)


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


def _renew_beside(database: Database) -> None:
    try:
        other = Database(database.path, write=True, patience_s=_PATIENCE_S)
        try:
            renew(other)
        finally:
            other.close()
    except LedgerError:  # it cannot be written now; what is asked can be answered all the same
        with database.reading() as connection:
            keep(connection, build(material(connection)), temporary=True)
    else:
        with database.reading() as connection:
            drop_temporary(connection)
