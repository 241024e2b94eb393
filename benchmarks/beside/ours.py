"""The rooms of rashomon, asked a text at a time, sentence splitting and tokens included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.code.counts import find_casualties
from rashomon.code.places import Places
from rashomon.code.reading import Reading
from rashomon.code.times import find_times, last_told
from rashomon.code.who.resolver import Resolver
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.place import PlaceHit
from rashomon.knowledge.places import find_places
from rashomon.model.span import Span
from rashomon.text.layout import LineKind, lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences

from .told import Count, Place, System, Time, Who


def ours() -> System:
    """Rashomon."""
    return System("rashomon", when, counts, places, who)


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, none of it page furniture."""
    return sentences(text, tuple(replace(line, kind=LineKind.BODY) for line in lines(text)))


def when(text: str, published: date | None) -> list[Time]:
    """Times, each sentence after those before it."""
    found, before = [], None
    for sentence in split(text):
        phrases = find_times(sentence, published, before)
        before = last_told(phrases, published, before)
        found += [Time(p.span.start, p.span.end, p.start, p.end) for p in phrases]
    return found


def counts(text: str) -> list[Count]:
    """Counts of people harmed."""
    return [
        Count(p.low, p.high, p.kind.value, p.civilian, getattr(p, "figure", None))
        for sentence in split(text)
        for p in find_casualties(sentence, find_parties(sentence.tokens))
    ]


def places(text: str) -> list[Place]:
    """Places found, and located together."""
    readings = [read(sentence) for sentence in split(text)]
    where = Places(text, readings)
    return [_located(where, reading, hit) for reading in readings for hit in reading.places]


def read(sentence: Sentence, published: date | None = None) -> Reading:
    """The parties and places of a sentence."""
    parties = find_parties(sentence.tokens, published)
    return Reading(sentence, parties, find_places(sentence.tokens, parties))


def _located(where: Places, reading: Reading, hit: PlaceHit) -> Place:
    one = where.location(reading.sentence.cut(hit.first, hit.last))
    precision = one.precision.value if one.precision else None
    place = one.latitude, one.longitude, one.country, precision
    return Place(one.span.start, one.span.end, *place)


def who(asked: Who) -> str | None:
    """The party of a speaker, by his words and the text around him."""
    readings = [read(sentence, asked.published) for sentence in split(asked.text)]
    first = asked.text.rindex(asked.words)
    speaker = Span.cut(asked.text, first, first + len(asked.words))
    return next(iter(Resolver(readings).resolve(speaker).parties), None)
