"""Blocking: which mentions are compared at all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, islice, product

from rashomon.link.rarity import bits
from rashomon.link.traits import Traits

_STEMS = 3  # beginnings of place words that put a mention into blocks
_DAYS = 4  # days of a mention that do; of a longer one these from its start, and its last
_PARTIES = 3  # parties that do
_NAMES = 5  # names that do
_WORDS = 5  # telling words of a document that do
_RARE = 7.0  # bits from which a word does
_SEASON = 60  # days of publication that share a block
_REACH = 0.25  # degrees around a location whose cells it is put into: 28 km
_MONTH = 31  # days before publication in which undated news can have happened


def keys(traits: Traits) -> tuple[str, ...]:
    """Keys such that two mentions that may be one incident share at least one; sorted, distinct.

    A day (and the next: a night belongs to two) with the beginning of a place word, with a cell of
    a degree of latitude and longitude, and with two parties; a month with the beginning of a place
    word; the rarest names; and, for the main mention of a document, two months of publication
    with a telling word. No mention has more than 60; most have about 20.
    """
    return tuple(sorted({*_by_day(traits), *_by_month(traits), *_by_word(traits)}))


def _by_day(traits: Traits) -> Iterator[str]:
    days = _days(traits)
    if not days:
        return
    places = [*islice(_stems(traits), _STEMS), *_cells(traits)]
    yield from (f"d|{day}|{place}" for day, place in product(days, places))
    yield from days_of_parties(traits)
    alone = product(days, sorted(traits.parties)[:_PARTIES])
    yield from (f"p|{day}|{party}" for day, party in alone)


def days_of_parties(traits: Traits) -> Iterator[str]:
    """The blocks of what tells its day: by that day, and the next, and two parties."""
    yield from (f"p|{day}|{pair}" for day, pair in product(_days(traits), _pairs(traits)))


def _pairs(traits: Traits) -> list[str]:
    some = combinations(sorted(traits.parties)[:_PARTIES], 2)
    return [f"{one}+{other}" for one, other in some]


def _days(traits: Traits) -> Sequence[int]:
    """An exactly dated mention's days, and one more."""
    if not traits.exact or traits.when is None:
        return ()
    days = range(traits.when.first, traits.when.last + 2)
    return days if len(days) <= _DAYS else [*days[: _DAYS - 1], days[-1]]


def _stems(traits: Traits) -> Iterator[str]:
    """The beginnings of place words, those of the most precise place first, rarest first."""
    ranked = sorted(
        traits.words | traits.wide, key=lambda word: (word not in traits.heads, -bits(word), word)
    )
    yield from dict.fromkeys(word[:5] for word in ranked)


def _cells(traits: Traits) -> Iterator[str]:
    """The cells of a degree that lie within reach of where the most precise place is."""
    for latitude, longitude, _ in traits.spots[:1]:
        rows = {math.floor(latitude + step) for step in (-_REACH, _REACH)}
        columns = {math.floor(longitude + step) for step in (-_REACH, _REACH)}
        yield from (f"{row},{column % 360}" for row, column in product(rows, columns))


def _by_month(traits: Traits) -> Iterator[str]:
    stems = list(islice(_stems(traits), _STEMS))
    told = [*stems, *_pairs(traits)]
    yield from (f"m|{month}|{what}" for month, what in product(_months(traits), told))


def _months(traits: Traits) -> set[str]:
    """The first and the last month in which it can have happened, as YYYY-MM."""
    if traits.when is not None:
        ends = traits.when[:2]
    elif traits.published is not None and traits.fresh:
        ends = (traits.published - _MONTH, traits.published)
    else:
        return set()
    return {date.fromordinal(max(day, 1)).isoformat()[:7] for day in ends}


def _by_word(traits: Traits) -> Iterator[str]:
    yield from (f"n|{name}" for name in traits.card.names[:_NAMES])
    rare = [word for word, _ in traits.card.telling if bits(word) >= _RARE][:_WORDS]
    if traits.published is not None:
        halves = {("a", traits.published), ("b", traits.published + _SEASON // 2)}
        for (half, day), word in product(halves, rare):
            yield f"w|{half}{day // _SEASON}|{word}"
