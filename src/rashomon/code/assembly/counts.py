"""Counts: what tables or heads found, how many they say, whose people, and who gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Who
from rashomon.code.counts import read_phrase
from rashomon.code.encoder.judged import Counted, Pointer
from rashomon.code.reading import CasualtyPhrase, Whose
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import BOTH, NARRATOR, CasualtyKind

_KINDS = list(CasualtyKind)
_RELATIVE = frozenset(Whose)
_KIND = 0.5
_TAGGED = 0.95  # how surely the heads must tag a count that no table has
_DOUBTED = 0.5  # share of a table's count below which the heads overrule it


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
    """A count that the heads tagged: the amount that its words say, the kinds that they judge."""
    reading = scene.readings[scene.sentence_of(one.tokens[0])]
    before = _before(scene, one)
    read = read_phrase(reading.sentence, scene.span(one.tokens), reading.parties, before)
    civilian = (False, True, None)[int(one.civilian.argmax())]
    best = int(one.kinds.argmax())
    for number, share in enumerate(one.kinds.tolist()):
        if read and (number == best or share >= _KIND):
            kind = _KINDS[number]
            said = next((phrase for phrase in read if phrase.kind is kind), read[0])
            yield replace(said, kind=kind, civilian=civilian)


def _before(scene: Scene, one: Counted) -> list[CasualtyPhrase]:
    """The counts that the tables found before the one at hand, in the order of the text."""
    start = scene.tokens[one.tokens[0]].start
    return [
        phrase
        for reading in scene.readings
        for phrase in reading.casualties
        if phrase.span.start < start
    ]


def casualty(count: Count, speaker: Who) -> Casualty:
    """The count as part of what a speaker claims."""
    phrase = count.phrase
    return Casualty(
        _side(phrase, count.side, speaker), phrase.kind, phrase.low, phrase.high, phrase.civilian,
        phrase.span, phrase.figure,
    )  # fmt: skip


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
