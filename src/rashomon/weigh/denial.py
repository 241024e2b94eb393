"""What a denial denies."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.report import Claim
from rashomon.model.vocabulary import Cell
from rashomon.text.tokens import fold, tokens
from rashomon.weigh.said import Said
from rashomon.weigh.tables import Denial, denial_words

_LONGEST = 600  # characters of a denial's words that are looked at
_REACH = 3  # words between "no" and what there was none of


def denied(claim: Claim, said: Said) -> Cell:
    """The cell that the denial `claim` is about; `said` is what is said of the incident.

    What the coder says of it holds. Else what its words show: a part in it, that it happened,
    losses, targets, weapons, whose ground. Else what is said besides: one who owns to the deed
    denies whom it was aimed at; one who is blamed denies his part, if someone besides his
    accusers tells of the incident; one whose people are counted denies the count. What is left
    is about who did it, where somebody is blamed, or about whether it happened at all.
    """
    return shown(claim) or _by_others(claim.party, said)


def shown(claim: Claim) -> Cell | None:
    """The cell that a denial is about by what the coder or its own words say; else None."""
    return claim.about or _by_words(claim.evidence.text[:_LONGEST])


def _by_words(evidence: str) -> Cell | None:
    known, text = denial_words(), fold(evidence)
    words = [token.low for token in tokens(text)]
    if any(phrase in text for phrase in known.own):
        return Cell.INITIATOR
    if any(phrase in text for phrase in known.nothing) or _none(words, known):
        return Cell.OCCURRENCE
    told = (
        (Cell.CASUALTIES, known.losses),
        (Cell.TARGET, known.aims),
        (Cell.WEAPON, known.arms),
        (Cell.LOCATION, known.ground),
    )
    return next((cell for cell, telling in told if not telling.isdisjoint(words)), None)


def _none(words: Sequence[str], known: Denial) -> bool:
    """Whether the words say that there was no such deed: "no clash", "no surgical strike"."""
    starts = (place for place, word in enumerate(words) if word in known.none)
    return any(not known.deeds.isdisjoint(words[s + 1 : s + 1 + _REACH]) for s in starts)


def _by_others(party: str, said: Said) -> Cell:
    if party in said.blame[party]:
        return Cell.TARGET
    accusers = said.blame[party]
    if accusers:
        return Cell.OCCURRENCE if said.tell <= accusers else Cell.INITIATOR
    if said.counted[party] - {party}:
        return Cell.CASUALTIES
    return Cell.INITIATOR if said.others_blame(party) and len(said.tell) > 1 else Cell.OCCURRENCE
