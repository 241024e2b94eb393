"""What tables tell of two sentences: whether they give the same day and place, or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.code.encoder.arrays import Floats
from rashomon.code.grouping import own_times
from rashomon.code.reading import Reading

SIGNS = (
    "same day",
    "another day",
    "same place",
    "another place",
    "same sentence",
    "same paragraph",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a sentence sets what it tells: days (ISO dates), words of places.

    A sentence without a day or place of its own has that of the one before in its paragraph.
    """

    paragraph: int
    days: frozenset[str]
    places: frozenset[str]


def settings(readings: Sequence[Reading]) -> list[Setting]:
    """The settings of a document's sentences."""
    made: list[Setting] = []
    for reading in readings:
        paragraph = reading.sentence.paragraph
        before = made[-1] if made and made[-1].paragraph == paragraph else None
        days = frozenset(t.start for t in own_times(reading) if t.start and len(t.start) == 10)
        places = frozenset(_places(reading))
        if before is not None:
            days, places = days or before.days, places or before.places
        made.append(Setting(paragraph, days, places))
    return made


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
    return (
        bool(one.days & other.days),
        bool(days) and not one.days & other.days,
        bool(one.places & other.places),
        bool(places) and not one.places & other.places,
        same,
        one.paragraph == other.paragraph,
    )
