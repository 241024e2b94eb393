"""What each claim answers, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model.report import Casualty, Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance
from rashomon.weigh.denial import denied
from rashomon.weigh.figures import words

HAPPENED, DID_NOT = "it happened", "it did not happen"
NOT_SAID = "people not told"


class Answer(NamedTuple):
    """One answer of a party to a cell's question.

    `claim` is the position of the claim in the sequence read. `blamed` is the party blamed or,
    in a denial, None; `casualty` is the count, where the cell is casualties. `denial` says that
    the answer rejects another's.
    """

    cell: Cell
    subject: str
    text: str
    party: str
    claim: int
    denial: bool = False
    blamed: str | None = None
    casualty: Casualty | None = None


def answers(claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """Every answer that `claims`, all about one incident, give; in the order of the claims."""
    return tuple(answer for index in range(len(claims)) for answer in _of(claims, index))


def _of(claims: Sequence[Claim], index: int) -> Iterator[Answer]:
    claim = claims[index]
    if claim.stance == Stance.DENIES:
        yield _denial(claims, index)
    else:
        yield Answer(Cell.OCCURRENCE, "", HAPPENED, claim.party, index)
    if claim.initiator:
        yield Answer(
            Cell.INITIATOR, "", claim.initiator, claim.party, index, blamed=claim.initiator
        )
    for count in claim.casualties:
        subject = f"{count.kind}, {count.side or NOT_SAID}"
        yield Answer(Cell.CASUALTIES, subject, words(count), claim.party, index, casualty=count)


def _denial(claims: Sequence[Claim], index: int) -> Answer:
    """The answer of a denial: to what its words deny, or else to what others say of its party."""
    party = claims[index].party
    others = [claim for claim in claims if claim.party != party]
    blamed = any(claim.initiator == party for claim in others)
    counted = any(claim.casualties and claim.party != NARRATOR for claim in others)
    cell = denied(claims[index], blamed=blamed, counted=counted)
    text = DID_NOT if cell == Cell.OCCURRENCE else "denied"
    return Answer(cell, "", text, party, index, denial=True)
