"""What waits for a decision, in the order in which it is best looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import Request

from rashomon.ledger.gists import YES, Gist
from rashomon.model.errors import InputError, LedgerError
from rashomon.web.desk import Desk
from rashomon.web.index import Asked, Sort
from rashomon.web.links import Filter
from rashomon.web.who.asking import asking


class Order(StrEnum):
    """The orders of the queue."""

    DISPUTED = "disputed"
    UNSURE = "unsure"
    NEW = "new"


ORDERS = {
    Order.DISPUTED: "most disputed first",
    Order.UNSURE: "least sure first",
    Order.NEW: "new since your last visit",
}
"""The orders in words."""

_SORTS = {Order.DISPUTED: Sort.DISPUTED, Order.UNSURE: Sort.UNSURE, Order.NEW: Sort.LATEST}


@dataclass(frozen=True, slots=True)
class Turn:
    """In which order, and of which incidents of the list, somebody reviews."""

    order: Order
    asked: Asked

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Turn:
        """What the query of an address asks. Raises InputError for what cannot be."""
        given = list(pairs)
        order = next((value for name, value in reversed(given) if name == "order" and value), "")
        if order and order not in set(Order):
            raise InputError(f"order: {order[:40]!r} is none of {', '.join(Order)}")
        return cls(Order(order or Order.DISPUTED), Asked.of(given))

    def filters(self) -> dict[str, Filter]:
        """The query that asks it again."""
        order = {} if self.order is Order.DISPUTED else {"order": self.order.value}
        return {**order, **self.asked.narrowed()}


@dataclass(frozen=True, slots=True)
class Queue:
    """The incidents that wait, in their order; `total` counts those that are decided, too.

    `fresh` of those that wait were told by a report since the last visit; None on the first one.
    """

    waiting: tuple[Gist, ...]
    total: int
    fresh: int | None

    @property
    def left(self) -> int:
        """How many wait."""
        return len(self.waiting)

    def after(self, code: str) -> str | None:
        """What comes after `code`, from the first again after the last; None where nothing else."""
        codes = [one.code for one in self.waiting]
        at = codes.index(code) + 1 if code in codes else 0
        return next((one for one in (*codes[at:], *codes[:at]) if one != code), None)


def queue(desk: Desk, request: Request, turn: Turn) -> Queue:
    """What waits for whoever asks; what it is made of is kept as long as the ledger is as it is."""
    columns = desk.index.fresh()
    key = ("review", turn.order, *turn.asked.narrowed().items())
    kept: tuple[int, tuple[Gist, ...]] | None = columns.kept.get(key)
    if kept is None:
        every = desk.index.all(turn.asked.but(sort=_SORTS[turn.order].value))
        kept = len(every), tuple(one for one in every if one.reviewed != YES)
        columns.keep(key, kept)
    total, waiting = kept
    since = _visited(desk, request, max((one.newest for one in waiting), default=0))
    fresh = None if since is None else sum(one.newest > since for one in waiting)
    if turn.order is Order.NEW and since is not None:
        waiting = tuple(one for one in waiting if one.newest > since)
    return Queue(waiting, total, fresh)


def _visited(desk: Desk, request: Request, newest: int) -> int | None:
    """Up to which coding whoever asks saw the ledger in the last visit; None: not known."""
    user = asking(request).user
    try:
        return desk.accounts.visits.visit(user, newest) if user else None
    except LedgerError:  # the desk's own file cannot be written here; the queue is none the worse
        return None
