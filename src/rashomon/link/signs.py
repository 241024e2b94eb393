"""What speaks for and against two mentions being one incident."""

from __future__ import annotations

from enum import Enum

from rashomon.link.days import MONTH, Window
from rashomon.link.traits import Traits


class Sign(Enum):
    """One thing that two mentions share, or do not: in words, and its weight.

    The weights are rough log-odds, set by hand on the tune part of the corpus.
    """

    SAME_DAY = "the same day", 4
    OVERLAP = "days that overlap", 3
    NEXT_DAY = "days next to each other", 2
    VAGUE = "dates that allow it, one of them vague", 0
    SAME_VAGUE = "the same month or years", 1
    SAME_PLACE = "the same place", 4
    SHARED_PLACE = "a place in common", 3
    ALIKE_PLACE = "a place name spelt alike", 3
    REGION = "a region in common", 1
    COUNTRY = "the same country", 1
    NO_PLACE = "a place that is not told", -1
    BORDER = "places on the two sides of one border, each told by its own", -2
    OTHER_PLACE = "different places", -3
    OTHER_COUNTRY = "different countries", -4
    PARTIES = "two or more parties in common", 3
    PARTY = "a party in common", 1
    NO_PARTY = "parties that are not told", 0
    OTHER_PARTIES = "no party in common", -2
    TYPE = "the same type", 1
    FAMILY = "types that are easily taken for each other", 0
    OTHER_TYPE = "different types", -4

    def __init__(self, words: str, points: int) -> None:
        self.words = words
        self.points = points


ENOUGH = 7
"""The sum of points from which two mentions are joined."""

WEAK = 4
"""The sum from which two are joined if they are `close` and no other incident comes near."""

MARGIN = 3
"""By how many points any other incident must be less like the mention than the one it joins."""

RULED_OUT = float("-inf")
"""The score of two mentions that cannot be one incident."""

_CLOSE = (Sign.SAME_DAY, Sign.OVERLAP)


def signs(one: Traits, other: Traits) -> tuple[Sign, ...]:
    """The signs for and against, date first; empty where the dates rule it out."""
    day = _date(one, other)
    if day is None:
        return ()
    return (day, *_place(one, other), _parties(one, other), _type(one, other))


def points(found: tuple[Sign, ...]) -> int:
    """The sum of the signs' points; 0 where there are none."""
    return sum(sign.points for sign in found)


def score(one: Traits, other: Traits) -> float:
    """How much speaks for the two being one incident; RULED_OUT where that cannot be."""
    found = signs(one, other)
    return points(found) if found else RULED_OUT


def close(one: Traits, other: Traits) -> bool:
    """Whether two mentions share a day and two parties, whatever their places and types are."""
    found = signs(one, other)
    return Sign.PARTIES in found and found[0] in _CLOSE


def _date(one: Traits, other: Traits) -> Sign | None:
    a, b = one.when, other.when
    if a is None or b is None or not a.meets(b, slack=1):
        return None
    if one.exact and other.exact:
        return _exact(a, b)
    if a.grain is None and b.grain is None:
        return None
    if a[:2] == b[:2]:
        return Sign.SAME_VAGUE
    fine = min(a.last - a.first, b.last - b.first)
    coarse = max(a.last - a.first, b.last - b.first)
    return Sign.VAGUE if a.meets(b) and fine <= 31 and coarse <= 31 * (MONTH + 1) else None


def _exact(a: Window, b: Window) -> Sign:
    if a.first == b.first:
        return Sign.SAME_DAY
    return Sign.OVERLAP if a.meets(b) else Sign.NEXT_DAY


def _place(one: Traits, other: Traits) -> tuple[Sign, ...]:
    country = one.card.country == other.card.country and one.card.country is not None
    near = (Sign.COUNTRY,) if country else ()
    shared = _shared_place(one, other)
    if shared:
        return (shared, *near)
    if _border(one, other):
        return (Sign.BORDER,)
    if country or not one.card.country or not other.card.country:
        return (Sign.OTHER_PLACE, *near)
    return (Sign.OTHER_PLACE, Sign.OTHER_COUNTRY)


def _shared_place(one: Traits, other: Traits) -> Sign | None:
    """How far the places are the same; None where both are told and they are not."""
    if one.heads & other.heads:
        return Sign.SAME_PLACE
    if one.words & other.words:
        return Sign.SHARED_PLACE
    if one.roots & other.roots:
        return Sign.ALIKE_PLACE
    if one.wide & other.wide:
        return Sign.REGION
    return None if one.stems and other.stems else Sign.NO_PLACE


def _border(one: Traits, other: Traits) -> bool:
    """Whether two parties' fight is told with a place in the country of the one and the other."""
    countries = {one.card.country, other.card.country}
    return len(countries) == 2 and countries <= one.homes & other.homes


def _parties(one: Traits, other: Traits) -> Sign:
    if not one.parties or not other.parties:
        return Sign.NO_PARTY
    shared = len(one.parties & other.parties)
    if not shared:
        return Sign.OTHER_PARTIES
    return Sign.PARTIES if shared > 1 else Sign.PARTY


def _type(one: Traits, other: Traits) -> Sign:
    if one.card.type == other.card.type:
        return Sign.TYPE
    return Sign.FAMILY if one.violent and other.violent else Sign.OTHER_TYPE
