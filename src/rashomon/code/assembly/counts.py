"""Counts: what tables or heads found, how many they say, whose people, and who gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Who
from rashomon.code.counts.amounts import Amount, amount_at
from rashomon.code.encoder.judged import Counted, Pointer
from rashomon.code.reading import CasualtyPhrase, Whose
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import BOTH, NARRATOR, CasualtyKind
from rashomon.text.tokens import Token

_KINDS = list(CasualtyKind)
_RELATIVE = frozenset(Whose)
_MARKS = frozenset("\"“”„«»‘’'")
_SINGLE = frozenset(("a", "an", "one", "another"))
_KIND = 0.5
_TAGGED = 0.85  # how surely the heads must tag a count that no table has
_DOUBTED = 0.4  # share of a table's count below which the heads overrule it


@dataclass(frozen=True, slots=True)
class Count:
    """One count and, by the heads, whose people it counts."""

    phrase: CasualtyPhrase
    side: Pointer


def counts_by_owner(scene: Scene) -> Mapping[int, Sequence[Count]]:
    """The counts by the number of the anchor of whoever gives them, in the order of the text."""
    ruled = [phrase for reading in scene.readings for phrase in reading.casualties]
    found: defaultdict[int, list[Count]] = defaultdict(list)
    for one in sorted(scene.judged.counts, key=lambda one: one.tokens):
        if one.ruled is None:
            phrases = list(_read(one, scene)) if one.share >= _TAGGED else []
        else:
            phrases = [ruled[one.ruled]] if one.share >= _DOUBTED else []
        found[one.owner] += [Count(phrase, one.side) for phrase in phrases]
    return found


def _read(one: Counted, scene: Scene) -> Iterator[CasualtyPhrase]:
    """A count that the heads tagged: the amount in its words, and the kinds that they judge."""
    least, most = _amount([token for token in scene.words(one.tokens) if token.text not in _MARKS])
    civilian = (False, True, None)[int(one.civilian.argmax())]
    best = int(one.kinds.argmax())
    for number, share in enumerate(one.kinds.tolist()):
        if number == best or share >= _KIND:
            span = scene.span(one.tokens)
            yield CasualtyPhrase(span, _KINDS[number], least, most, civilian, None)


def _amount(words: Sequence[Token]) -> tuple[int | None, int | None]:
    """How many people the words count: by a number, by names, or one where a single one is told."""
    low = [token.low for token in words]
    for k in range(len(low)):
        amount = amount_at(low, k)
        if amount is not None and not _is_age_or_year(low, amount):
            return amount.low, amount.high
    names = _names(words)
    if names:
        return names, names
    single = any(word in _SINGLE for word in low[:2]) or "his" in low or "her" in low
    return (1, 1) if single else (None, None)


def _is_age_or_year(low: Sequence[str], amount: Amount) -> bool:
    """Whether a bare number is how old somebody is, or a year."""
    if not amount.plain:
        return False
    after = low[amount.last : amount.last + 3]
    before = low[amount.first - 1] if amount.first else ""
    year = amount.low is not None and 1900 <= amount.low <= 2100
    aged = before in ("aged", "age") or after[:2] == ["-", "year"]
    apposed = before == "," and after[:1] in ([","], [])
    return year or aged or apposed


def _names(words: Sequence[Token]) -> int:
    """How many people the words name: runs of two or more capitalised words."""
    runs, held = 0, 0
    for token in words:
        held = held + 1 if token.text[:1].isupper() else 0
        runs += held == 2
    return runs


def casualty(count: Count, speaker: Who) -> Casualty:
    """The count as part of what a speaker claims."""
    phrase = count.phrase
    side = _side(phrase, count.side, speaker)
    return Casualty(side, phrase.kind, phrase.low, phrase.high, phrase.civilian, phrase.span)


def _side(phrase: CasualtyPhrase, side: Pointer, speaker: Who) -> str | None:
    """Whose people: the party that the phrase names, else the one that the head points to."""
    own = None if speaker.party == NARRATOR else speaker.party
    if phrase.whose == Whose.BOTH:
        return BOTH
    if phrase.whose is not None and phrase.whose not in _RELATIVE:
        return phrase.whose
    if phrase.whose == Whose.OWN or side.best == "self":
        return own
    return None if side.best == "none" else side.best
