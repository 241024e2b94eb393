"""Whether a report tells of any incident at all: the last gate before one is made."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.grouping import Group
from rashomon.code.pieces import Piece
from rashomon.code.reading import SignKind


def is_news(group: Group) -> bool:
    """Whether the group shows violence: strong words that are neither possible nor unreal."""
    return evidence_of(group.pieces) >= 2


def evidence_of(told: Sequence[Piece]) -> int:
    """How much shows that something happened: counts and culprits weigh more than words."""
    weight = 0
    for piece in told:
        if piece.has(SignKind.UNREAL):
            weight -= 1
            continue
        possible = piece.has(SignKind.POSSIBLE)
        weight += 2 * len(piece.casualties)
        weight += sum(1 + bool(t.by) for t in piece.triggers if t.strong and not possible)
    return weight
