"""Who told of an incident first, and how long after it others did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rashomon.model.document import Document
from rashomon.model.incident import Incident, Telling
from rashomon.model.vocabulary import Role

RULE = (
    "First are the documents that tell of the incident as news and were published on the earliest "
    "day; which of one day's was the first is not known, since only days are. Copies say whose "
    "they are and are never first beside their original. Documents without a day stand apart."
)
"""What counts, in words that go with every table of them."""


class Later(NamedTuple):
    """A document, how many days after the first it was published, and whose copy it is.

    `days` is None where its day is not known, `copy_of` the id of a document.
    """

    document: Document
    days: int | None
    copy_of: str | None


class First(NamedTuple):
    """One incident: the documents that told of it first, published on `day`, and all others."""

    incident: Incident
    day: date
    first: tuple[Document, ...]
    later: tuple[Later, ...]


def first_told(incidents: Iterable[Incident]) -> tuple[First, ...]:
    """Who told first of each incident that is told as news by a dated document; see RULE.

    In the order of the days, then of codes.
    """
    found = (one for incident in incidents if (one := _first(incident)))
    return tuple(sorted(found, key=lambda one: (one.day, one.incident.code)))


def _first(incident: Incident) -> First | None:
    news: dict[str, Telling] = {}
    for told in incident.tellings:
        if told.mention.role is Role.FOREGROUND:
            news.setdefault(told.document.id, told)
    days = [told.document.published for told in news.values() if told.document.published]
    if not days:
        return None
    day = min(days)
    first = [told for told in news.values() if told.document.published == day]
    own = [told for told in first if told.copy_of not in news] or first
    leading = {told.document.id for told in own}
    later = [_later(told, day) for key, told in news.items() if key not in leading]
    return First(
        incident,
        day,
        tuple(sorted((told.document for told in own), key=_name)),
        tuple(
            sorted(later, key=lambda one: (one.days is None, one.days or 0, _name(one.document)))
        ),
    )


def _later(told: Telling, day: date) -> Later:
    published = told.document.published
    return Later(told.document, (published - day).days if published else None, told.copy_of)


def _name(document: Document) -> tuple[str, str, str]:
    return (document.origin.outlet or "~", document.name, document.id)
