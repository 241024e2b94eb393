"""Counts: what tables or heads found, how many they say, whose people, and who gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Who
from rashomon.code.counts.amounts import amount_at
from rashomon.code.encoder.judged import Counted, Pointer
from rashomon.code.reading import CasualtyPhrase, Whose
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import BOTH, NARRATOR, CasualtyKind

_KINDS = list(CasualtyKind)
_RELATIVE = frozenset(Whose)
_MARKS = frozenset("\"“”„«»‘’'")
_KIND = 0.5
_DOUBTED = 0.1  # share of a table's count below which the heads overrule it


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
            phrases = list(_read(one, scene))
        else:
            phrases = [ruled[one.ruled]] if one.share >= _DOUBTED else []
        found[one.owner] += [Count(phrase, one.side) for phrase in phrases]
    return found


def _read(one: Counted, scene: Scene) -> Iterator[CasualtyPhrase]:
    """A count that the heads tagged: the amount in its words, and the kinds that they judge."""
    low = [token.low for token in scene.words(one.tokens) if token.text not in _MARKS]
    amounts = (amount_at(low, k) for k in range(len(low)))
    amount = next((found for found in amounts if found is not None), None)
    least, most = (amount.low, amount.high) if amount else (None, None)
    if amount is None and low and low[0] in ("a", "an"):
        least = most = 1
    civilian = (False, True, None)[int(one.civilian.argmax())]
    best = int(one.kinds.argmax())
    for number, share in enumerate(one.kinds.tolist()):
        if number == best or share >= _KIND:
            span = scene.span(one.tokens)
            yield CasualtyPhrase(span, _KINDS[number], least, most, civilian, None)


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
