"""Calendar dates: "7 November 2022", "July 12-14", "14.07.2020", "2022-11-07", "in August"."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from rashomon.code.times.values import (
    Between,
    Calendar,
    Found,
    Words,
    capital,
    integer,
    low,
    noun_follows,
)
from rashomon.code.times.words import (
    BODIES,
    CARDINALS,
    DASHES,
    FUNCTION_WORDS,
    JOINERS,
    MONTHS,
    ORDINALS,
    SHORT_MONTHS,
    VERBAL_MONTHS,
    word_set,
)

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_YEAR_DOTTED = re.compile(r"(\d{4})\.(\d{2})\.(\d{2})")
_TURN = 70  # years of two digits from here on are of the 1900s
_LISTED = frozenset({"and", "or", ",", "/", "&"}) | JOINERS
_BEFORE_MONTH = word_set("in since of during until till by early mid late from through")
_ERAS = {"last": "last", "this": "this", "that": "told", "same": "told", "next": "next"}


class _Month(NamedTuple):
    """A month's number; it ends before token `last`."""

    number: int
    last: int


def calendar(
    year: int | None, month: int | None, day: int | None, era: str = ""
) -> Calendar | None:
    """The date of these numbers, or None where the calendar has no such day."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= monthrange(year or 2000, month or 1)[1]:
        return None
    return Calendar(year, month, day, era=era)


def month_at(words: Words, at: int) -> _Month | None:
    """The month named at `at`; the point of an abbreviation belongs to it."""
    word = low(words, at)
    number = MONTHS.get(word) or SHORT_MONTHS.get(word)
    if number is None or (word in VERBAL_MONTHS and not capital(words, at)):
        return None
    stop = word in SHORT_MONTHS and low(words, at + 1) == "."
    return _Month(number, at + 1 + stop)


def day_at(words: Words, at: int) -> int | None:
    """The day of the month written at `at` in digits ("7", "7th")."""
    word = low(words, at)
    day = integer(word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word, 2)
    return day if day and day <= 31 else None


def year_at(words: Words, at: int, least: int = 1800) -> int | None:
    """The year, `least` to 2099, written at `at` in digits."""
    year = integer(low(words, at))
    hours = low(words, at + 1) in ("hours", "hrs", "gmt", "utc")
    return year if year and least <= year <= 2099 and not hours else None


def _plausible(year: int) -> bool:
    return 1800 <= year <= 2099


def _year_after(words: Words, at: int) -> tuple[int | None, str, int]:
    """The year or era written at `at`, after a comma or "of", and where it ends."""
    start = at + (low(words, at) in (",", "of", "-", "/", "("))
    old = capital(words, start + 1) or not noun_follows(words, start + 1, FUNCTION_WORDS)
    year = year_at(words, start, 1000 if old else 1800)
    if year:
        return year, "", start + 1 + (low(words, at) == "(" and low(words, start + 1) == ")")
    start = at + (low(words, at) in ("of", "in", ","))
    start += low(words, start) == "the"
    if low(words, start + 1) == "year" and low(words, start) in _ERAS:
        return None, _ERAS[low(words, start)], start + 2
    return None, "", at


def _listed_days(words: Words, at: int) -> tuple[list[int], int]:
    """Rising days joined by "and", "to", a dash or commas from `at` on, at most five of them."""
    days: list[int] = []
    day = day_at(words, at)
    while day and len(days) < 5:
        days.append(day)
        at += 1
        day = day_at(words, at + 1) if low(words, at) in _LISTED else None
        day = day if day and day > days[-1] else None
        at += 1 if day else 0
    return days, at


def _dated(days: list[int], month: int, year: int | None, era: str) -> Calendar | Between | None:
    first, last = calendar(year, month, days[0], era), calendar(year, month, days[-1], era)
    if first is None or last is None:
        return None
    return Between(first, last) if len(days) > 1 else first


def day_first(words: Words, at: int) -> Found | None:
    """Days, month and year in that order: "7 Nov. 2022", "29 and 30 November", "5th of May"."""
    days, last = _listed_days(words, at)
    if not days:
        return None
    return _month_after(words, at, days, last)


def _month_after(words: Words, at: int, days: list[int], last: int) -> Found | None:
    last += low(words, last) in ("of", "-", "/")
    month = month_at(words, last)
    if month is None:
        return None
    year, era, end = _year_after(words, month.last)
    when = _dated(days, month.number, year, era)
    return Found(at, end, when) if when and low(words, end) not in BODIES else None


def ordinal_first(words: Words, at: int) -> Found | None:
    """A day in words before its month: "the twenty-sixth of May"; `at` is after the article."""
    tens = CARDINALS.get(low(words, at), 0)
    hyphen = tens in (20, 30) and low(words, at + 1) in DASHES
    last = at + 2 if hyphen else at
    ones = ORDINALS.get(low(words, last), 0)
    day = tens + ones if hyphen else ones
    return _month_after(words, at, [day], last + 1) if ones and day <= 31 else None


def month_first(words: Words, at: int) -> Found | None:
    """Month, days and year in that order, or a month with a year, or (weak or not) alone."""
    month = month_at(words, at)
    if month is None:
        return None
    start = month.last + (low(words, month.last) == "the")
    days, last = _listed_days(words, start)
    if days and not _counts_something(words, at, last):
        days, last = _own_days(words, start, days, last)
        year, era, end = _year_after(words, last)
        when = _dated(days, month.number, year, era)
        return Found(at, end, when) if when and low(words, end) not in BODIES else None
    year, era, end = _year_after(words, month.last)
    when = Calendar(year, month.number, None, era=era)
    return Found(at, end, when, weak=not (year or era or _alone(words, at)))


def _counts_something(words: Words, at: int, last: int) -> bool:
    """Whether the number after "in July" counts what follows: "In July 12 soldiers died"."""
    return low(words, at - 1) == "in" and noun_follows(words, last, FUNCTION_WORDS)


def _own_days(words: Words, start: int, days: list[int], last: int) -> tuple[list[int], int]:
    """The listed days less those that belong to what follows: "July 12 to 14 August"."""
    if len(days) == 1:
        return days, last
    counting = low(words, last - 2) not in DASHES and noun_follows(words, last, FUNCTION_WORDS)
    return (days[:1], start + 1) if counting or month_at(words, last) else (days, last)


def _alone(words: Words, at: int) -> bool:
    """Whether a month's name without day or year means the month: "in May", "the April raid"."""
    before, after = low(words, at - 1), low(words, at + 1)
    if before in _BEFORE_MONTH or (before in DASHES and low(words, at - 2) in ("mid", "late")):
        return capital(words, at)
    noun = before in ("the", "a") and after[:1].isalpha() and after not in FUNCTION_WORDS
    return noun and not capital(words, at + 1) and low(words, at) not in VERBAL_MONTHS


def _numbered(first: int, second: int, year: int | None) -> Calendar | None:
    """Day and month as numbers; day first unless only the other order is a date."""
    return calendar(year, second, first) or calendar(year, first, second)


def numeric(words: Words, at: int) -> Found | None:
    """All in digits: "14.07.2020", "08/11/2022", "2022-11-07", and, beside a weekday, "15/10"."""
    dotted = _DOTTED.fullmatch(words[at].text)
    if dotted:
        day, month, year = (int(part) for part in dotted.groups())
        year += 0 if year > 99 else 1900 if year >= _TURN else 2000
        when = _numbered(day, month, year) if _plausible(year) else None
        return Found(at, at + 1, when) if when else None
    dotted = _YEAR_DOTTED.fullmatch(words[at].text)
    if dotted:
        year, month, day = (int(part) for part in dotted.groups())
        when = calendar(year, month, day) if _plausible(year) else None
        return Found(at, at + 1, when) if when else None
    mark = low(words, at + 1)
    if mark != "/" and mark not in DASHES:
        return None
    return _three_numbers(words, at, mark) or (_two_numbers(words, at) if mark == "/" else None)


def _three_numbers(words: Words, at: int, mark: str) -> Found | None:
    if low(words, at + 3) != mark:
        return None
    one, two, three = (integer(low(words, at + step)) for step in (0, 2, 4))
    if not (one and two) or three is None:
        return None
    if mark == "/" and one <= 31 and len(low(words, at + 4)) == 2:
        three += 1900 if three >= _TURN else 2000
    when = calendar(one, two, three) if _plausible(one) else None
    when = when or (_numbered(one, two, three) if _plausible(three) else None)
    return Found(at, at + 5, when) if when else None


def _two_numbers(words: Words, at: int) -> Found | None:
    day, month = day_at(words, at), day_at(words, at + 2)
    when = _numbered(day, month, None) if day and month else None
    return Found(at, at + 3, when, weak=True) if when else None


def day_alone(words: Words, at: int) -> Found | None:
    """A day of a month told of before: "on the 16th", "Sunday the 5th"; `at` is the article."""
    day, word = day_at(words, at + 1), low(words, at + 1)
    if day is None or word.isdecimal() or noun_follows(words, at + 2, FUNCTION_WORDS | {"night"}):
        return None
    if low(words, at + 2) in DASHES:
        return None
    month = low(words, at + 2) == "of" and low(words, at + 4) == "month"
    if low(words, at + 2) == "of" and not month:
        return None
    weak = low(words, at - 1) not in ("on", "by", "until", "till", "since", "from")
    return Found(at, at + 5 if month else at + 2, Calendar(day=day), weak)
