"""Neighbouring finds made one: a clock with its day, a weekday and its date, ends of a span."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rashomon.code.times.values import (
    Between,
    Calendar,
    Found,
    Hour,
    Overnight,
    Point,
    Portion,
    Shift,
    Weekday,
    When,
    Words,
    low,
)
from rashomon.code.times.words import JOINERS, word_set

_Rule: TypeAlias = Callable[[Words, Found, Found], Found | None]

_HOUR_THEN_HOUR = JOINERS | frozenset({"and", "or", "(", ",", "/", "at", "in", "of", "the"})
_HOUR_THEN_DAY = frozenset({"on", "of", "the", "in", "(", "to", "into", "from", "between"})
_DAY_THEN_HOUR = word_set(
    ", ( : - – — at around about in the from shortly just after before by approximately "
    "towards toward ~ and local time until since early late"
)
_OF_YEAR = frozenset({"'s", "fiscal"})
_SAME_DAY = frozenset({",", "(", "the"})
_SPAN_FILLERS = frozenset({"from", "of", "on", "in", "the", "early", "late", "into"})


def join(words: Words, found: list[Found], apart: bool = False) -> list[Found]:
    """The finds with neighbours joined; weak ones that joined no strong one are left out.

    Where `apart`, the two ends of a stretch stay two finds.
    """
    for rule in _RULES[:-1] if apart else _RULES:
        found = _joined(words, found, rule) if len(found) > 1 else found
    return [hit for hit in found if not hit.weak]


def _joined(words: Words, found: list[Found], rule: _Rule) -> list[Found]:
    joined = found[:1]
    for hit in found[1:]:
        one = rule(words, joined[-1], hit)
        if one:
            joined[-1] = one
        else:
            joined.append(hit)
    return joined


def _near(words: Words, one: Found, other: Found, allowed: frozenset[str], most: int) -> bool:
    """Whether at most so many tokens, all of them allowed, stand between the two."""
    gap = range(one.last, other.first)
    return len(gap) <= most and all(words[at].low in allowed for at in gap)


def _merged(words: Words, one: Found, other: Found, when: When, weak: bool) -> Found:
    """One find from the start of the first to the end of the second, closing bracket included."""
    opened = any(words[at].low == "(" for at in range(one.last, other.first))
    last = other.last + (opened and low(words, other.last) == ")")
    timed = any(isinstance(hit.when, Hour | Overnight) or hit.timed for hit in (one, other))
    return Found(one.first, last, when, weak, timed)


def _whole_day(when: When) -> bool:
    """Whether `when` names a day or a few, not a month or a year."""
    if isinstance(when, Between):
        return _whole_day(when.first)
    if isinstance(when, Calendar):
        return when.day is not None
    return isinstance(when, Weekday) or (isinstance(when, Shift) and when.unit == "day")


def _one_day(words: Words, one: Found, other: Found) -> Found | None:
    """Two names of one day: "Sunday the 5th", "June 17 (Monday)", "the previous day, 25 March"."""
    if not _near(words, one, other, _SAME_DAY, 2):
        return None
    first, second = one.when, other.when
    if isinstance(first, Calendar) and isinstance(second, Weekday):
        first, second = second, first
    if not isinstance(second, Calendar) or second.day is None or not _whole_day(first):
        return None
    if isinstance(first, Weekday):
        return _merged(words, one, other, second._replace(weekday=first.number), False)
    return _merged(words, one, other, second, False) if isinstance(first, Shift) else None


def _hours(words: Words, one: Found, other: Found) -> Found | None:
    """Two clock times, or a clock time and a part of the day: "from 2.30 am to 8 am"."""
    if not (isinstance(one.when, Hour) and isinstance(other.when, Hour)):
        return None
    if not _near(words, one, other, _HOUR_THEN_HOUR, 3):
        return None
    return _merged(words, one, other, Hour(), one.weak and other.weak)


def _hour_and_day(words: Words, one: Found, other: Found) -> Found | None:
    """A clock time before its day: "at noon on July 12", "overnight on Friday"."""
    if not isinstance(one.when, Hour | Overnight):
        return None
    if not (_whole_day(other.when) and _near(words, one, other, _HOUR_THEN_DAY, 3)):
        return None
    return _merged(words, one, other, other.when, False)


def _day_and_hour(words: Words, one: Found, other: Found) -> Found | None:
    """A clock time after its day: "on Thursday at 10:30 p.m.", "Tuesday night"."""
    if not isinstance(other.when, Hour | Overnight):
        return None
    if not (_whole_day(one.when) and _near(words, one, other, _DAY_THEN_HOUR, 4)):
        return None
    return _merged(words, one, other, one.when, False)


def _span(words: Words, one: Found, other: Found) -> Found | None:
    """Two ends of a stretch: "from 31 March to 2 April", "Wednesday to Sunday"."""
    first, last = one.when, other.when
    if not (isinstance(first, Point) and isinstance(last, Point)):
        return None
    gap = {words[at].low for at in range(one.last, min(other.first, one.last + 4))}
    joiners = gap - _SPAN_FILLERS
    if len(joiners) != 1 or other.first - one.last > 3 or not joiners <= JOINERS | {"and"}:
        return None
    if joiners == {"and"} and not (_between(words, one.first) or _adjacent(first, last)):
        return None
    return _merged(words, one, other, paired(first, last), one.weak and other.weak)


def _between(words: Words, first: int) -> bool:
    return "between" in (low(words, first - 1), low(words, first - 2), low(words, first))


def _adjacent(first: Point, last: Point) -> bool:
    """Whether the second is the weekday or the month right after the first."""
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return (last.number - first.number) % 7 == 1
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return False
    if first.day or last.day or not (first.month and last.month):
        return False
    return (last.month - first.month) % 12 == 1


def paired(first: Point, last: Point) -> Between:
    """The stretch from first to last; what only one end says of year and month holds for both."""
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return Between(first, last)
    if first.month is None and last.month and first.year is None:
        first = first._replace(month=last.month)
    turned = (first.month or 0, first.day or 0) > (last.month or 99, last.day or 99)
    if last.year and not first.year:
        first = first._replace(year=last.year - turned)
    elif first.year and not last.year:
        last = last._replace(year=first.year + turned)
    elif last.era and not first.era:
        first = first._replace(era=last.era)
    return Between(first, last)


def _part_of_year(words: Words, one: Found, other: Found) -> Found | None:
    """A part of a year after its year: "this year's third quarter", "the 1988 fourth quarter"."""
    year, part = one.when, other.when
    if not isinstance(part, Portion) or part.year or part.era or part.part == "QX":
        return None
    if not _near(words, one, other, _OF_YEAR, 2):
        return None
    if isinstance(year, Shift) and year.unit == "year":
        era = {-1: "last", 0: "told" if year.told else "this", 1: "next"}.get(year.amount)
        return _merged(words, one, other, part._replace(era=f"{era} year"), False) if era else None
    if isinstance(year, Calendar) and year.year and not year.month:
        return _merged(words, one, other, part._replace(year=year.year), False)
    return None


_RULES: tuple[_Rule, ...] = (_part_of_year, _one_day, _hours, _hour_and_day, _day_and_hour, _span)
