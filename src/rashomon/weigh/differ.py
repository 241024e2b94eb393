"""When the answers to one cell differ, and between whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rashomon.model.vocabulary import NARRATOR, Cell
from rashomon.weigh.cells import Answer
from rashomon.weigh.figures import Figure, figure, total

Between = tuple[str, ...]


def between(answers: Sequence[Answer]) -> Between:
    """The parties whose answers to one cell and subject differ, sorted; () where none do.

    `answers` are all of one cell and, for casualties, of one subject. A party that corrects
    itself differs from nobody, and the narrator, who only retells, is no party to a dispute.
    """
    cell = answers[0].cell if answers else None
    if cell == Cell.INITIATOR:
        return _initiators(answers)
    if cell == Cell.CASUALTIES:
        return _counts(answers)
    return _denials(answers)


def _sorted(pairs: Iterable[tuple[str, str]]) -> Between:
    return tuple(sorted({party for pair in pairs for party in pair}))


def _by_party(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.party != NARRATOR:
            found[answer.party].append(answer)
    return found


def _initiators(answers: Sequence[Answer]) -> Between:
    """Two parties of whom neither blames whom the other blames; an accused who denies it."""
    blamed = {
        party: {a.blamed for a in some if a.blamed} for party, some in _by_party(answers).items()
    }
    deny = {a.party for a in answers if a.denial}
    pairs = [
        (p, q)
        for p, q in combinations(sorted(blamed), 2)
        if (blamed[p] and blamed[q] and not blamed[p] & blamed[q])
        or (p in deny and p in blamed[q])
        or (q in deny and q in blamed[p])
    ]
    return _sorted(pairs)


def _counts(answers: Sequence[Answer]) -> Between:
    """Two parties none of whose figures go together; a count that another denies."""
    told = {party: _figures(some) for party, some in _by_party(answers).items()}
    pairs = [
        (p, q)
        for p, q in combinations(sorted(told), 2)
        if told[p] and told[q] and not any(a.meets(b) for a in told[p] for b in told[q])
    ]
    return _sorted((*pairs, *_against(answers)))


def _figures(answers: Sequence[Answer]) -> list[Figure]:
    """A party's figures, and what the parts of any one claim come to."""
    claims: dict[int, list[Figure]] = defaultdict(list)
    for answer in answers:
        one = figure(answer.casualty) if answer.casualty else None
        if one is not None:
            claims[answer.claim].append(one)
    parts = [one for some in claims.values() for one in some]
    return [*parts, *(total(some) for some in claims.values() if len(some) > 1)]


def _denials(answers: Sequence[Answer]) -> Between:
    return _sorted(_against(answers))


def _against(answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Each party that denies, with each other party that says otherwise."""
    deny = sorted({a.party for a in answers if a.denial})
    say = sorted({a.party for a in answers if not a.denial} - {NARRATOR})
    return [(p, q) for p in deny for q in say if p != q]
