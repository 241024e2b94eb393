"""What maps and calendars count by: the index's incidents as spots and allegations, in arrays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from starlette.requests import Request

from rashomon.ledger.gists import Gist
from rashomon.ledger.values import Hits
from rashomon.model.vocabulary import FindingKind, Role
from rashomon.tell.map import Spots, Told
from rashomon.tell.months import Allegations, Alleged
from rashomon.web.desk import Desk
from rashomon.web.index import Asked, Sort
from rashomon.web.index.columns import NONE, Columns
from rashomon.web.index.filters import masks, met, ordered

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Board:
    """The incidents of one snapshot of the index, in its rows.

    `unplaced` counts incidents by the names of places that nothing locates, of incidents that
    have no located place (`names` are those names by their numbers).
    """

    columns: Columns
    spots: Spots
    allegations: Allegations
    unplaced: Allegations

    @classmethod
    def of(cls, columns: Columns, before: Board | None) -> Board:
        """The board of a snapshot, from that of an earlier one where there is one."""
        old = before.columns.gists if before else []
        changed = {
            row: gist
            for row, gist in enumerate(columns.gists)
            if row >= len(old) or gist is not old[row]
        }
        if before is None:
            before = cls(columns, Spots.of(()), Allegations.of(()), Allegations.of(()))
        return cls(
            columns,
            before.spots.patched(columns.size, {row: _told(one) for row, one in changed.items()}),
            before.allegations.patched({row: _alleged(one) for row, one in changed.items()}),
            before.unplaced.patched({row: _unplaced(one) for row, one in changed.items()}),
        )


def _told(one: Gist | None) -> Told:
    if one is None:
        return Told(())
    kinds = one.kinds
    return Told(one.spots, FindingKind.DISPUTED in kinds, FindingKind.AGREED in kinds)


def _alleged(one: Gist | None) -> Alleged:
    """As weigh.across.alleged.RULE counts: once an accuser, and what is told as history not."""
    if one is None or one.role != Role.FOREGROUND:
        return Alleged(None, ())
    return Alleged(one.start, dict.fromkeys(each.accuser for each in one.accusations))


def _unplaced(one: Gist | None) -> Alleged:
    return Alleged(None, () if one is None or one.spots else one.unlocated)


class Chosen(NamedTuple):
    """What a request asks for, on which board, and which rows meet it."""

    asked: Asked
    board: Board
    rows: Mask

    def last_day(self) -> date | None:
        """The last day on which one of them surely was, None where none is dated."""
        days = self.board.columns.fixed["begun"][self.rows]
        last = int(days.max(initial=NONE))
        return date.fromordinal(last) if last > 0 else None

    def gists(self, rows: Rows, most: int) -> tuple[Gist, ...]:
        """At most `most` of these rows' incidents, newest first, as in the list."""
        columns = self.board.columns
        some = ordered(columns, rows, Sort.NEWEST)[:most].tolist()
        return tuple(one for row in some if (one := columns.gists[row]))


_LOCK = Lock()
_BOARDS: WeakKeyDictionary[Desk, Board] = WeakKeyDictionary()


def board(desk: Desk) -> Board:
    """The board of the ledger as it is now."""
    columns = desk.index.fresh()
    with _LOCK:
        kept = _BOARDS.get(desk)
        if kept is None or kept.columns is not columns:
            kept = _BOARDS[desk] = Board.of(columns, kept)
        return kept


def chosen(desk: Desk, request: Request, **without: None) -> Chosen:
    """The incidents that meet the filters of a request, but for those given as None."""
    asked = Asked.of(request.query_params.multi_items())
    now = board(desk)

    def search(words: str) -> Hits:
        with desk.reading() as reader:
            return reader.search(words)

    which = masks(now.columns, asked.but(**without), search)
    return Chosen(asked, now, met(now.columns, which.values()))
