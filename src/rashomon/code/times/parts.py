"""Parts of a year and times counted in centuries: "the summer of 1992", "the third quarter"."""

from __future__ import annotations

from rashomon.code.times.dates import year_at
from rashomon.code.times.values import Fixed, Found, Portion, Shift, Words, capital, integer, low
from rashomon.code.times.words import DASHES, FUNCTION_WORDS, ORDINALS, SEASONS, word_set

_ERAS = {
    "last": "last",
    "this": "this",
    "next": "next",
    "that": "told",
    "same": "told",
    "coming": "next",
    "current": "this",
    "past": "last",
    "previous": "before",
    "following": "after",
}
_YEARS = {"last": "last", "this": "this", "next": "next", "that": "told", "same": "told"}
_BEFORE_SEASON = word_set(
    "the this last next that same in early late mid each of and during until since by - – previous "
    "following past coming to from"
)
_LATEST = {"latest": "last", "current": "this", "this": "this", "last": "last", "that": "told"}
_NINETIES = {
    f"{word}ies": 10 * number
    for number, word in enumerate("fift sixt sevent eight ninet".split(), 5)
} | {"twenties": 20, "thirties": 30, "forties": 40}
DECADES = frozenset({*_NINETIES, "'", "’", "‘"})


def season(words: Words, at: int) -> Found | None:
    """A season, with its year if it is said: "last summer", "spring of next year"."""
    word, before = low(words, at), low(words, at - 1)
    year, era, last = _year(words, at + 1)
    named = capital(words, at) and at > 0 and not year
    if named or not (year or era or before in _BEFORE_SEASON):
        return None
    if word in ("fall", "spring") and not (year or era) and not _is_season(words, at):
        return None
    era = era or ("" if year else _ERAS.get(before, ""))
    first = at - (before in _ERAS and not year)
    weak = not (year or era) and low(words, last)[:1].isalpha() and word == "fall"
    return Found(first, last, Portion(SEASONS[word], year, era), weak)


def _is_season(words: Words, at: int) -> bool:
    """Whether "spring" or "fall" is a season: after "in the", "last", "this", "early"."""
    before = low(words, at - 1)
    if before == "the":
        return low(words, at - 2) in ("in", "of", "during", "until", "since", "by", "late", "early")
    return before in _ERAS or before in ("in", "early", "late", "during", *DASHES)


def _year(words: Words, at: int) -> tuple[int | None, str, int]:
    """The year, or the words that tell it, after a part of a year, and where they end."""
    start = at + (low(words, at) in ("of", "in", ","))
    start += low(words, start) == "fiscal"
    year = year_at(words, start, 1000)
    if year:
        return year, "", start + 1
    start += low(words, start) == "the"
    which = low(words, start)
    if which in _YEARS and low(words, start + 1) == "year":
        return None, f"{_YEARS[which]} year", start + 2
    return None, "", at


def ordinal_part(words: Words, at: int) -> Found | None:
    """A quarter or half by its number: "third-quarter", "the first half of 2008"; or a century."""
    number = {"latter": 2, "last": 2}.get(low(words, at)) or ORDINALS.get(low(words, at))
    number = number or integer(low(words, at)[:-2], 2)
    unit = at + 1 + (low(words, at + 1) in DASHES)
    word = low(words, unit)
    if word == "century" and number and low(words, at) != "last":
        return _century(words, at, unit + 1, number)
    if word == "quarter" and number and number <= 4 and low(words, at) != "last":
        return _of_year(words, at, unit + 1, f"Q{number}")
    if word == "half" and number and number <= 2:
        found = _of_year(words, at, unit + 1, f"H{number}")
        return found if found.last > unit + 1 else None
    return None


def _of_year(words: Words, at: int, last: int, part: str) -> Found:
    year, era, end = _year(words, last)
    return Found(at, end, Portion(part, year, era))


def _century(words: Words, first: int, last: int, number: int) -> Found | None:
    if low(words, last) in ("bc", "bce", "b.c."):
        return Found(first, last + 1, Fixed(None, None, f"BC{number - 1:02d}"))
    start, end = str(100 * number - 99), str(100 * number)
    known = len(end) == 4
    return Found(
        first, last, Fixed(start if known else None, end if known else None, f"{number - 1:02d}")
    )


def quarter(words: Words, at: int) -> Found | None:
    """A quarter that is not numbered: "the quarter", "the latest quarter"; `at` is "quarter"."""
    before = low(words, at - 1)
    if before not in ("the", *_LATEST) or low(words, at + 1) == "of":
        return None
    return Found(at - 1, at + 1, Portion("QX", None, _LATEST.get(before, "")))


def year_before(words: Words, at: int) -> Found | None:
    """The same time a year before: "year-ago quarter", "the year-earlier period"; at "year"."""
    if low(words, at + 1) not in DASHES or low(words, at + 2) not in ("ago", "earlier"):
        return None
    last = at + 3 + (low(words, at + 3) in ("quarter", "period"))
    return Found(at, last, Shift(-1, "year", told=True, counted=True))


def year_told(words: Words, at: int) -> Found | None:
    """The year told of: "late in the year", "for the full year"; `at` is "year"."""
    before = at - 1 - (low(words, at - 1) in ("full", "fiscal", "whole"))
    led = low(words, before - 1) in ("in", "of") or before < at - 1
    after = low(words, at + 1)
    follows = after in DASHES or (after[:1].isalnum() and after not in FUNCTION_WORDS)
    if low(words, before) != "the" or not led or follows or after in ("before", "after"):
        return None
    return Found(before, at + 1, Shift(0, "year"))


def period(words: Words, at: int) -> Found | None:
    """The period reported on, as a quarter: "the latest period"; `at` is "period"."""
    if low(words, at - 1) != "latest":
        return None
    return Found(at - 1, at + 1, Portion("QX", None, "last"))


def nineties(words: Words, at: int) -> Found | None:
    """A decade in words or with its century left out: "the nineties", "the '80s"; of the 1900s."""
    word = low(words, at)
    if word in ("'", "’", "‘"):
        short = low(words, at + 1)
        ten = integer(short[:-1], 2) if short.endswith("0s") else None
        return Found(at, at + 2, _decade(1900 + ten)) if ten else None
    if word in _NINETIES and low(words, at - 1) in ("the", "early", "late", "mid", "-"):
        return Found(at, at + 1, _decade(1900 + _NINETIES[word]))
    return None


def _decade(first: int) -> Fixed:
    return Fixed(str(first), str(first + 9), str(first)[:3])


def before_christ(words: Words, at: int) -> Found | None:
    """A year or decade before Christ: "490 BC", "the 470s BCE"."""
    word = low(words, at)
    if low(words, at + 1) not in ("bc", "bce", "b.c."):
        return None
    number = integer(word)
    if number:
        return Found(at, at + 2, Fixed(None, None, f"BC{number:04d}"))
    decade = integer(word[:-1]) if word.endswith("0s") else None
    return Found(at, at + 2, Fixed(None, None, f"BC{decade // 10:03d}")) if decade else None
