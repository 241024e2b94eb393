"""Contacts: meetings, calls, talks, truces, by the heads; time and place by the tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rashomon.code.assembly.sayings import Bars
from rashomon.code.assembly.scene import Scene
from rashomon.code.contacts.people import find_people
from rashomon.knowledge.party import PartyKind
from rashomon.model.report import Contact, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import ContactKind, ContactStatus

_KINDS, _STATUSES = list(ContactKind), list(ContactStatus)
_TAKES = 0.2
_LOCATIVES = frozenset(("in", "at", "near", "on"))


def contacts(scene: Scene, bars: Bars) -> tuple[Contact, ...]:
    """Every contact, in the order of the text; the same one told again is one."""
    found: list[Contact] = []
    for one in _contacts(scene, bars):
        if not any(_same(one, other) for other in found):
            found.append(one)
    return tuple(found)


def _contacts(scene: Scene, bars: Bars) -> Iterator[Contact]:
    for sentence, shares in enumerate(scene.judged.contacts):
        for kind, share in zip(_KINDS, shares.tolist(), strict=True):
            if share >= bars.contact:
                yield Contact(
                    kind=kind,
                    status=_STATUSES[int(np.argmax(scene.judged.statuses[sentence]))],
                    when=_when(scene, sentence),
                    place=_place(scene, sentence),
                    participants=_participants(scene, sentence),
                    convener=None,
                    evidence=scene.readings[sentence].sentence.span,
                    confidence=round(share, 3),
                )


def _participants(scene: Scene, sentence: int) -> tuple[str, ...]:
    """The parties that take part, those whom the sentence names first, then people as written."""
    shares = scene.judged.takers.get(sentence, {})
    agencies = {
        hit.party.name
        for reading in scene.readings
        for hit in reading.parties
        if hit.party.kind is PartyKind.AGENCY
    }
    named = [hit.party.name for hit in scene.readings[sentence].parties]
    order = [*dict.fromkeys(named), *sorted(set(shares) - set(named), key=lambda n: -shares[n])]
    parties = (n for n in order if shares.get(n, 0) >= _TAKES and n not in agencies)
    reading = scene.readings[sentence]
    people = find_people(reading, 0, len(reading.sentence.tokens))
    return tuple(dict.fromkeys([*parties, *(person.name for person in people)]))


def _when(scene: Scene, sentence: int) -> When:
    times = scene.readings[sentence].times
    best = next((time for time in times if time.start), next(iter(times), None))
    return When(best.start, best.end, (best.span,), best.basis, best.edtf) if best else When()


def _place(scene: Scene, sentence: int) -> Span | None:
    """The place named after "in", "at", "near" or "on"."""
    reading = scene.readings[sentence]
    words = reading.sentence.tokens
    for hit in reading.places:
        if hit.first and words[hit.first - 1].low in _LOCATIVES:
            return reading.sentence.cut(hit.first, hit.last)
    return None


def _same(one: Contact, other: Contact) -> bool:
    """Whether two contacts are told of as one: same kind, and nothing sets their times apart."""
    if one.kind is not other.kind:
        return False
    if one.when.start and other.when.start:
        return one.when.start == other.when.start
    return bool(set(one.participants) & set(other.participants)) or not one.participants
