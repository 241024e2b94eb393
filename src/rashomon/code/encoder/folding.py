"""Sentences in which whatever names a party is one word, however many it is written with.

So it takes the encoder as far from "New Delhi said" to what was said as from "Islamabad said", and
a text in which two parties swap names is judged alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.code.encoder.pieces import hidden
from rashomon.code.reading import Reading
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token, fold

Range = tuple[int, int]


def folded(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings with such sentences; spans stay what they are."""
    return tuple(map(_folded, readings))


def _folded(reading: Reading) -> Reading:
    words = reading.sentence.tokens
    names = [(hit.first, hit.last) for hit in reading.parties if hidden(hit)]
    ranges = list(_ranges(len(words), sorted(names)))
    if len(ranges) == len(words):
        return reading
    place = [k for k, (first, last) in enumerate(ranges) for _ in range(first, last)]
    return replace(
        reading,
        sentence=replace(reading.sentence, tokens=_joined(reading.sentence, ranges)),
        parties=tuple(
            hit._replace(first=place[hit.first], last=place[hit.last - 1] + 1)
            for hit in reading.parties
        ),
        places=tuple(
            hit._replace(first=place[hit.first], last=place[hit.last - 1] + 1)
            for hit in reading.places
        ),
    )


def _ranges(size: int, names: Sequence[Range]) -> Iterator[Range]:
    """The tokens that make each word: those of a name together, any other alone."""
    at = 0
    for first, last in names:
        if first >= at:
            yield from ((k, k + 1) for k in range(at, first))
            yield first, last
            at = last
    yield from ((k, k + 1) for k in range(at, size))


def _joined(sentence: Sentence, ranges: Sequence[Range]) -> tuple[Token, ...]:
    found = []
    for first, last in ranges:
        span = sentence.cut(first, last)
        found.append(Token(span.start, span.end, span.text, fold(span.text)))
    return tuple(found)
