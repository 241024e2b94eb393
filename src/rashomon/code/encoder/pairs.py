"""What tables and rules tell of two sentences: the same day, place and incident, or others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.code.encoder.arrays import Floats
from rashomon.code.grouping import own_times
from rashomon.code.reading import Reading
from rashomon.model.report import Report

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
    told = _incidents(readings, ruled)
    made: list[Setting] = []
    for number, reading in enumerate(readings):
        paragraph = reading.sentence.paragraph
        before = made[-1] if made and made[-1].paragraph == paragraph else None
        days = frozenset(t.start for t in own_times(reading) if t.start and len(t.start) == 10)
        places = frozenset(_places(reading))
        if before is not None:
            days, places = days or before.days, places or before.places
        made.append(Setting(paragraph, days, places, frozenset(told[number])))
    return made


def _incidents(readings: Sequence[Reading], ruled: Report) -> dict[int, set[str]]:
    """The keys of the incidents that rules find told of in each sentence."""
    starts = [reading.sentence.span.start for reading in readings]
    ends = [reading.sentence.span.end for reading in readings]
    found: defaultdict[int, set[str]] = defaultdict(set)
    for claim in ruled.claims:
        span = claim.evidence
        for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            found[number].add(claim.incident)
    return found


def _places(reading: Reading) -> list[str]:
    words = reading.sentence.tokens
    local = (hit for hit in reading.places if hit.place is None or hit.place.kind != "country")
    return [words[hit.last - 1].low for hit in local]


def signs(found: Sequence[Setting], sentences: Sequence[int]) -> Floats:
    """Ones and zeros (anchors, anchors, SIGNS); `sentences` are those that the anchors stand in."""
    told = [found[k] for k in sentences]
    where = np.array(sentences)
    paragraphs = np.array([one.paragraph for one in told])
    same = [
        *_shared([one.days for one in told]),
        *_shared([one.places for one in told]),
        np.equal.outer(where, where),
        np.equal.outer(paragraphs, paragraphs),
        *_shared([one.incidents for one in told]),
    ]
    return np.stack(same, -1).astype(np.float32)


def _shared(sets: Sequence[frozenset[str]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which two sets share a member, and which two hold some and share none."""
    numbers = {name: k for k, name in enumerate(sorted(frozenset().union(*sets)))}
    held = np.zeros((len(sets), max(1, len(numbers))), dtype=np.float32)
    for row, one in enumerate(sets):
        held[row, [numbers[name] for name in one]] = 1
    share = held @ held.T > 0
    some = held.any(-1)
    return share, np.logical_and.outer(some, some) & ~share
