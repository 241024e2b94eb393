"""Decisions on joining and splitting, the latest word on each pair of mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.model.incident import Decision, MentionRef

JOIN = "join"
SPLIT = "split"


class Rulings(NamedTuple):
    """What decisions settle: pairs held `together` (latest first), and mentions kept `apart`.

    A mention in `alone` joins nothing but what a later decision joined it to.
    """

    together: tuple[tuple[MentionRef, MentionRef], ...]
    apart: dict[MentionRef, set[MentionRef]]
    alone: frozenset[MentionRef]


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """Replay `decisions` in the order they were made; a later one overrides an earlier.

    "join": the subject's mentions are one incident. "split": no two of them are; a split of a
    single mention keeps it apart from all others. Decisions of other kinds do not matter here.
    """
    together: dict[tuple[MentionRef, MentionRef], None] = {}
    apart: dict[MentionRef, set[MentionRef]] = defaultdict(set)
    alone: set[MentionRef] = set()
    for decision in sorted(decisions, key=lambda d: d.made):
        refs = sorted(set(decision.subject))
        if decision.kind == SPLIT and len(refs) == 1:
            alone.add(refs[0])
            together = {pair: None for pair in together if refs[0] not in pair}
        for one, other in combinations(refs, 2):
            if decision.kind == JOIN:
                together.pop((one, other), None)
                together[one, other] = None
                apart[one].discard(other)
                apart[other].discard(one)
            elif decision.kind == SPLIT:
                together.pop((one, other), None)
                apart[one].add(other)
                apart[other].add(one)
    return Rulings(tuple(reversed(together)), dict(apart), frozenset(alone))
