"""What still stands of the answers to a cell, after each party's own changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model.vocabulary import Cell, FindingKind, Stance
from rashomon.weigh.cells import TAKEN_BACK, Answer
from rashomon.weigh.order import Marks, Told
from rashomon.weigh.stages import revisions


class Turn(NamedTuple):
    """A party's change: `kind` is REVISED or WITHDRAWN; `before` stood, then `after`."""

    kind: FindingKind
    party: str
    before: tuple[Answer, ...]
    after: tuple[Answer, ...]


class Settled(NamedTuple):
    """The answers that stand, in their order, and how parties came to them."""

    standing: tuple[Answer, ...]
    turns: tuple[Turn, ...]


def settle(answers: Sequence[Answer], told: Sequence[Told]) -> Settled:
    """What each party holds last on one cell and subject.

    What it took back stands no more, nor a denial that it gave up by admitting, nor a figure
    that a later one of its own excludes. A denial stands only against those who still hold what
    it denies.
    """
    parties: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        parties[answer.party].append(answer)
    turns = tuple(turn for party in sorted(parties) for turn in _turns(parties[party], told))
    gone = {id(answer) for turn in turns for answer in turn.before}
    standing = [one for one in answers if id(one) not in gone and one.text != TAKEN_BACK]
    left = {turn.party for turn in turns} - {one.party for one in standing}
    return Settled(tuple(_answering(standing, left)), turns)


def _answering(standing: Sequence[Answer], left: set[str]) -> Iterator[Answer]:
    """The answers, with denials only against those who did not take back all that they said."""
    fewer: dict[int, tuple[str, ...]] = {}
    for one in standing:
        key = id(one.against)
        if left and key not in fewer:
            fewer[key] = tuple(party for party in one.against if party not in left)
        yield one._replace(against=fewer[key]) if left else one


def _turns(answers: Sequence[Answer], told: Sequence[Told]) -> Iterator[Turn]:
    """The changes of one party."""
    party = answers[0].party
    kept, withdrawn = _withdrawn(answers, told)
    if withdrawn:
        yield Turn(FindingKind.WITHDRAWN, party, *withdrawn)
    counts = [answer for answer in kept if answer.casualty]
    if len({(one.text, one.casualty and one.casualty.civilian) for one in counts}) > 1:
        for one in revisions(counts, told):
            yield Turn(FindingKind.REVISED, party, *one)


_Pair = tuple[tuple[Answer, ...], tuple[Answer, ...]]


def _withdrawn(
    answers: Sequence[Answer], told: Sequence[Told]
) -> tuple[Sequence[Answer], _Pair | None]:
    """What a party keeps; and what it took back, or gave up denying, with what says so."""
    takers = [answer for answer in answers if answer.text == TAKEN_BACK]
    admits = [answer for answer in answers if _admits(answer, told)]
    back = Marks(told[answer.claim] for answer in takers)
    given_up = Marks((told[answer.claim] for answer in admits), speakers=True)
    gone = [
        answer
        for answer in answers
        if (answer.says and back.follow(told[answer.claim]))
        or (answer.denies and given_up.follow(told[answer.claim]))
    ]
    if not gone:
        return answers, None
    lost = {id(answer) for answer in gone}
    after = takers if gone[0].says else admits
    return [a for a in answers if id(a) not in lost], (tuple(gone), tuple(after))


def _admits(answer: Answer, told: Sequence[Told]) -> bool:
    """Whether it admits what its party could deny in the same cell: the deed, or its part in it."""
    if told[answer.claim].claim.stance is not Stance.ADMITS:
        return False
    return answer.cell is Cell.OCCURRENCE or answer.blamed == answer.party
