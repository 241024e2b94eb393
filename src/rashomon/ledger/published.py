"""The days on which documents that tell of incidents were published."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from rashomon.ledger.query import Condition, Window
from rashomon.ledger.schema import incidents, tellings
from rashomon.ledger.values import Days


def told_between(since: date | None, until: date | None) -> Condition:
    """That an incident is told by a document published from `since` to `until`, both included.

    It is looked for from the documents of those days, which are few, not from each incident.
    """
    published = tellings.c.published
    told = select(tellings.c.code).where(Window(since, until).published(published))
    return incidents.c.code.in_(told.where(published.is_not(None)))


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
