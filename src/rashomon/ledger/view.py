"""Incidents as rows for quick answers: a pure function of claims and decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.ledger.grain import bounds
from rashomon.ledger.material import Material
from rashomon.ledger.rows import NO_DAYS, Row
from rashomon.ledger.seats import blocks_of, row_of, where_of
from rashomon.link.board import Board
from rashomon.link.card import Card
from rashomon.link.codes import assign, mark_of
from rashomon.link.copies.pairs import Sketched
from rashomon.link.linker import grouped, placed
from rashomon.link.order import place_of
from rashomon.link.summary import summarise
from rashomon.model.incident import MentionRef
from rashomon.model.report import Mention, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role


class View(NamedTuple):
    """The rows of a view, by table, its texts, and the stamp of what they were built from."""

    stamp: str
    incidents: list[Row]
    tellings: list[Row]
    blocks: list[Row]
    parties: list[Row]
    places: list[Row]
    texts: tuple[Sketched, ...] = ()


def folded(name: str) -> str:
    """The form in which names of parties and places are compared."""
    return " ".join(name.casefold().split())


def build(made_of: Material) -> View:
    """Link the mentions and sum up each incident."""
    board = placed(made_of.cards)
    view = View(made_of.stamp, [], [], [], [], [], made_of.texts)
    groups = grouped(board, made_of.decisions)
    codes = assign((group[0] for group in groups), (ref for group in groups for ref in group))
    for group in groups:
        code = codes[group[0]]
        tell(view, code, [board.seat(ref).traits.card for ref in group])
        view.tellings.extend(_telling(board, ref, code) for ref in group)
        view.blocks.extend(row for ref in group for row in blocks_of(board.seat(ref).traits))
    return view


def tell(view: View, code: str, cards: Sequence[Card]) -> None:
    """Enter in `view` what the mentions of the incident `code` tell of it, its anchor first."""
    view.incidents.append(_incident(code, cards))
    view.parties.extend(_names(code, (card.parties for card in cards)))
    view.places.extend(_names(code, (card.places for card in cards)))


def _telling(board: Board, ref: MentionRef, code: str) -> Row:
    def place(other: MentionRef) -> str:
        return place_of(board.seat(other).traits)

    return row_of(board.seat(ref).traits, where_of(board.placed[ref], place)) | {"code": code}


def _incident(code: str, cards: Sequence[Card]) -> Row:
    published = [date.fromisoformat(c.published) if c.published else None for c in cards]
    summary = summarise([_mention(card) for card in cards], published)
    days = bounds(summary.start, summary.end)
    return {
        "code": code,
        "mark": mark_of(cards[0].ref),
        "type": summary.type,
        "start": summary.start,
        "end": summary.end,
        "country": summary.country,
        "places": json.dumps(summary.places),
        "published": max((c.published for c in cards if c.published), default=None),
        **(days._asdict() if days else NO_DAYS),
    }


def _mention(card: Card) -> Mention:
    """As much of the mention as its summary looks at; its places stand nowhere."""
    places = tuple(Span(0, len(name), name) for name in card.places)
    when, kind = When(card.start, card.end), IncidentType(card.type)
    return Mention(card.ref.key, Role(card.role), kind, when, places, card.country, ())


def _names(code: str, told: Iterable[Sequence[str]]) -> list[Row]:
    distinct = {folded(name) for names in told for name in names}
    return [{"code": code, "name": name} for name in sorted(distinct)]
