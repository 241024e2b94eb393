"""Keeping the view of incidents fresh."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rashomon.ledger.catching import behind, catch_up, is_little
from rashomon.ledger.database import Database
from rashomon.ledger.gisting import all_gists, draw_gists, gists_are_fresh, redrawn
from rashomon.ledger.gists import Redrawn, Watch
from rashomon.ledger.kept import drop_temporary, keep, kept_stamp
from rashomon.ledger.material import material, program, stamp_of
from rashomon.ledger.searching import draw_beside, draw_search, is_entered, search
from rashomon.ledger.sketches import draw
from rashomon.ledger.values import Hits
from rashomon.ledger.view import build
from rashomon.model.errors import LedgerError

_PATIENCE_S = 0.2


def refresh(database: Database) -> bool:
    """Bring the view up to date where it is stale; False where it was fresh.

    Where the ledger is open for reading, the view is renewed on disk if that can be done at once,
    and else for as long as the ledger is open.
    """
    state = (*database.state(), program())
    if state == database.fresh_at:
        return False
    with database.reading() as connection:
        if kept_stamp(connection) == stamp_of(connection):
            database.fresh_at = state  # if one wrote meanwhile, the state is another already
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
        if kept and kept.program == now.program:
            lacks = behind(connection, kept)
            if is_little(connection, lacks):
                catch_up(connection, kept, lacks)
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


def bring_gists(database: Database, since: int, watch: Watch | None) -> Redrawn:
    """The gists that changed after the version `since`, brought up to date before.

    Where the ledger cannot be written, all of them, drawn for the time being as far as need be.
    """
    refresh(database)
    with database.reading() as connection:
        fresh = gists_are_fresh(connection)
    written = fresh or _by_writing(database, lambda other: draw_gists(other, watch))
    with database.reading() as connection, uncollected():
        return redrawn(connection, since) if written else all_gists(connection)


def bring_search(database: Database, words: str) -> Hits:
    """What holds all `words`, after what was added meanwhile is entered."""
    with database.reading() as connection:
        entered = is_entered(connection)
    if not entered and not _by_writing(database, draw_search):
        with database.reading() as connection:
            draw_beside(connection)
    with database.reading() as connection:
        return search(connection, words)


def _renew_beside(database: Database) -> None:
    if _by_writing(database, renew):
        with database.reading() as connection:
            drop_temporary(connection)
    else:  # what is asked can be answered all the same
        with database.reading() as connection:
            keep(connection, build(material(connection)), temporary=True)


def _by_writing(database: Database, change: Callable[[Database], None]) -> bool:
    """Change the ledger, through another opening where this one reads; False where it cannot be."""
    if database.writable:
        change(database)
        return True
    try:
        other = Database(database.path, write=True, patience_s=_PATIENCE_S)
        try:
            change(other)
        finally:
            other.close()
    except LedgerError:
        return False
    return True
