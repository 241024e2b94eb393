"""What a denial denies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model.report import Claim
from rashomon.model.vocabulary import Cell, Stance
from rashomon.text.tokens import fold, tokens

_LONGEST = 600  # characters of a denial's words that are looked at
_REACH = 3  # words between "no" and what there was none of


class _Words(NamedTuple):
    losses: frozenset[str]
    aims: frozenset[str]
    arms: frozenset[str]
    ground: frozenset[str]
    none: frozenset[str]
    deeds: frozenset[str]
    nothing: frozenset[str]
    own: frozenset[str]


@cache
def _words() -> _Words:
    table = json.loads(files("rashomon.weigh").joinpath("data/denial.json").read_text("utf-8"))
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def denied(claim: Claim, claims: Sequence[Claim]) -> Cell:
    """The cell that the denial `claim` is about; `claims` are all claims on the incident.

    What the coder says of it holds. Else what its words show: a part in it, that it happened,
    losses, targets, weapons, whose ground. Else what is said besides: one who owns to the deed
    denies whom it was aimed at; one who is blamed denies his part, if someone besides his
    accusers tells of the incident; one whose people are counted denies the count. What is left
    is about who did it, where somebody is blamed, or about whether it happened at all.
    """
    if claim.about is not None:
        return claim.about
    return _by_words(claim.evidence.text[:_LONGEST]) or _by_others(claim, claims)


def _by_words(evidence: str) -> Cell | None:
    known, text = _words(), fold(evidence)
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


def _none(words: Sequence[str], known: _Words) -> bool:
    """Whether the words say that there was no such deed: "no clash", "no surgical strike"."""
    starts = (place for place, word in enumerate(words) if word in known.none)
    return any(not known.deeds.isdisjoint(words[s + 1 : s + 1 + _REACH]) for s in starts)


def _by_others(claim: Claim, claims: Sequence[Claim]) -> Cell:
    others = [other for other in claims if other.party != claim.party]
    accusers = {other.party for other in others if other.initiator == claim.party}
    tell = {other.party for other in claims if other.stance != Stance.DENIES}
    if any(one.initiator == claim.party for one in claims if one.party == claim.party):
        return Cell.TARGET
    if accusers:
        return Cell.INITIATOR if tell - accusers else Cell.OCCURRENCE
    if any(count.side == claim.party for other in others for count in other.casualties):
        return Cell.CASUALTIES
    blame = any(other.initiator for other in others)
    return Cell.INITIATOR if blame and len(tell) > 1 else Cell.OCCURRENCE
