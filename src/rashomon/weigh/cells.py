"""What each claim answers, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.model.report import Casualty, Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance
from rashomon.weigh.denial import denied, shown
from rashomon.weigh.figures import figure, words
from rashomon.weigh.order import Marks, Told
from rashomon.weigh.said import Said, others
from rashomon.weigh.takings import takings

HAPPENED, DID_NOT, DENIED = "it happened", "it did not happen", "denied"
TAKEN_BACK = "taken back"
STATUSES = CIVILIANS, FIGHTERS = "civilians", "fighters"
_SAID = frozenset((HAPPENED, *STATUSES))
NOT_TOLD = "people not told"


class Answer(NamedTuple):
    """One answer of a party to a cell's question.

    `claim` is the position of the claim in the sequence read. `against` are, in a denial, the
    parties whose word it rejects, its own aside. `blamed` is the party blamed,
    `casualty` the count, where there is one.
    """

    cell: Cell
    subject: str
    text: str
    party: str
    claim: int
    against: tuple[str, ...] = ()
    blamed: str | None = None
    casualty: Casualty | None = None

    @property
    def says(self) -> bool:
        """Whether it says something of its own: it neither denies nor takes back."""
        return bool(self.casualty or self.blamed) or self.text in _SAID

    @property
    def denies(self) -> bool:
        """Whether it denies what is said."""
        return not self.says and self.text != TAKEN_BACK

    @property
    def firm(self) -> bool:
        """Whether another party's answer can agree with it: no denial, no "dozens"."""
        return self.says and (self.casualty is None or figure(self.casualty) is not None)


def answers(told: Sequence[Told]) -> tuple[Answer, ...]:
    """Every answer that the claims, all about one incident, give; in the order of the claims."""
    said = Said([one.claim for one in told])
    taken = takings(told, said)
    denials = _Denials(said)
    given = [*_given(told, denials, taken)]
    back = [*_taken_back(told, taken, given)]
    plain = {one.claim for one in back}
    rest = (denials.answer(told[index].claim, index) for index in taken if index not in plain)
    return tuple(sorted((*given, *back, *rest), key=lambda one: one.claim))


def _given(
    told: Sequence[Told], denials: _Denials, taken: Mapping[int, Cell | None]
) -> Iterator[Answer]:
    """What each claim says or denies, but for those that take something back."""
    denied_before = _denied_before(told, taken)
    for index, one in enumerate(told):
        claim = one.claim
        if claim.initiator:
            who = claim.initiator
            yield Answer(Cell.INITIATOR, "", who, claim.party, index, blamed=who)
        for count in claim.casualties:
            yield _count(claim, count, index)
        if claim.stance is Stance.DENIES:
            if index not in taken:
                yield denials.answer(claim, index)
        elif _vouches(one, denied_before):
            yield Answer(Cell.OCCURRENCE, "", HAPPENED, claim.party, index)


def _denied_before(told: Sequence[Told], taken: Mapping[int, Cell | None]) -> dict[str, Marks]:
    """The denials of each party."""
    denials: dict[str, list[Told]] = defaultdict(list)
    for index, one in enumerate(told):
        if one.claim.stance is Stance.DENIES and index not in taken:
            denials[one.claim.party].append(one)
    return {party: Marks(some, speakers=True) for party, some in denials.items()}


def _vouches(one: Told, denied_before: Mapping[str, Marks]) -> bool:
    """Whether a claim vouches that it happened.

    A party that denies anything of it does not, unless it admits it later.
    """
    denials = denied_before.get(one.claim.party)
    return denials is None or (one.claim.stance is Stance.ADMITS and denials.precede(one))


def _count(claim: Claim, count: Casualty, index: int) -> Answer:
    """A count; one that does not say of whom stands apart from those that do."""
    subject = f"{count.kind}, {count.side or NOT_TOLD}"
    return Answer(Cell.CASUALTIES, subject, words(count), claim.party, index, casualty=count)


class _Denials:
    """Makes the answers of denials; the parties whose word is rejected are gathered once."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._named: dict[int, tuple[str, ...]] = {}

    def answer(self, claim: Claim, index: int) -> Answer:
        cell = denied(claim, self._said)
        text = DID_NOT if cell == Cell.OCCURRENCE else DENIED
        return Answer(cell, "", text, claim.party, index, against=self._against(claim, cell))

    def _against(self, claim: Claim, cell: Cell) -> tuple[str, ...]:
        """Whose word a denial rejects.

        Where it is about casualties, who counts the denier's people, else who counts any; else who
        blames the denier; else whoever speaks of the incident. The narrator only where there is
        nobody else.
        """
        said = self._said
        accusers = said.accuse[claim.party]
        uninvolved = said.others_blame(claim.party) and not others(accusers, claim.party)
        if cell is Cell.INITIATOR and uninvolved and shown(claim) is None:
            return ()
        counts = (said.reckon[claim.party], said.count) if cell is Cell.CASUALTIES else ()
        some = (*counts, accusers, said.tell)
        named = next((one for one in some if others(one, claim.party)), None)
        if named is not None:
            return self._sorted(named)
        return (NARRATOR,) if NARRATOR in said.tell and claim.party != NARRATOR else ()

    def _sorted(self, parties: set[str]) -> tuple[str, ...]:
        if id(parties) not in self._named:
            self._named[id(parties)] = tuple(sorted(parties - {NARRATOR}))
        return self._named[id(parties)]


def _taken_back(
    told: Sequence[Told], taken: Mapping[int, Cell | None], given: Sequence[Answer]
) -> Iterator[Answer]:
    """In each cell that a party spoke to before, that it took back what it had said."""
    takers: dict[str, list[int]] = defaultdict(list)
    for index in taken:
        takers[told[index].claim.party].append(index)
    marks = {party: Marks(told[index] for index in some) for party, some in takers.items()}
    keys: dict[str, dict[tuple[Cell, str], None]] = defaultdict(dict)
    for one in given:
        if one.says and one.party in marks and marks[one.party].follow(told[one.claim]):
            keys[one.party][one.cell, one.subject] = None
    for index, back in taken.items():
        party = told[index].claim.party
        for cell, subject in keys[party]:
            if back in {None, cell}:
                yield Answer(cell, subject, TAKEN_BACK, party, index)
