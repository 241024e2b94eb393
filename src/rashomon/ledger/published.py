"""The days on which documents that tell of incidents were published."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from rashomon.ledger.query import Condition, Window
from rashomon.ledger.schema import incidents, tellings
from rashomon.ledger.values import Days


def told_between(since: date | None, until: date | None, most: int | None = None) -> Condition:
    """That an incident is told by a document published from `since` to `until`, both included.

    With `most`, by so many tellings in all at most. It is looked for from the documents of those
    days, which are few, not from each incident.
    """
    told = _told(since, until)
    if most is not None:
        told = _counted(told).having(func.count() <= most)
    return incidents.c.code.in_(told)


def often(
    connection: Connection, since: date | None, until: date | None, most: int
) -> tuple[str, ...]:
    """The codes of those that more than `most` tellings tell of, the most told first."""
    asked = _counted(_told(since, until)).having(func.count() > most)
    ordered = asked.order_by(func.count().desc(), tellings.c.code)
    return tuple(connection.execute(ordered).scalars())


def _told(since: date | None, until: date | None) -> Select[Any]:
    published = tellings.c.published
    told = select(tellings.c.code).where(Window(since, until).published(published))
    return told.where(published.is_not(None))


def _counted(codes: Select[Any]) -> Select[Any]:
    return select(tellings.c.code).where(tellings.c.code.in_(codes)).group_by(tellings.c.code)


def days(connection: Connection, since: date | None, until: date | None) -> Days:
    """The first and the last day, the last before `since`, and the first after `until`."""

    def day(which: Select[Any]) -> date | None:
        found = connection.execute(which).scalar()
        return date.fromisoformat(found) if found else None

    published = tellings.c.published
    first, last = select(func.min(published)), select(func.max(published))
    return Days(
        first=day(first),
        last=day(last),
        before=day(last.where(published < since.isoformat())) if since else None,
        after=day(first.where(published > until.isoformat())) if until else None,
    )
