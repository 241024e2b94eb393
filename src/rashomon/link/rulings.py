"""Decisions on joining and splitting, the latest word on each pair of mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.model.incident import Decision, MentionRef

JOIN = "join"
SPLIT = "split"

_Pair = tuple[MentionRef, MentionRef]


class Rulings(NamedTuple):
    """What decisions settle: pairs held `together` (latest first), and mentions kept `apart`.

    A mention in `alone` joins nothing but what a later decision joined it to.
    """

    together: tuple[_Pair, ...]
    apart: dict[MentionRef, set[MentionRef]]
    alone: frozenset[MentionRef]


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """Replay `decisions` in the order they were made; a later one overrides an earlier.

    "join": the subject's mentions are one incident. "split": no two of them are; a split of a
    single mention keeps it apart from all others. Decisions of other kinds do not matter here.
    """
    replay = _Replay()
    for decision in sorted(decisions, key=lambda one: one.made):
        if decision.kind == JOIN:
            replay.join(sorted(set(decision.subject)))
        elif decision.kind == SPLIT:
            replay.split(sorted(set(decision.subject)))
    return Rulings(tuple(reversed(replay.together)), dict(replay.apart), frozenset(replay.alone))


class _Replay:
    """Where the decisions so far have left each pair."""

    def __init__(self) -> None:
        self.together: dict[_Pair, None] = {}
        self.apart: dict[MentionRef, set[MentionRef]] = defaultdict(set)
        self.alone: set[MentionRef] = set()

    def join(self, refs: Sequence[MentionRef]) -> None:
        """Hold every two of `refs` together."""
        for one, other in combinations(refs, 2):
            self.together.pop((one, other), None)
            self.together[one, other] = None
            self.apart[one].discard(other)
            self.apart[other].discard(one)

    def split(self, refs: Sequence[MentionRef]) -> None:
        """Keep every two of `refs` apart; a single one from everything."""
        if len(refs) == 1:
            self.alone.add(refs[0])
            self.together = {pair: None for pair in self.together if refs[0] not in pair}
        for one, other in combinations(refs, 2):
            self.together.pop((one, other), None)
            self.apart[one].add(other)
            self.apart[other].add(one)


def ruled(groups: Sequence[list[MentionRef]], settled: Rulings) -> list[list[MentionRef]]:
    """The groups with decisions put before rules, each with the mention that began it first."""
    touched = {ref for pair in settled.together for ref in pair} | set(settled.alone)
    touched |= set(settled.apart)
    free = [group for group in groups if touched.isdisjoint(group)]
    parts = [
        part for group in groups if not touched.isdisjoint(group) for part in _torn(group, settled)
    ]
    for one, other in reversed(settled.together):
        mine = next((part for part in parts if one in part), None)
        theirs = next((part for part in parts if other in part), None)
        if mine and theirs and {a.document for a in mine}.isdisjoint(b.document for b in theirs):
            mine += theirs
            parts.remove(theirs)
    return [*free, *parts]


def _torn(group: list[MentionRef], settled: Rulings) -> list[list[MentionRef]]:
    parts: list[list[MentionRef]] = []
    for ref in group:
        apart = settled.apart.get(ref, set())
        fits = (part for part in parts if apart.isdisjoint(part) and ref not in settled.alone)
        home = next((part for part in fits if settled.alone.isdisjoint(part)), None)
        if home is None:
            parts.append([ref])
        else:
            home.append(ref)
    return parts
