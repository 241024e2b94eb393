"""The rooms of rashomon, asked a text at a time, sentence splitting and tokens included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.code.counts import find_casualties
from rashomon.code.times import find_times, last_told
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places
from rashomon.knowledge.speakers import party_of_speaker
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
    """Places found; not located yet."""
    found = []
    for sentence in split(text):
        for hit in find_places(sentence.tokens, find_parties(sentence.tokens)):
            span = sentence.cut(hit.first, hit.last)
            country = hit.place.country if hit.place else None
            found.append(Place(span.start, span.end, None, None, country))
    return found


def who(asked: Who) -> str | None:
    """The party of a speaker."""
    return party_of_speaker(asked.words)
