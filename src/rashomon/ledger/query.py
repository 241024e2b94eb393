"""Which incidents, contacts and reactions are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, or_, select, true

from rashomon.ledger.former import led_on
from rashomon.ledger.schema import incidents, parties, places, tellings
from rashomon.ledger.view import folded
from rashomon.link.codes import resolve, tidy

Condition = ColumnElement[bool]


class Window(NamedTuple):
    """The days from `since` to `until`, both included; None leaves an end open."""

    since: date | None
    until: date | None

    def surely(self, days: Table) -> Condition:
        """That a row with the columns of `grain.Bounds` surely is in the window."""
        return and_(days.c.first.is_not(None), *self._meets(days.c.begun, days.c.ended))

    def perhaps(self, days: Table) -> Condition:
        """That it may be in the window, but not surely."""
        may_be = and_(*self._meets(days.c.first, days.c.last))
        return or_(days.c.first.is_(None), and_(may_be, ~self.surely(days)))

    def published(self, day: ColumnElement[Any]) -> Condition:
        """That a publication day is in the window; any window leaves out what is not known."""
        return and_(*self._meets(day, day))

    def _meets(self, begun: ColumnElement[Any], ended: ColumnElement[Any]) -> list[Condition]:
        conditions: list[Condition] = [true()]
        if self.until:
            conditions.append(begun <= self.until.isoformat())
        if self.since:
            conditions.append(ended >= self.since.isoformat())
        return conditions


class Wanted(NamedTuple):
    """The conditions on incidents beside the window; None asks nothing."""

    party: str | None = None
    place: str | None = None
    type: str | None = None

    def met(self) -> Condition:
        """That a row of the view's incidents meets them all."""
        conditions: list[Condition] = [true()]
        if self.type is not None:
            conditions.append(incidents.c.type == self.type)
        if self.party is not None:
            same = parties.c.name == folded(self.party)
            conditions.append(incidents.c.code.in_(select(parties.c.code).where(same)))
        if self.place is not None:
            inside = func.instr(places.c.name, folded(self.place)) > 0
            conditions.append(incidents.c.code.in_(select(places.c.code).where(inside)))
        return and_(*conditions)


def told_in(window: Window) -> Condition:
    """That a document published in the window tells the incident."""
    of_it = tellings.c.code == incidents.c.code
    return exists().where(of_it, window.published(tellings.c.published))


def timeless(connection: Connection) -> int:
    """How many incidents nothing dates: neither the texts nor a day of publication."""
    dated = exists().where(tellings.c.code == incidents.c.code, tellings.c.published.is_not(None))
    asked = select(func.count()).select_from(incidents).where(incidents.c.first.is_(None), ~dated)
    return int(connection.execute(asked).scalar_one())


def group_with(connection: Connection, code: str) -> str:
    """The code of the incident that answers to `code`, its own or that of any of its mentions.

    The code of a mention that was called otherwise in an earlier coding of its report leads to
    where it is now. Raises InputError where none or more than one answers; where an earlier coding
    told of a mention that the report tells of no more, the message says so.
    """

    def holding(start: str) -> Sequence[str]:
        begun = (tellings.c.mark >= start, tellings.c.mark < start + "~")
        found = connection.execute(select(tellings.c.code).where(*begun).distinct())
        return found.scalars().all() or led_on(connection, start)

    whole = select(incidents.c.code).where(incidents.c.code == tidy(code))
    return connection.execute(whole).scalar() or resolve(code, holding)
