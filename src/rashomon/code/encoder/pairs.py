"""What tables and rules tell of two sentences: the same day, place and incident, or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.code.encoder.arrays import Floats
from rashomon.code.grouping import own_times
from rashomon.code.reading import Reading
from rashomon.model.report import Report
from rashomon.model.span import Span

SIGNS = (
    "same day",
    "another day",
    "same place",
    "another place",
    "same sentence",
    "same paragraph",
    "same incident",
    "another incident",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a sentence sets what it tells: days (ISO dates), words of places.

    A sentence without a day or place of its own has that of the one before in its paragraph.
    `incidents` are the keys of those that rules find told of in it.
    """

    paragraph: int
    days: frozenset[str]
    places: frozenset[str]
    incidents: frozenset[str]


def settings(readings: Sequence[Reading], ruled: Report) -> list[Setting]:
    """The settings of a document's sentences; `ruled` is what rules alone make of it."""
    made: list[Setting] = []
    for reading in readings:
        paragraph = reading.sentence.paragraph
        before = made[-1] if made and made[-1].paragraph == paragraph else None
        days = frozenset(t.start for t in own_times(reading) if t.start and len(t.start) == 10)
        places = frozenset(_places(reading))
        if before is not None:
            days, places = days or before.days, places or before.places
        span = reading.sentence.span
        told = frozenset(c.incident for c in ruled.claims if _meet(c.evidence, span))
        made.append(Setting(paragraph, days, places, told))
    return made


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _places(reading: Reading) -> list[str]:
    words = reading.sentence.tokens
    local = (hit for hit in reading.places if hit.place is None or hit.place.kind != "country")
    return [words[hit.last - 1].low for hit in local]


def signs(found: Sequence[Setting], sentences: Sequence[int]) -> Floats:
    """Ones and zeros (anchors, anchors, SIGNS); `sentences` are those that the anchors stand in."""
    size = len(sentences)
    made = np.zeros((size, size, len(SIGNS)), dtype=np.float32)
    for i, one in enumerate(sentences):
        for j, other in enumerate(sentences[:i]):
            made[i, j] = _signs(found[one], found[other], one == other)
    return made


def _signs(one: Setting, other: Setting, same: bool) -> tuple[bool, ...]:
    days, places = one.days and other.days, one.places and other.places
    both = one.incidents and other.incidents
    return (
        bool(one.days & other.days),
        bool(days) and not one.days & other.days,
        bool(one.places & other.places),
        bool(places) and not one.places & other.places,
        same,
        one.paragraph == other.paragraph,
        bool(one.incidents & other.incidents),
        bool(both) and not one.incidents & other.incidents,
    )
