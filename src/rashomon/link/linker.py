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
from rashomon.link.weights import ENOUGH, WEAK, close, compare, total
from rashomon.model.incident import Decision, MentionRef

VERSION = 5
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
    board = placed(cards)
    groups = grouped(board, decisions)
    codes = assign((group[0] for group in groups), (ref for group in groups for ref in group))
    return tuple(Group(codes[group[0]], tuple(sorted(group))) for group in groups)


def placed(cards: Iterable[Card]) -> Board:
    """The mentions, placed by rule alone."""
    board = Board()
    for _, some in groupby(sorted(map(traits, cards), key=order), key=rank):
        board.take(list(some))
    return board


def grouped(board: Board, decisions: Sequence[Decision]) -> list[list[MentionRef]]:
    """The mentions of each incident, in their order: its code is that of the first (its anchor)."""
    groups = overlay(board.groups(), decisions, board.score)
    found = [sorted(group, key=lambda ref: order(board.seat(ref).traits)) for group in groups]
    return sorted(found, key=lambda group: order(board.seat(group[0]).traits))


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
