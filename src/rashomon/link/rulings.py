"""Decisions in force: what was undone, and which word is the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.incident import Decision

JOIN = "join"
SPLIT = "split"
UNDO = "undo"
ACCEPT = "accept"
REJECT = "reject"
CHANGE = "change"

LINKS = (JOIN, SPLIT)
"""The kinds of decisions on which mentions are one incident."""

WORDS = (ACCEPT, REJECT, CHANGE)
"""The kinds of decisions on what claims and mentions say."""

KINDS = (*LINKS, *WORDS, UNDO)
"""Every kind of decision."""

Order = tuple[str, int]
"""When a decision was made, and its number, which breaks ties."""


def order_of(one: Decision) -> Order:
    """What decisions are ordered by: of two, the later goes before the earlier."""
    return one.made, one.number


def undone(decisions: Iterable[Decision]) -> Mapping[int, Decision]:
    """By the number of each decision that holds no more: the undo that took it back.

    An undo can be undone itself, which lets what it took back hold again.
    """
    taken: dict[int, Decision] = {}
    for one in sorted(decisions, key=lambda one: -one.number):
        if one.kind == UNDO and one.undoes is not None and one.number not in taken:
            taken.setdefault(one.undoes, one)
    return taken


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The joins and splits that hold, the last made first; their order in the ledger breaks ties.

    Decisions of other kinds do not matter to linking.
    """
    taken = undone(decisions)
    held = [one for one in decisions if one.kind in LINKS and one.number not in taken]
    return sorted(held, key=order_of, reverse=True)
