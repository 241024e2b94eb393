"""Which denials take back what their own party had said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model.report import Claim
from rashomon.model.vocabulary import Cell, Stance
from rashomon.text.tokens import fold, tokens
from rashomon.weigh.denial import shown
from rashomon.weigh.order import Marks, Told
from rashomon.weigh.said import Said, others
from rashomon.weigh.tables import Change, change_words

_LONGEST = 600  # characters of a denial's words that are looked at
_REACH = 3  # words between "withdrew" and what was withdrawn


def in_words(claim: Claim) -> bool:
    """Whether a denial says that its own party was wrong: withdrew, an error, took back."""
    if claim.stance is not Stance.DENIES:
        return False
    cue = claim.cue.text if claim.cue else ""
    text = fold(f"{cue} {claim.evidence.text[:_LONGEST]}")
    known = change_words()
    return any(phrase in text for phrase in known.taken_back) or _withdrew(text, known)


def _withdrew(text: str, known: Change) -> bool:
    """Whether something said was withdrawn, not troops."""
    if not any(verb in text for verb in known.withdrew):
        return False
    words = [token.low for token in tokens(text)]
    starts = (place for place, word in enumerate(words) if word in known.withdrew)
    return any(not known.said.isdisjoint(words[s + 1 : s + 1 + _REACH]) for s in starts)


def takings(told: Sequence[Told], said: Said) -> Mapping[int, Cell | None]:
    """The claims that take back what their party had told, by position, each with its cell.

    None is every cell that the party spoke to. A denial takes back where it says so in words: what
    these show it to be about; all, where they name the whole (a statement, a report); else whom the
    party blamed, or what it counted, or that it happened, the first that it told. Or it takes back
    where it cannot stand beside what its own party told before and no other party tells: that it
    happened, or that it was the party's own deed. What it denies must then be shown
    (`denial.shown`), and in one document the same speaker must have told both. A denial of losses
    after a count of one's own is no such thing: it rejects other counts.
    """
    own: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.stance is not Stance.DENIES and one.claim.party in said.deny:
            own[one.claim.party].append(one)
    alone = {party: _alone(party, some, said) for party, some in own.items()}
    found: dict[int, Cell | None] = {}
    for index, one in enumerate(told):
        if one.claim.stance is not Stance.DENIES or one.claim.party not in own:
            continue
        cell = shown(one.claim)
        if in_words(one.claim):
            found[index] = cell or _meant(one.claim, own[one.claim.party])
        elif cell in alone[one.claim.party] and alone[one.claim.party][cell].precede(one):
            found[index] = cell
    return found


def _meant(claim: Claim, own: Sequence[Told]) -> Cell | None:
    """What a party takes back that does not say what."""
    words = {token.low for token in tokens(claim.evidence.text[:_LONGEST])}
    if not words.isdisjoint(change_words().whole):
        return None
    if any(one.claim.initiator for one in own):
        return Cell.INITIATOR
    return Cell.CASUALTIES if any(one.claim.casualties for one in own) else Cell.OCCURRENCE


def _alone(party: str, told: Sequence[Told], said: Said) -> Mapping[Cell | None, Marks]:
    """What a party told, cell by cell, where no other party tells it."""
    owns = (one for one in told if one.claim.initiator == party)
    cells = (
        (Cell.OCCURRENCE, said.tell, told),
        (Cell.INITIATOR, said.accuse[party], owns),
    )
    return {cell: Marks(own, speakers=True) for cell, some, own in cells if not others(some, party)}
