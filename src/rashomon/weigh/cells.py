"""What each claim answers, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model.report import Casualty, Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance
from rashomon.weigh.denial import denied
from rashomon.weigh.figures import figure, words

HAPPENED, DID_NOT, DENIED = "it happened", "it did not happen", "denied"
NOT_TOLD = "people not told"


class Answer(NamedTuple):
    """One answer of a party to a cell's question.

    `claim` is the position of the claim in the sequence read. `against` are, in a denial, the
    parties whose word it rejects. `blamed` is the party blamed, `casualty` the count, where there
    is one.
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
    def firm(self) -> bool:
        """Whether another party's answer can agree with it: no denial, no "dozens"."""
        if self.casualty:
            return figure(self.casualty) is not None
        return self.blamed is not None or self.text == HAPPENED


def answers(claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """Every answer that `claims`, all about one incident, give; in the order of the claims."""
    deniers = frozenset(claim.party for claim in claims if claim.stance is Stance.DENIES)
    return tuple(
        answer
        for index, claim in enumerate(claims)
        for answer in (
            *_occurrence(claims, index, deniers),
            *_initiator(claim, index),
            *(_count(claim, one, index) for one in claim.casualties),
        )
    )


def _initiator(claim: Claim, index: int) -> Iterator[Answer]:
    who = claim.initiator
    if who:
        yield Answer(Cell.INITIATOR, "", who, claim.party, index, blamed=who)


def _count(claim: Claim, count: Casualty, index: int) -> Answer:
    """A count; one that does not say of whom stands apart from those that do."""
    subject = f"{count.kind}, {count.side or NOT_TOLD}"
    return Answer(Cell.CASUALTIES, subject, words(count), claim.party, index, casualty=count)


def _occurrence(claims: Sequence[Claim], index: int, deniers: frozenset[str]) -> Iterator[Answer]:
    """Whether it happened; a party that denies anything of it does not vouch for it as well."""
    claim = claims[index]
    if claim.stance != Stance.DENIES:
        if claim.party not in deniers:
            yield Answer(Cell.OCCURRENCE, "", HAPPENED, claim.party, index)
        return
    others = [other for other in claims if other.party != claim.party]
    cell = denied(claim, claims)
    text = DID_NOT if cell == Cell.OCCURRENCE else DENIED
    yield Answer(cell, "", text, claim.party, index, against=_against(claim, cell, others))


def _against(claim: Claim, cell: Cell, others: Sequence[Claim]) -> tuple[str, ...]:
    """Whose word a denial rejects.

    Who counts casualties, where it is about those; else who blames the denier; else whoever
    speaks of the incident. The narrator only where there is nobody else.
    """
    tell = [other for other in others if other.stance != Stance.DENIES]
    first = [other for other in tell if other.casualties] if cell == Cell.CASUALTIES else []
    accusers = [other for other in tell if other.initiator == claim.party]
    for some in (first, accusers, tell):
        parties = {other.party for other in some}
        named = parties - {NARRATOR} or parties
        if named:
            return tuple(sorted(named))
    return ()
