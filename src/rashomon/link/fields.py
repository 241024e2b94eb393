"""The fields by which two mentions are compared, each with its levels of agreement.

No level looks at counts, stances or denials. Blame only adds to what is shared.
"""

from __future__ import annotations

import math
from enum import StrEnum

from rashomon.link.card import Spot
from rashomon.link.days import Window
from rashomon.link.rarity import bits
from rashomon.link.traits import Traits

_FRESH = 3  # days before publication within which undated news is taken to have happened
_RECENT = 31  # the same where it may be told again
_MONTHS = 62  # days that a vague date covers at most, to be of any use
_RARE = 8.0  # bits from which a place word is rare
_KM = 111.2  # km in a degree of latitude


class Date(StrEnum):
    """How two mentions' dates agree."""

    SAME_DAY = "the same day"
    OVERLAP = "days that overlap"
    NEXT_DAY = "days next to each other"
    SAME_VAGUE = "the same month or years"
    MONTH = "dates that allow it, one of them of a month"
    YEAR = "dates that allow it, one of them of a year or more"
    APART = "days that exclude each other"
    FRESH = "a date not told, but published then"
    RECENT = "a date not told, but published within a month"
    FAR = "a date not told, and published at other times"
    UNKNOWN = "a date and a publication that are not known"


class Published(StrEnum):
    """How long apart their documents were published."""

    DAYS_1 = "published within a day"
    DAYS_7 = "published within a week"
    DAYS_31 = "published within a month"
    DAYS_365 = "published within a year"
    LATER = "published more than a year apart"
    UNKNOWN = "publications that are not known, or not of news"


class Place(StrEnum):
    """How their places agree."""

    SAME_RARE = "the same place, of a rare name"
    SAME = "the same place"
    SHARED = "a place in common"
    ALIKE = "a place name spelt alike"
    KM_10 = "places within 10 km"
    KM_40 = "places within 40 km"
    KM_150 = "places within 150 km"
    REGION = "a region in common"
    UNTOLD = "a place that is not told"
    BORDER = "places on the two sides of one border, each told by its own"
    OTHER = "different places"
    OTHER_COUNTRY = "places in different countries"


class Country(StrEnum):
    """Whether they are in one country."""

    SAME = "the same country"
    UNTOLD = "a country that is not told"
    OTHER = "different countries"


class Kind(StrEnum):
    """How their types agree."""

    SAME = "the same type"
    UNTOLD = "a type that is not told"
    FAMILY = "types that are easily taken for each other"
    OTHER = "different types"


class Parties(StrEnum):
    """How many parties they share."""

    TWO = "two or more parties in common"
    ONE = "a party in common"
    UNTOLD = "parties that are not told"
    OTHER = "no party in common"


class Names(StrEnum):
    """How many names of people and other things they share."""

    FOUR = "four or more names in common"
    TWO = "two names in common, or three"
    ONE = "a name in common"
    UNTOLD = "names that are not told"
    OTHER = "no name in common"


class Words(StrEnum):
    """How much the sentences share, by the rarity of the words shared."""

    BITS_80 = "sentences that share 80 bits of rare words or more"
    BITS_40 = "sentences that share 40 bits of rare words or more"
    BITS_20 = "sentences that share 20 bits of rare words or more"
    BITS_10 = "sentences that share 10 bits of rare words or more"
    BITS_0 = "sentences that share few words"
    UNTOLD = "sentences that are not known"


class Whole(StrEnum):
    """How alike the whole documents are (cosine of the weights of their telling words)."""

    OVER_80 = "documents alike by .8 or more"
    OVER_60 = "documents alike by .6 or more"
    OVER_45 = "documents alike by .45 or more"
    OVER_35 = "documents alike by .35 or more"
    OVER_25 = "documents alike by .25 or more"
    OVER_15 = "documents alike by .15 or more"
    OVER_08 = "documents alike by .08 or more"
    OVER_03 = "documents alike by .03 or more"
    UNDER_03 = "documents alike by less than .03"
    UNTOLD = "documents that are mainly about other things"


Level = Date | Published | Place | Country | Kind | Parties | Names | Words | Whole


def date(one: Traits, other: Traits) -> Date | None:
    """How the dates agree; None where they exclude each other.

    A mention cannot be of what happened after its publication.
    """
    a, b = one.when, other.when
    if a is None or b is None:
        return _undated(one, other)
    if one.exact and other.exact:
        return _exact(a, b)
    if not a.meets(b):
        return Date.APART
    if a[:2] == b[:2]:
        return Date.SAME_VAGUE
    longest = max(a.last - a.first, b.last - b.first)
    return Date.MONTH if longest <= _MONTHS else Date.YEAR


def _exact(a: Window, b: Window) -> Date:
    if a.first == b.first:
        return Date.SAME_DAY
    if a.meets(b):
        return Date.OVERLAP
    return Date.NEXT_DAY if a.meets(b, slack=1) else Date.APART


def _undated(one: Traits, other: Traits) -> Date | None:
    """By publication: of the undated one against the other's date, or both against each other."""
    if one.when is not None:
        one, other = other, one
    published = one.published
    if published is None:
        return Date.UNKNOWN
    if other.when is not None:
        if other.when.first > published + 1:
            return None
        gap = published - other.when.last
    elif other.published is None:
        return Date.UNKNOWN
    else:
        gap = abs(published - other.published)
    if not one.fresh or not (other.fresh or other.when):
        return Date.FAR if gap > 0 else Date.RECENT
    return Date.FRESH if gap <= _FRESH else Date.RECENT if gap <= _RECENT else Date.FAR


def published(one: Traits, other: Traits) -> Published:
    """How long apart the documents were published; only of news, which history outlives."""
    if one.published is None or other.published is None or not (one.fresh and other.fresh):
        return Published.UNKNOWN
    gap = abs(one.published - other.published)
    if gap <= 7:
        return Published.DAYS_1 if gap <= 1 else Published.DAYS_7
    if gap <= 365:
        return Published.DAYS_31 if gap <= 31 else Published.DAYS_365
    return Published.LATER


def place(one: Traits, other: Traits) -> Place:
    """How the places agree: by name, whichever side's name is told, else by distance."""
    named = _named(one, other)
    if named:
        return named
    away = distance(one.spots, other.spots)
    if away <= 150:
        return Place.KM_10 if away <= 10 else Place.KM_40 if away <= 40 else Place.KM_150
    if one.wide & other.wide:
        return Place.REGION
    return _elsewhere(one, other) if one.stems and other.stems else Place.UNTOLD


def _named(one: Traits, other: Traits) -> Place | None:
    heads = one.heads & other.heads
    if heads:
        return Place.SAME_RARE if max(map(bits, heads)) >= _RARE else Place.SAME
    if one.words & other.words:
        return Place.SHARED
    return Place.ALIKE if one.roots & other.roots else None


def _elsewhere(one: Traits, other: Traits) -> Place:
    here, there = one.card.country, other.card.country
    if not here or not there or here == there:
        return Place.OTHER
    countries = {here, there}
    if countries <= one.homes & other.homes:
        return Place.BORDER
    return Place.OTHER_COUNTRY


def distance(ones: tuple[Spot, ...], others: tuple[Spot, ...]) -> float:
    """Km between the nearest two of the places, less how vaguely they are known; inf for none."""
    least = math.inf
    for latitude, longitude, within in ones:
        east = math.cos(math.radians(latitude))
        for their_latitude, their_longitude, their_within in others:
            along = abs(longitude - their_longitude)
            along = min(along, 360 - along) * east
            away = _KM * math.hypot(latitude - their_latitude, along) - (within + their_within) / 2
            least = min(least, away)
    return max(least, 0.0)


def country(one: Traits, other: Traits) -> Country:
    """Whether they are in one country."""
    if not one.card.country or not other.card.country:
        return Country.UNTOLD
    return Country.SAME if one.card.country == other.card.country else Country.OTHER


def kind(one: Traits, other: Traits) -> Kind:
    """How the types agree."""
    if one.card.type == other.card.type:
        return Kind.SAME if one.card.type else Kind.UNTOLD
    if not one.card.type or not other.card.type:
        return Kind.UNTOLD
    return Kind.FAMILY if one.violent and other.violent else Kind.OTHER


def parties(one: Traits, other: Traits) -> Parties:
    """How many parties they share; those that are only blamed never make them differ."""
    shared = len(one.parties & other.parties)
    if shared:
        return Parties.TWO if shared > 1 else Parties.ONE
    if not one.parties - one.blamed or not other.parties - other.blamed:
        return Parties.UNTOLD
    return Parties.OTHER


def names(one: Traits, other: Traits) -> Names:
    """How many names they share."""
    if not one.names or not other.names:
        return Names.UNTOLD
    shared = len(one.names & other.names)
    if not shared:
        return Names.OTHER
    return Names.ONE if shared == 1 else Names.TWO if shared < 4 else Names.FOUR


def words(one: Traits, other: Traits) -> Words:
    """How much the sentences share."""
    mine, theirs = one.said, other.said
    if not mine or not theirs:
        return Words.UNTOLD
    shared = sum([mine[word] for word in mine.keys() & theirs.keys()])
    if shared < 20:
        return Words.BITS_0 if shared < 10 else Words.BITS_10
    if shared < 40:
        return Words.BITS_20
    return Words.BITS_40 if shared < 80 else Words.BITS_80


def whole(one: Traits, other: Traits) -> Whole:
    """How alike the documents are of which the two mentions are the main ones."""
    mine, theirs = one.telling, other.telling
    if not mine or not theirs:
        return Whole.UNTOLD
    alike = sum([mine[word] * theirs[word] for word in mine.keys() & theirs.keys()])
    return next((level for least, level in _ALIKE if alike >= least), Whole.UNDER_03)


_ALIKE = (
    (0.80, Whole.OVER_80),
    (0.60, Whole.OVER_60),
    (0.45, Whole.OVER_45),
    (0.35, Whole.OVER_35),
    (0.25, Whole.OVER_25),
    (0.15, Whole.OVER_15),
    (0.08, Whole.OVER_08),
    (0.03, Whole.OVER_03),
)
