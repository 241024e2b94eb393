"""Decisions laid over what rules have grouped: last, so that they change nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from rashomon.link.bonds import Bonds, bonds
from rashomon.link.rulings import in_force
from rashomon.model.incident import Decision, MentionRef

Refs = tuple[MentionRef, ...]
Score = Callable[[MentionRef, MentionRef], float]

_TRIES = 64  # mentions of a side that another is compared with


def overlay(
    groups: Iterable[Collection[MentionRef]], decisions: Sequence[Decision], score: Score
) -> tuple[Refs, ...]:
    """The groups that rules made, each mention in one, as decisions leave them; sorted.

    What a join names is one group, with all that rules put to it; what a split names is one,
    without the others that it names. Where decisions part a group that rules made, what they do
    not name goes with the side that it matches better by `score`, ties with the larger side. Two
    mentions of one document are in one group only where decisions say so: the one that matches it
    less stays out. A later decision goes before an earlier one. Only groups that hold a mention
    that a decision names change, and the order of groups and mentions does not matter. `groups`
    must hold all mentions that the decisions on any of them name, as far as there are such.
    """
    parts = [tuple(sorted(group)) for group in groups]
    home = {ref: part for part in parts for ref in part}
    made = bonds(in_force(decisions), lambda ref: home.get(ref, ()))
    held = made.refs()
    if not held:
        return tuple(sorted(parts))
    touched = sorted({home[ref] for ref in held})
    _heal(made, touched, score)
    left = set(parts) - set(touched)
    return tuple(sorted([*left, *_settled(made, touched, score)]))


class _Side(NamedTuple):
    """The mentions of one rule-made group that decisions hold together; `head` stands for them."""

    head: MentionRef
    refs: Refs


def _sides(made: Bonds, part: Refs, held: Collection[MentionRef]) -> list[_Side]:
    refs: dict[MentionRef, list[MentionRef]] = defaultdict(list)
    for ref in part:
        if ref in held:
            refs[made.head(ref)].append(ref)
    return [_Side(head, tuple(some)) for head, some in sorted(refs.items())]


def _heal(made: Bonds, touched: Sequence[Refs], score: Score) -> None:
    """Let those sides of each group be together again that no decision parts, best pair first."""
    held = frozenset(made.refs())
    _part_documents(made, held)
    sides = [_sides(made, part, held) for part in touched]
    alike = [[(made.apart(side.head), side.head) for side in some] for some in sides]
    for some in alike:  # those that are kept apart from the same are not apart from each other
        first: dict[frozenset[MentionRef], MentionRef] = {}
        for apart, head in some:
            made.join(first.setdefault(apart, head), head)
    pairs = (
        (-_best(score, a.refs, b.refs), -len(a.refs) - len(b.refs), a.head, b.head)
        for part in touched
        for a, b in combinations(_sides(made, part, held), 2)
    )
    for *_, one, other in sorted(pairs):
        made.join(one, other)


def _part_documents(made: Bonds, held: Iterable[MentionRef]) -> None:
    """Keep apart what holds mentions of one document, where no decision holds them together."""
    of: dict[str, list[MentionRef]] = defaultdict(list)
    for ref in held:
        of[ref.document].append(ref)
    for refs in of.values():
        for one, other in combinations(refs, 2):
            made.part(one, other)


def _best(score: Score, some: Refs, others: Refs) -> float:
    """The score of the best pair, of the first of each side where they are many."""
    return max(score(*pair) for pair in product(some[:_TRIES], others[:_TRIES]))


class _Wish(NamedTuple):
    """A mention that no decision names, and a side of its group; the best wish sorts first."""

    score: float
    size: int
    head: MentionRef
    ref: MentionRef


def _settled(made: Bonds, touched: Sequence[Refs], score: Score) -> Iterator[Refs]:
    """The groups that the touched ones become."""
    held = frozenset(made.refs())
    groups: dict[MentionRef, list[MentionRef]] = defaultdict(list)
    for ref in held:
        groups[made.head(ref)].append(ref)
    documents = {head: {ref.document for ref in refs} for head, refs in groups.items()}
    placed: set[MentionRef] = set()
    for wish in _wishes(made, touched, score):
        if wish.ref not in placed and wish.ref.document not in documents[wish.head]:
            groups[wish.head].append(wish.ref)
            documents[wish.head].add(wish.ref.document)
            placed.add(wish.ref)
    yield from (tuple(sorted(refs)) for refs in groups.values())
    for part in touched:
        rest = tuple(ref for ref in part if ref not in held and ref not in placed)
        if rest:
            yield rest


def _wishes(made: Bonds, touched: Sequence[Refs], score: Score) -> list[_Wish]:
    """Where each mention of the touched groups that no decision names may go, best first."""
    held = frozenset(made.refs())
    open_ones = [
        (ref, side, len(sides) > 1)
        for part in touched
        for sides in [_sides(made, part, held)]
        for ref in part
        if ref not in held
        for side in sides
    ]
    rivals = Counter((side.head, ref.document) for ref, side, _ in open_ones)
    return sorted(
        _Wish(
            -_best(score, (ref,), side.refs) if torn or rivals[side.head, ref.document] > 1 else 0,
            -len(side.refs),
            side.head,
            ref,
        )
        for ref, side, torn in open_ones
    )
