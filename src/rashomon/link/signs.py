"""What speaks for and against two mentions being one incident."""

from __future__ import annotations

from enum import StrEnum

from rashomon.link.days import MONTH, Window
from rashomon.link.names import alike
from rashomon.link.traits import Traits


class Sign(StrEnum):
    """One thing that two mentions share, or do not."""

    SAME_DAY = "the same day"
    OVERLAP = "days that overlap"
    NEXT_DAY = "days next to each other"
    VAGUE = "dates that allow it, one of them vague"
    SAME_VAGUE = "the same month or years"
    SAME_PLACE = "the same place"
    SHARED_PLACE = "a place in common"
    ALIKE_PLACE = "a place name spelt alike"
    COUNTRY = "the same country"
    NO_PLACE = "a place that is not told"
    OTHER_PLACE = "different places"
    OTHER_COUNTRY = "different countries"
    PARTIES = "two or more parties in common"
    PARTY = "a party in common"
    NO_PARTY = "parties that are not told"
    OTHER_PARTIES = "no party in common"
    TYPE = "the same type"
    FAMILY = "types that are easily taken for each other"
    OTHER_TYPE = "different types"


POINTS = {
    Sign.SAME_DAY: 4,
    Sign.OVERLAP: 3,
    Sign.NEXT_DAY: 2,
    Sign.VAGUE: 0,
    Sign.SAME_VAGUE: 1,
    Sign.SAME_PLACE: 4,
    Sign.SHARED_PLACE: 3,
    Sign.ALIKE_PLACE: 3,
    Sign.COUNTRY: 1,
    Sign.NO_PLACE: 0,
    Sign.OTHER_PLACE: -1,
    Sign.OTHER_COUNTRY: -4,
    Sign.PARTIES: 3,
    Sign.PARTY: 1,
    Sign.NO_PARTY: 0,
    Sign.OTHER_PARTIES: -2,
    Sign.TYPE: 1,
    Sign.FAMILY: 0,
    Sign.OTHER_TYPE: -3,
}
"""Weights in rough log-odds, set by hand on the tune part of the corpus."""

ENOUGH = 7
"""The sum of points from which two mentions are joined."""


def signs(one: Traits, other: Traits) -> tuple[Sign, ...]:
    """The signs for and against, date first; empty where the dates rule it out."""
    day = _date(one, other)
    if day is None:
        return ()
    return (day, *_place(one, other), _parties(one, other), _type(one, other))


def points(found: tuple[Sign, ...]) -> int:
    """The sum of the signs' points; 0 where there are none."""
    return sum(POINTS[sign] for sign in found)


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
    if one.heads & other.heads:
        return (Sign.SAME_PLACE, *near)
    if one.words & other.words:
        return (Sign.SHARED_PLACE, *near)
    if not one.words or not other.words:
        return (Sign.NO_PLACE, *near)
    if one.stems & other.stems and any(alike(a, b) for a in one.words for b in other.words):
        return (Sign.ALIKE_PLACE, *near)
    if country or not one.card.country or not other.card.country:
        return (Sign.OTHER_PLACE, *near)
    return (Sign.OTHER_PLACE, Sign.OTHER_COUNTRY)


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
