"""What the view of incidents is built from, read in one go without decoding reports."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from rashomon import __version__
from rashomon.ledger.deciding import settled
from rashomon.ledger.schema import decisions as decision_rows
from rashomon.ledger.schema import mentions as mention_rows
from rashomon.ledger.schema import reports
from rashomon.ledger.select import stands
from rashomon.link.card import Card
from rashomon.link.linker import VERSION as LINKER
from rashomon.model.incident import Decision, MentionRef
from rashomon.model.report import Mention, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role

LAYOUT = 1
"""Counts up where the tables of the view change; a view of another layout is stale."""


class Material(NamedTuple):
    """All that a view is built from, as of one moment, and the stamp that says so.

    The mentions, one a card, come without their phrases, which no summary looks at.
    """

    stamp: str
    cards: tuple[Card, ...]
    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...]


def stamp_of(connection: Connection) -> str:
    """What a view that is built now is stamped with."""
    last_report = connection.execute(select(func.max(reports.c.seq))).scalar() or 0
    last_decision = connection.execute(select(func.max(decision_rows.c.seq))).scalar() or 0
    return f"{LAYOUT} {LINKER} {__version__} {last_report} {last_decision}"


def material(connection: Connection) -> Material:
    """Read what a view is built from."""
    rows = _mentions(connection)
    return Material(
        stamp_of(connection),
        tuple(_card(row) for row in rows),
        tuple(_mention(row) for row in rows),
        decisions(connection),
    )


def cards(connection: Connection) -> tuple[Card, ...]:
    """A card for each mention of each standing report."""
    return tuple(_card(row) for row in _mentions(connection))


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, in their order, on the mentions as they stand now."""
    return settled(connection).decisions


def _mentions(connection: Connection) -> list[Any]:
    asked = select(mention_rows, reports.c.document, reports.c.published)
    joined = asked.join(reports, reports.c.seq == mention_rows.c.report)
    return list(connection.execute(joined.where(stands())))


def _card(row: Any) -> Card:
    return Card(
        ref=MentionRef(row.document, row.key),
        role=row.role,
        type=row.type,
        start=row.start,
        end=row.end,
        country=row.country,
        places=tuple(name for _, name in json.loads(row.places)),
        parties=tuple(json.loads(row.parties)),
        published=row.published,
    )


def _mention(row: Any) -> Mention:
    places = tuple(Span(at, at + len(name), name) for at, name in json.loads(row.places))
    when, kind = When(row.start, row.end), IncidentType(row.type)
    return Mention(row.key, Role(row.role), kind, when, places, row.country, ())
