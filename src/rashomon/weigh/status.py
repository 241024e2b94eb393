"""The same dead under two statuses: civilians by one party's count, fighters by another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.model.vocabulary import NARRATOR, CasualtyKind, Cell
from rashomon.weigh.cells import CIVILIANS, FIGHTERS, Answer
from rashomon.weigh.figures import Figure, figure
from rashomon.weigh.intervals import meet, merged

SUBJECT = f"{CIVILIANS} or {FIGHTERS}"
_SOME = Figure(1, 10**9)


class _Count(NamedTuple):
    """A count of people of one status: its answer, whose people, how many."""

    answer: Answer
    side: str | None
    figure: Figure
    civilian: bool

    @property
    def own(self) -> bool:
        """Whether a party counts its own fighters: those are not "somebody's"."""
        return not self.civilian and self.side == self.answer.party


def statuses(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """What the parties say of the status of people whom they count in common, if it differs.

    They count the same people where it became the same of them, the figures overlap, and whose
    they are is said alike or left open by one; a party's own fighters are nobody else's
    civilians. A party that counts both civilians and fighters among them tells them apart, and
    is not set against anybody. The narrator differs from nobody.
    """
    kinds: dict[CasualtyKind, list[_Count]] = defaultdict(list)
    for answer in answers:
        one = _count(answer)
        if one and answer.casualty:
            kinds[answer.casualty.kind].append(one)
    return tuple(
        Answer(Cell.TARGET, f"{kind}, {SUBJECT}", _word(one), one.answer.party, one.answer.claim)
        for kind, counts in kinds.items()
        for one in _contested(counts)
    )


def _word(count: _Count) -> str:
    return CIVILIANS if count.civilian else FIGHTERS


def _count(answer: Answer) -> _Count | None:
    """The count as one of a status; None where there is none, and for "no civilians"."""
    count = answer.casualty
    if count is None or count.civilian is None or count.high == 0 or answer.party == NARRATOR:
        return None
    return _Count(answer, count.side, figure(count) or _SOME, count.civilian)


def _contested(counts: Sequence[_Count]) -> Iterator[_Count]:
    """The counts that meet one of the other status by a party that does not tell them apart."""
    if len({one.civilian for one in counts}) < 2:
        return
    apart = _telling_apart(counts)
    kept = [one for one in counts if one.answer.party not in apart]
    civilians = _Known(one for one in kept if one.civilian)
    fighters = _Known(one for one in kept if not one.civilian)
    for one in kept:
        if (fighters if one.civilian else civilians).holds(one):
            yield one


def _telling_apart(counts: Iterable[_Count]) -> set[str]:
    """The parties that count people of both statuses."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for one in counts:
        told[one.civilian].add(one.answer.party)
    return told[True] & told[False]


class _Known:
    """Figures of people of one status, by whose people they are."""

    def __init__(self, counts: Iterable[_Count]) -> None:
        sides: dict[str | None, list[Figure]] = defaultdict(list)
        anybody: list[Figure] = []
        for one in counts:
            sides[one.side].append(one.figure)
            if not one.own:
                anybody.append(one.figure)
        self._sides = {side: merged(figures) for side, figures in sides.items()}
        self._anybody = merged(anybody)

    def holds(self, one: _Count) -> bool:
        """Whether some of them may be the people of `one`, who has another status."""
        if one.side is None:
            return meet((one.figure,), self._anybody)
        sides = (one.side,) if one.own else (one.side, None)
        return any(meet((one.figure,), self._sides.get(side, ())) for side in sides)
