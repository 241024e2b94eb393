"""Counts that do not say of whom, beside those that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.model.vocabulary import BOTH, NARRATOR, Cell
from rashomon.weigh.cells import NOT_TOLD, Answer
from rashomon.weigh.figures import Figure
from rashomon.weigh.intervals import Among, merged
from rashomon.weigh.stages import possible

Key = tuple[Cell, str]


class Rival(NamedTuple):
    """Parties that differ over people not told, and what those say who tell whose people."""

    between: tuple[str, ...]
    told: tuple[Answer, ...]


def rivals(standing: Mapping[Key, Sequence[Answer]]) -> Mapping[Key, Rival]:
    """Where a count that does not say of whom cannot go with one that does.

    Where one people alone is counted, what does not say of whom is of them, and two parties
    differ as on any count. Where several are, it may be of all: then it differs only by being
    smaller than one of them. Whose people they are is never settled by this, and nothing that
    agrees is taken for agreement.
    """
    found: dict[Key, Rival] = {}
    for kind, named in _kinds(standing).items():
        key = (Cell.CASUALTIES, f"{kind}, {NOT_TOLD}")
        open_, sides = _figures([standing.get(key, ())]), _figures(named)
        if open_ and sides:
            parties = _one_people(open_, sides) if len(named) == 1 else _fewer(open_, sides)
            answers = [a for some in named for a in some if a.party in parties]
            if parties:
                found[key] = Rival(tuple(sorted(parties)), tuple(map(_with_side, answers)))
    return found


def _kinds(standing: Mapping[Key, Sequence[Answer]]) -> Mapping[str, list[Sequence[Answer]]]:
    """The counts of each people that is named, by what became of it."""
    kinds: dict[str, list[Sequence[Answer]]] = defaultdict(list)
    for (cell, subject), answers in standing.items():
        kind, _, people = subject.partition(", ")
        if cell is Cell.CASUALTIES and people not in {"", NOT_TOLD, BOTH}:
            kinds[kind].append(answers)
    return kinds


_Told = dict[str, list[list[Figure]]]


def _figures(groups: Iterable[Sequence[Answer]]) -> _Told:
    """Of each party what its figures can come to, people by people; the narrator has none."""
    told: _Told = defaultdict(list)
    for group in groups:
        parties: dict[str, list[Answer]] = defaultdict(list)
        for answer in group:
            if answer.casualty and answer.party != NARRATOR:
                parties[answer.party].append(answer)
        for party, answers in parties.items():
            if some := possible(answers):
                told[party].append(some)
    return told


def _one_people(open_: _Told, sides: _Told) -> set[str]:
    """Parties that differ where all figures are of the same people."""
    every = {
        party: merged(
            one for some in (*open_.get(party, ()), *sides.get(party, ())) for one in some
        )
        for party in {*open_, *sides}
    }
    named = Among(every[party] for party in sides)
    first = {party for party in open_ if named.apart_from(every[party])}
    others = Among(every[party] for party in first)
    return first | {party for party in sides if others.apart_from(every[party])}


def _fewer(open_: _Told, sides: _Told) -> set[str]:
    """Parties of which one counts fewer in all than another of one people alone."""
    most = {party: max(one.high for one in some[0]) for party, some in open_.items()}
    least = {party: max(min(one.low for one in of) for of in some) for party, some in sides.items()}
    low = sorted(most.items(), key=lambda item: item[1])[:2]
    high = sorted(least.items(), key=lambda item: -item[1])[:2]
    return {
        party
        for ones, others, sign in ((most, high, 1), (least, low, -1))
        for party, figure in ones.items()
        if any(party != other and sign * figure < sign * bound for other, bound in others)
    }


def _with_side(answer: Answer) -> Answer:
    """The answer with whose people it counts in its text: "4 (Armenia)"."""
    people = answer.subject.partition(", ")[2]
    return answer._replace(text=f"{answer.text} ({people})")
