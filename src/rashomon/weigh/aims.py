"""Who was hit: fighters, says one who owns to the deed; civilians, count others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance
from rashomon.text.tokens import tokens
from rashomon.weigh.cells import CIVILIANS, FIGHTERS, Answer
from rashomon.weigh.order import Told
from rashomon.weigh.tables import military_words

_LONGEST = 600  # characters of a claim's words that are looked at


def aims(told: Sequence[Told]) -> tuple[Answer, ...]:
    """What parties say of who was hit, where they differ.

    One owns to the deed, and names fighters, arms or what serves them as what it hit; or it owns
    to the deed or is blamed for it by who counts civilians, and counts fighters that are not its
    own. It counts no civilians, and another does. The outlet's own voice differs from nobody.
    """
    civilians = [(i, one.claim) for i, one in enumerate(told) if _counts_civilians(one.claim)]
    counting = {claim.party for _, claim in civilians}
    blamed = {claim.initiator for _, claim in civilians}
    doers = [
        (i, one.claim)
        for i, one in enumerate(told)
        if one.claim.party not in counting and _hits_fighters(one.claim, one.claim.party in blamed)
    ]
    if not civilians or not doers:
        return ()
    return (*_answers(civilians, CIVILIANS), *_answers(doers, FIGHTERS))


def _answers(claims: Sequence[tuple[int, Claim]], text: str) -> Iterator[Answer]:
    return (Answer(Cell.TARGET, "", text, claim.party, index) for index, claim in claims)


def _counts_civilians(claim: Claim) -> bool:
    return claim.party != NARRATOR and any(c.civilian and c.high != 0 for c in claim.casualties)


def _hits_fighters(claim: Claim, blamed: bool) -> bool:
    """Whether the claim, by one who owns to the deed or is `blamed`, says it was against fighters.

    One who is blamed says so by counting them; words of his may be about anything.
    """
    owns = claim.initiator == claim.party
    if claim.stance is Stance.DENIES or claim.party == NARRATOR or not (owns or blamed):
        return False
    if any(c.civilian is False and c.side != claim.party for c in claim.casualties):
        return True
    words = {token.low for token in tokens(claim.evidence.text[:_LONGEST])}
    return owns and not words.isdisjoint(military_words())
