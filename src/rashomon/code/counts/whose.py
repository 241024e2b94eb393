"""Whose people are counted: the party named in the phrase, or its own, the enemy's, both sides'."""

from __future__ import annotations

from itertools import pairwise

from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.code.reading import Whose
from rashomon.knowledge.party import Form, PartyKind

_OWN = words("our ours its own their")
_ENEMY = words(
    "enemy enemies enemy's adversary adversaries opponent opponents foe foes aggressor aggressors"
    " invader invaders occupier occupiers invading occupying hostile occupant occupants"
)
_OPPOSED = words("side party camp army")
_MEN = words("men troops soldiers fighters people forces comrades guards guardsmen servicemen")
_NOT_OWNED = words("lives life homes home houses deaths death injuries wounds")
_SIDES = words("side sides ranks")
_LED = words("on of for")
_HOLDS = words("has had have lost suffered counts counted")
_LOST = words("losses loss casualties toll")
_INTO = words("on among from of in to")
_REACH = 8


def named_parties(view: View, first: int, last: int) -> list[str]:
    """The parties that words [first, last) name, in their order, agencies and persons aside."""
    hits = dict.fromkeys(hit for hit in view.party[max(first, 0) : last] if hit is not None)
    return [
        hit.party.name
        for hit in hits
        if hit.party.kind is not PartyKind.AGENCY and hit.form is not Form.PERSON
    ]


def named_party(view: View, first: int, last: int) -> str | None:
    """The first party that words [first, last) name, agencies aside; None where none is."""
    return next(iter(named_parties(view, first, last)), None)


def whose(view: View, first: int, last: int, tail: int) -> tuple[str | None, int]:
    """Whose people words [first, last) count, and where the words that tell it end.

    Looks in the phrase first, then at what is said after it up to word `tail` ("on both sides",
    "among the Azerbaijanis"), then before it ("On the Armenian side, ...").
    """
    agent = next((i for i in range(first, last) if view.low[i] == "by"), last)
    found = _within(view, first, agent)
    if found:
        return found, last
    after = _after(view, last, tail)
    if after:
        return after
    return _before(view, first), last


def _within(view: View, first: int, last: int) -> str | None:
    parties = named_parties(view, first, last)
    said = view.low[max(first, 0) : last]
    if _both(said) or ("both" in said and len(set(parties)) > 1):
        return Whose.BOTH
    if parties:
        return parties[0]
    if not _ENEMY.isdisjoint(said) or _other_side(said):
        return Whose.ENEMY
    return Whose.OWN if _owned(said) else None


def _other_side(said: list[str]) -> bool:
    """Whether 'the other side' or 'the opposite party' is named."""
    pairs = pairwise(said)
    return any(a in ("other", "opposite", "opposing") and b in _OPPOSED for a, b in pairs)


def _both(said: list[str]) -> bool:
    text = " ".join(said)
    return any(p in text for p in ("both sides", "either side", "two sides", "both armies"))


def _owned(words: list[str]) -> bool:
    """Whether 'our', 'its own' or 'of his soldiers' makes them the speaker's."""
    pairs = list(zip(words, [*words, ""][1:], strict=True))
    if any(word in _OWN and after not in _NOT_OWNED for word, after in pairs):
        return True
    his = ("his", "her", "my")
    return any((a == "of" and b in his) or (a in his and b in _MEN) for a, b in pairs)


def _after(view: View, last: int, tail: int) -> tuple[str, int] | None:
    """What a phrase after the count tells: 'on both sides', 'of its own', 'among the Kyrgyz'."""
    end = min(last + _REACH, tail, len(view))
    for index in range(last, end):
        word = view.low[index]
        if word in (",", ";", ":", ".", "and", "when", "after", "by", "as"):
            return None
        if word in _INTO:
            return _phrase(view, index, end)
    return None


def _phrase(view: View, index: int, end: int) -> tuple[str, int] | None:
    """A party, both sides or one's own, right after the preposition at `index`."""
    stop = index + 1
    while stop < end and view.low[stop] not in (",", ";", ":", ".", "and", "in", "at", "on"):
        stop += 1
    words = view.low[index + 1 : stop]
    if _both(words):
        return Whose.BOTH, stop
    side = next((i for i, word in enumerate(words) if word in _SIDES), None)
    if side is not None:
        stop = index + side + 2
    elif view.low[index] not in ("among", "of"):
        return None
    found = _within(view, index + 1, stop)
    return (found, stop) if found else None


def _before(view: View, first: int) -> str | None:
    """'On the Armenian side' or 'Losses of the Azerbaijani side:' ahead of the count."""
    for index in range(max(0, first - 12), first):
        word = view.low[index]
        led = view.at(index - 3) in _LED or view.at(index + 1) in _HOLDS
        if word in _SIDES and led:
            return _within(view, max(0, index - 2), index)
        if word in _LOST and ":" in view.low[index:first]:
            return _within(view, max(0, index - 3), index)
    return None


def owner(view: View, first: int, last: int) -> str | None:
    """Who lost the people, by the words [first, last) before the verb; the nearest counts."""
    for index in range(last - 1, max(first, 0) - 1, -1):
        hit, word = view.party[index], view.low[index]
        if hit is not None and hit.party.kind is not PartyKind.AGENCY:
            return hit.party.name
        if word in _ENEMY:
            return Whose.ENEMY
        if word in _SIDES and view.at(index - 1) in ("both", "two"):
            return Whose.BOTH
        if word in ("it", "we", "they"):
            return Whose.OWN
    return None
