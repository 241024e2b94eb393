"""What linking saw of an incident's mentions, and of those that it compared them with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, select

from rashomon.ledger.schema import tellings
from rashomon.ledger.seats import Seats
from rashomon.ledger.select import chunks
from rashomon.ledger.values import Linked
from rashomon.link.card import decode
from rashomon.link.order import place_of
from rashomon.link.traits import Traits, traits
from rashomon.model.incident import MentionRef

_MENTIONS = 64  # of an incident whose neighbours are looked at
_MOST = 512  # neighbours


def linked(connection: Connection, code: str) -> tuple[Linked, ...]:
    """The mentions of the incident `code`, in the order in which they were placed."""
    asked = select(tellings.c.place).where(tellings.c.code == code)
    return _linked(connection, connection.execute(asked).scalars().all())


def beside(connection: Connection, code: str) -> tuple[Linked, ...]:
    """The mentions of other incidents that those of `code` were compared with, in their order.

    Of an incident of very many mentions the first are looked at, and of very many neighbours some.
    """
    seats = Seats(connection)
    mine = [traits(one.card) for one in linked(connection, code)]
    found = islice(_near(seats, mine[:_MENTIONS]), _MOST)
    places = {place_of(one) for one in found} - {place_of(one) for one in mine}
    return _linked(connection, sorted(places))


def _near(seats: Seats, mine: Iterable[Traits]) -> Iterable[Traits]:
    for one in mine:
        yield from (seat.traits for seat in seats.near(one))
        yield from seats.after(one)


def _linked(connection: Connection, places: Iterable[str]) -> tuple[Linked, ...]:
    asked = select(tellings.c.place, tellings.c.card, tellings.c.code, tellings.c.root)
    rows = [
        row
        for some in chunks(sorted(places))
        for row in connection.execute(asked.where(tellings.c.place.in_(some)))
    ]
    refs = select(tellings.c.place, tellings.c.document, tellings.c.key)
    roots = {
        row.place: MentionRef(row.document, row.key)
        for some in chunks(sorted({row.root for row in rows}))
        for row in connection.execute(refs.where(tellings.c.place.in_(some)))
    }
    ordered = sorted(rows, key=lambda row: str(row.place))
    return tuple(Linked(decode(row.card), row.code, roots[row.root]) for row in ordered)
