"""Whether the words around a cue bear it out as a contact that came about or is meant to."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.code.contacts.clause import Clause
from rashomon.code.contacts.words import Cue, words
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.party import Form, PartyKind
from rashomon.model.vocabulary import ContactKind

_NEAR_TIME = 25  # characters between a noun and the time that belongs to it
_NEAR_VERB = 12  # tokens between a noun and its verb
_BESIDE = 3
_DENIED = 4  # tokens from a negation to what it denies
_AHEAD = 12
_ASKED_FOR = frozenset({ContactKind.CALL, ContactKind.APPEAL, ContactKind.DEPLOYMENT})
_DATED = frozenset(
    {ContactKind.AGREEMENT, ContactKind.CEASEFIRE, ContactKind.MEETING, ContactKind.TALKS}
)


def stands(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a cue is borne out: not denied or only urged, and with what its kind needs."""
    known = words()
    before = clause.near(_DENIED, 0)
    if before[-1:] == ["-"] or not known.negations.isdisjoint(before):
        return False
    urged = not known.urges.isdisjoint(clause.near(_AHEAD, 0))
    if urged and hit.value.kind not in _ASKED_FOR:
        return False
    rule = _RULES.get(hit.value.kind)
    if rule and not rule(clause):
        return False
    return hit.value.act or _noun(clause, hit.value.kind)


def _noun(clause: Clause, kind: ContactKind) -> bool:
    if kind in (ContactKind.CALL, ContactKind.VISIT, ContactKind.APPEAL):
        return True
    known = words()
    verbs = known.sends if kind is ContactKind.DEPLOYMENT else known.held
    if not verbs.isdisjoint(clause.near(_NEAR_VERB, _NEAR_VERB)):
        return True
    if kind in _DATED and "between" in clause.near(0, _BESIDE):
        return True
    return kind in _DATED and _dated(clause)


def _dated(clause: Clause) -> bool:
    """Whether a time stands right beside the noun: "the truce of 1994", "a 1996 accord"."""
    time = clause.time()
    return time is not None and clause.gap(time.span) <= _NEAR_TIME


def _ceasefire(clause: Clause) -> bool:
    """A truce that is only broken or kept is none that came about here, unless it is dated."""
    breaches = words().breaches
    if not breaches.isdisjoint(clause.near(_BESIDE, _BESIDE)):
        return False
    return breaches.isdisjoint(clause.lows()) or _dated(clause)


def _call(clause: Clause) -> bool:
    """What is said by telephone to a news agency is no contact between parties."""
    if clause.near(1, 0) == ["said"]:
        return False
    return not any(
        hit.party.kind is PartyKind.AGENCY
        for hit in clause.reading.parties
        if clause.first <= hit.first < clause.last
    )


def _visit(clause: Clause) -> bool:
    """A visit needs somebody who speaks for a party before it, and somewhere to go after it."""
    reading, end = clause.reading, clause.end
    goals = [hit.first for hit in reading.parties] + [hit.first for hit in reading.places]
    goes_to = any(0 <= goal - end <= 1 for goal in goals)
    people = [p for p in clause.people() if clause.start - _AHEAD <= p.last <= clause.start]
    known = any(
        hit.form is not Form.DEMONYM and clause.start - _AHEAD <= hit.last <= clause.start
        for hit in reading.parties
        if clause.first <= hit.first
    )
    return goes_to and bool(people or known)


def _appeal(clause: Clause) -> bool:
    """An appeal to somebody needs a party right after it: "appealed to the League"."""
    if clause.reading.sentence.tokens[clause.end - 1].low != "to":
        return True
    return any(0 <= hit.first - clause.end <= _BESIDE for hit in clause.parties())


def _agreement(clause: Clause) -> bool:
    """Agreeing on a truce is told as a ceasefire; accords only broken, and fire exchanged, no."""
    known, cue = words(), clause.reading.sentence.tokens[clause.start : clause.end]
    if len(cue) == 1 and cue[0].low in known.swaps:
        return not known.given_back.isdisjoint(clause.near(0, _NEAR_VERB))
    if not known.breaches.isdisjoint(clause.near(_BESIDE, _BESIDE)):
        return False
    return not {"ceasefire", "truce", "fire", "hostilities"} & set(clause.near(4, 6))


_RULES: dict[ContactKind, Callable[[Clause], bool]] = {
    ContactKind.CEASEFIRE: _ceasefire,
    ContactKind.CALL: _call,
    ContactKind.VISIT: _visit,
    ContactKind.AGREEMENT: _agreement,
    ContactKind.APPEAL: _appeal,
}
