"""From readings to contacts: cue by cue, what came about, between whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.code.contacts.bearing import stands
from rashomon.code.contacts.clause import Clause
from rashomon.code.contacts.words import Cue, find_cues, words
from rashomon.code.reading import Reading
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.party import PartyKind
from rashomon.model.report import Contact
from rashomon.model.vocabulary import ContactKind

_BELLIGERENT = frozenset({PartyKind.COUNTRY, PartyKind.TERRITORY, PartyKind.ARMED_GROUP})
_LEAST = {
    ContactKind.MEETING: 2,
    ContactKind.CALL: 2,
    ContactKind.TALKS: 2,
    ContactKind.AGREEMENT: 2,
    ContactKind.CEASEFIRE: 1,
    ContactKind.VISIT: 1,
    ContactKind.APPEAL: 2,
    ContactKind.DEPLOYMENT: 1,
}
_MUTUAL = frozenset(
    {ContactKind.CEASEFIRE, ContactKind.AGREEMENT, ContactKind.TALKS, ContactKind.MEETING}
)
_MOST = 8  # cues that are looked at in one sentence: prose has no more
_CARRIED = 0.7  # of the confidence, where participants are taken from elsewhere


def find_contacts(
    readings: Sequence[Reading], coder_confidence: float = 0.6
) -> tuple[Contact, ...]:
    """Every contact between parties that the readings tell of, in the order of the text.

    Participants are parties by name and, where people are named, those people as written; "the
    two sides" are the two parties that the document names most. `coder_confidence` (0 to 1) rides
    on a contact whose participants its own clause names, less on the others.
    """
    sides = _main_sides(readings)
    found: list[Contact] = []
    before: tuple[str, ...] = ()
    for reading in readings:
        for contact in _in_sentence(reading, sides, before, coder_confidence):
            if not any(_same(contact, other) for other in found):
                found.append(contact)
        before = _named(reading) or before
    return tuple(found)


def _main_sides(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The two parties named most, if each is named at least twice."""
    counts = Counter(
        hit.party.name
        for reading in readings
        for hit in reading.parties
        if hit.party.kind in _BELLIGERENT
    )
    most = [name for name, count in counts.most_common(2) if count > 1]
    return tuple(most) if len(most) == 2 else ()


def _named(reading: Reading) -> tuple[str, ...]:
    hits = (hit for hit in reading.parties if hit.party.kind is not PartyKind.AGENCY)
    return tuple(dict.fromkeys(hit.party.name for hit in hits))


def _in_sentence(
    reading: Reading, sides: tuple[str, ...], before: tuple[str, ...], confidence: float
) -> Iterator[Contact]:
    for hit in find_cues(reading.sentence.tokens)[:_MOST]:
        clause = Clause.around(reading, hit.first, hit.last)
        if not stands(clause, hit):
            continue
        conveners = clause.conveners()
        named = clause.participants(conveners)
        who = _completed(clause, hit, named, sides, before)
        if len(who) < _least(clause, hit) or not (sides or clause.parties()):
            continue
        yield Contact(
            kind=hit.value.kind,
            status=clause.status(),
            when=clause.when(),
            place=clause.place(),
            participants=who,
            convener=" and ".join(conveners) or None,
            evidence=clause.span(clause.first, clause.last),
            confidence=confidence if who == named else confidence * _CARRIED,
        )


def _completed(
    clause: Clause,
    hit: Hit[Cue],
    who: tuple[str, ...],
    sides: tuple[str, ...],
    before: tuple[str, ...],
) -> tuple[str, ...]:
    """The participants with those that "the two sides" or a pronoun stands for.

    A truce, an accord, talks or a meeting of which the clause names nobody, or one side only, is
    one between the sides of the document.
    """
    if clause.says_both():
        return tuple(dict.fromkeys((*who, *sides)))
    if len(who) >= _least(clause, hit):
        return who
    mutual = hit.value.kind in _MUTUAL and not hit.value.act
    accord = hit.value.kind in (ContactKind.AGREEMENT, ContactKind.CEASEFIRE)
    if mutual and (accord or set(who) <= set(sides)):
        return tuple(dict.fromkeys((*who, *sides)))
    if words().pronouns & clause.lows():
        return tuple(dict.fromkeys((*who, *before)))
    return who


def _least(clause: Clause, hit: Hit[Cue]) -> int:
    """How many must take part; one is enough for the sitting of a body of many members."""
    bodies = any(party.party.kind is PartyKind.ORGANISATION for party in clause.parties())
    return 1 if bodies and hit.value.kind is ContactKind.MEETING else _LEAST[hit.value.kind]


def _same(one: Contact, other: Contact) -> bool:
    """Whether two contacts are told of as one: same kind, and nothing sets their times apart."""
    if one.kind is not other.kind:
        return False
    if one.when.start and other.when.start:
        return one.when.start == other.when.start
    return bool(set(one.participants) & set(other.participants))
