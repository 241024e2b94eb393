"""Mentions in many reports to incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.link.board import Board
from rashomon.link.card import Card
from rashomon.link.codes import assign
from rashomon.link.order import order, rank
from rashomon.link.overlay import overlay
from rashomon.link.traits import traits
from rashomon.link.weights import ENOUGH, WEAK, close, compare, score, total
from rashomon.model.incident import Decision, MentionRef

VERSION = 4
"""Counts up where the same mentions are joined otherwise than before, by whatever rule or table."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one incident, sorted, and the code that names it."""

    code: str
    refs: tuple[MentionRef, ...]


def link(cards: Iterable[Card], decisions: Sequence[Decision] = ()) -> tuple[Group, ...]:
    """The incidents that `cards` mention, each as a group; every mention is in just one.

    Mentions are placed one document after another in an order of their own (`order.Rank`). Each
    joins the incident that holds what it is most like, where date, place, parties and type
    together speak for it (`why`), or begins one; who is blamed and how many died never count. Two
    incidents that are alone on their day between their parties may be one (`lonely.partner`).
    Decisions are laid over that (`overlay`). The result depends on the cards and decisions and not
    on the order in which they come.
    """
    ready = sorted(map(traits, cards), key=order)
    board = Board()
    for _, some in groupby(ready, key=rank):
        board.take(list(some))
    at = {one.card.ref: number for number, one in enumerate(ready)}
    groups = overlay(board.groups(), decisions, lambda a, b: score(ready[at[a]], ready[at[b]]))
    first = {min(group, key=at.__getitem__): group for group in groups}
    codes = assign(first)
    return tuple(sorted((Group(codes[one], group) for one, group in first.items()), key=_by_refs))


def _by_refs(group: Group) -> tuple[MentionRef, ...]:
    return group.refs


def why(a: Card, b: Card) -> tuple[str, ...]:
    """What speaks for (+) and against (-) joining the two, the date first, and the sum."""
    one, other = traits(a), traits(b)
    found = compare(one, other)
    if not found:
        return ("dates that rule it out",)
    points = total(found)
    verdict = "enough" if points >= ENOUGH else "not enough"
    if points < ENOUGH and points >= WEAK and close(one, other):
        verdict = "enough if nothing else that day is like them"
    lines = (f"{weight.points:+.1f} {weight.level}" for weight in found)
    return (*lines, f"{points:+.1f} in all, {verdict} ({ENOUGH:g} needed)")
