"""Incidents as rows for quick answers: a pure function of claims and decisions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rashomon.ledger.grain import bounds
from rashomon.ledger.material import Material
from rashomon.ledger.rows import NO_DAYS, Row
from rashomon.link.card import Card
from rashomon.link.linker import link
from rashomon.link.summary import summarise
from rashomon.model.report import Mention


class View(NamedTuple):
    """The rows of a view, by table, and the stamp of what they were built from."""

    stamp: str
    incidents: list[Row]
    tellings: list[Row]
    parties: list[Row]
    places: list[Row]


def folded(name: str) -> str:
    """The form in which names of parties and places are compared."""
    return " ".join(name.casefold().split())


def build(made_of: Material) -> View:
    """Link the mentions and sum up each incident."""
    known = {c.ref: (c, m) for c, m in zip(made_of.cards, made_of.mentions, strict=True)}
    view = View(made_of.stamp, [], [], [], [])
    for group in link(made_of.cards, made_of.decisions):
        cards, mentions = zip(*(known[ref] for ref in group.refs), strict=True)
        view.incidents.append(_incident(group.code, cards, mentions))
        view.tellings.extend(_telling(group.code, card) for card in cards)
        view.parties.extend(_names(group.code, [card.parties for card in cards]))
        view.places.extend(_names(group.code, [card.places for card in cards]))
    return view


def _incident(code: str, cards: Sequence[Card], mentions: Sequence[Mention]) -> Row:
    published = [date.fromisoformat(c.published) if c.published else None for c in cards]
    summary = summarise(mentions, published)
    days = bounds(summary.start, summary.end)
    return {
        "code": code,
        "type": summary.type,
        "start": summary.start,
        "end": summary.end,
        "country": summary.country,
        "places": json.dumps(summary.places),
        "published": max((c.published for c in cards if c.published), default=None),
        **(days._asdict() if days else NO_DAYS),
    }


def _telling(code: str, card: Card) -> Row:
    ref = card.ref
    return {
        "code": code,
        "document": ref.document,
        "key": ref.key,
        "published": card.published,
    }


def _names(code: str, told: Sequence[Sequence[str]]) -> list[Row]:
    distinct = {folded(name) for names in told for name in names}
    return [{"code": code, "name": name} for name in sorted(distinct)]
