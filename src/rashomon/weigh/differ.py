"""When the answers to one cell differ, and between whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.vocabulary import NARRATOR, Cell
from rashomon.weigh.cells import STATUSES, Answer
from rashomon.weigh.intervals import apart, merged
from rashomon.weigh.stages import compared


def between(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The parties whose answers to one cell and subject differ, sorted; () where none do.

    Differ: who denies and whom he denies; two that blame different parties; two that count the
    same people differently. The narrator only retells, and differs from nobody.
    """
    parties = _denials(answers) | _initiators(answers) | _counts(answers) | _statuses(answers)
    return tuple(sorted(parties))


def _denials(answers: Sequence[Answer]) -> set[str]:
    """Who denies, and those parties whose word is denied."""
    named: dict[int, set[str]] = {}
    found: set[str] = set()
    rejected: set[int] = set()
    for answer in answers:
        if not answer.against or answer.party == NARRATOR:
            continue
        if id(answer.against) not in named:
            named[id(answer.against)] = {*answer.against} - {NARRATOR}
        some = named[id(answer.against)]
        if len(some) > (answer.party in some):
            found.add(answer.party)
            rejected.add(id(answer.against))
    return found.union(*(named[key] for key in rejected))


def _initiators(answers: Sequence[Answer]) -> set[str]:
    """Parties of which neither blames whom the other blames.

    What a party owns up to does not count where it blames others too.
    """
    blamed: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.blamed and answer.party != NARRATOR:
            blamed[answer.party].add(answer.blamed)
    return _disjoint({party: some - {party} or some for party, some in blamed.items()})


def _disjoint(blamed: Mapping[str, set[str]]) -> set[str]:
    """The parties whose set shares nothing with that of some other party."""
    parties: dict[frozenset[str], list[str]] = defaultdict(list)
    for party, some in blamed.items():
        parties[frozenset(some)].append(party)
    shared = frozenset[str].intersection(*parties) if parties else frozenset[str]()
    if shared:
        return set()
    found = (one for one in parties if any(one.isdisjoint(other) for other in parties))
    return {party for one in found for party in parties[one]}


def _counts(answers: Iterable[Answer]) -> set[str]:
    """Parties none of whose figures go together with those of some other party."""
    told: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.casualty and answer.party != NARRATOR:
            told[answer.party].append(answer)
    return apart({party: merged(compared(some)) for party, some in told.items()})


def _statuses(answers: Iterable[Answer]) -> set[str]:
    """Parties that call the same people civilians and fighters."""
    told = {(a.party, a.text) for a in answers if a.text in STATUSES and a.cell is Cell.TARGET}
    return {party for party, _ in told} if len({text for _, text in told}) > 1 else set()
