"""What the view of incidents is built from."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, true

from rashomon import __version__
from rashomon.ledger.ruled import lasting
from rashomon.ledger.schema import decisions as decision_rows
from rashomon.ledger.schema import reports
from rashomon.ledger.settled import settled
from rashomon.ledger.sketches import sketched
from rashomon.link.card import Card
from rashomon.link.copies.groups import VERSION as COPIES
from rashomon.link.copies.pairs import Sketched
from rashomon.link.copies.sketch import VERSION as SKETCH
from rashomon.link.linker import VERSION as LINKER
from rashomon.link.making import cards as cards_of
from rashomon.link.weights import edition
from rashomon.model.incident import Decision

LAYOUT = 5
"""Counts up where the tables of the view change; a view of another layout is stale."""


class Stamp(NamedTuple):
    """What a view was built from: by which program, and the last report and decision."""

    program: str
    report: int
    decision: int

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.program} {self.report} {self.decision}"


class Material(NamedTuple):
    """All that a view is built from, as of one moment, and the stamp that says so."""

    stamp: str
    cards: tuple[Card, ...]
    decisions: tuple[Decision, ...]
    texts: tuple[Sketched, ...] = ()


def stamp_of(connection: Connection) -> Stamp:
    """What a view that is built now is stamped with."""
    last_report = connection.execute(select(func.max(reports.c.seq))).scalar() or 0
    last_decision = connection.execute(select(func.max(decision_rows.c.seq))).scalar() or 0
    return Stamp(program(), last_report, last_decision)


def program() -> str:
    """By what a view is built now: its layout, how mentions are linked and texts compared."""
    return f"{LAYOUT} {LINKER} {edition()} {SKETCH} {COPIES} {__version__}"


def stamp_from(kept: str) -> Stamp:
    """The stamp that was kept as text."""
    program, report, decision = kept.rsplit(" ", 2)
    return Stamp(program, int(report), int(decision))


def material(connection: Connection) -> Material:
    """Read what a view is built from."""
    return Material(
        str(stamp_of(connection)),
        cards(connection),
        settled(connection).decisions,
        tuple(sketched(connection)),
    )


def cards(connection: Connection, which: ColumnElement[bool] | None = None) -> tuple[Card, ...]:
    """A card for each mention of the standing reports, or of those that `which` meets."""
    found = lasting(connection, true() if which is None else which)
    return tuple(one for coding in found.values() for one in cards_of(*coding))
