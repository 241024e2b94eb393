"""When the answers to one cell differ, and between whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model.vocabulary import NARRATOR
from rashomon.model.vocabulary import Figure as Figures
from rashomon.weigh.cells import Answer
from rashomon.weigh.figures import Figure, figure, total

TOTAL = Figures.TOTAL
Pair = tuple[str, str]


def between(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The parties whose answers to one cell and subject differ, sorted; () where none do.

    Differ: who denies and whom he denies; two that blame different parties; two that count the
    same people differently. A party that corrects itself differs from nobody. The narrator only
    retells, and differs from a party only where that one denies what nobody else tells.
    """
    pairs = [*_denials(answers), *_initiators(answers), *_counts(answers)]
    return tuple(sorted({party for pair in pairs for party in pair}))


def _denials(answers: Sequence[Answer]) -> Iterator[Pair]:
    return ((answer.party, other) for answer in answers for other in answer.against)


def _initiators(answers: Sequence[Answer]) -> Iterator[Pair]:
    """Two parties of whom neither blames whom the other blames.

    What a party owns up to does not count where it blames others too.
    """
    blamed: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.blamed and answer.party != NARRATOR:
            blamed[answer.party].add(answer.blamed)
    others = {party: some - {party} or some for party, some in blamed.items()}
    return ((p, q) for p, q in combinations(sorted(others), 2) if not others[p] & others[q])


def _counts(answers: Sequence[Answer]) -> Iterator[Pair]:
    """Two parties none of whose figures go together."""
    told: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.casualty and answer.party != NARRATOR:
            told[answer.party].append(answer)
    return ((p, q) for p, q in combinations(sorted(told), 2) if _apart(told[p], told[q]))


def _apart(one: Sequence[Answer], other: Sequence[Answer]) -> bool:
    mine, theirs = _figures(one), _figures(other)
    return bool(mine and theirs) and not any(a.meets(b) for a in mine for b in theirs)


def _figures(answers: Sequence[Answer]) -> list[Figure]:
    """A party's totals, and what those of any one claim come to.

    Parts of a total, and what was added to one, only count where the party gives no total.
    """
    told = [answer for answer in answers if answer.casualty]
    totals = [a for a in told if a.casualty and a.casualty.figure is TOTAL]
    claims: dict[int, list[Figure]] = defaultdict(list)
    for answer in totals or told:
        one = figure(answer.casualty) if answer.casualty else None
        if one is not None:
            claims[answer.claim].append(one)
    each = [one for some in claims.values() for one in some]
    sums = [total(some) for some in claims.values() if len(some) > 1]
    return [*each, *(sums if totals else [])]
