"""Every time expression of a sentence, each by itself: heads are sought first, then the grammar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rashomon.code.times import clocks, dates, lengths, parts, phrases, years
from rashomon.code.times.named import named
from rashomon.code.times.references import references
from rashomon.code.times.values import Calendar, Found, Words
from rashomon.code.times.words import (
    CARDINALS,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)

_Rule: TypeAlias = Callable[[Words, int], Found | None]

_DIGITS: tuple[_Rule, ...] = (
    dates.numeric,
    dates.day_first,
    clocks.clock,
    phrases.counted,
    years.year,
    years.decade,
)
_HEADS: dict[str, tuple[_Rule, ...]] = {
    **dict.fromkeys((*MONTHS, *SHORT_MONTHS), (dates.month_first,)),
    **dict.fromkeys(ORDINALS, (dates.ordinal_first,)),
    **dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), (phrases.weekday,)),
    **dict.fromkeys(
        (*CARDINALS, "half", "quarter"), (clocks.spoken, dates.ordinal_first, phrases.counted)
    ),
    **dict.fromkeys(("a", "an", "few", "several", "some", "many", "couple"), (phrases.counted,)),
    **dict.fromkeys((unit for unit in UNITS if unit.endswith("s")), (phrases.counted,)),
    **dict.fromkeys(PARTS, (clocks.part_of_day,)),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "overnight"), (phrases.deictic,)),
    **dict.fromkeys(
        ("that", "this", "same", "current", "next", "previous", "following"), (phrases.pointed,)
    ),
    **dict.fromkeys(("early", "small"), (clocks.early_hours,)),
    "last": (phrases.window, phrases.pointed),
    "past": (phrases.window,),
    "recent": (phrases.recent,),
    "then": (phrases.since_then,),
    "the": (phrases.article,),
    **dict.fromkeys(SEASONS, (parts.season,)),
}
_MORE: dict[str, tuple[_Rule, ...]] = {
    **dict.fromkeys(lengths.LENGTH_HEADS, (lengths.length,)),
    **dict.fromkeys((*ORDINALS, "latter"), (parts.ordinal_part,)),
    **dict.fromkeys(lengths.SET_HEADS, (lengths.often,)),
    **dict.fromkeys(lengths.WEEKDAY_HEADS, (lengths.weekdays,)),
    **dict.fromkeys(lengths.UNIT_HEADS, (lengths.bare,)),
    **dict.fromkeys(parts.DECADES, (parts.nineties,)),
    "quarter": (parts.quarter,),
    "period": (parts.period,),
    "year": (parts.year_before, parts.year_told),
    "last": (parts.ordinal_part,),
    "nineteen": (years.spoken, lengths.length),
    "eighteen": (years.spoken, lengths.length),
    "two": (years.spoken, lengths.length),
    "twenty": (years.spoken, lengths.length),
}
_EVERY: dict[str, tuple[_Rule, ...]] = {
    word: _HEADS.get(word, ()) + _MORE.get(word, ()) for word in {*_HEADS, *_MORE}
}
_EVERY_DIGITS: tuple[_Rule, ...] = (
    parts.before_christ,
    *_DIGITS[:-2],
    years.bare,
    years.decade,
    parts.ordinal_part,
    lengths.length,
)


def scan(words: Words, every: bool = False) -> list[Found]:
    """Every find in the words, weak ones too, in order and none overlapping another.

    Only what may tell a date, or else `every` time expression: lengths and sets too.
    """
    found: list[Found] = []
    names = {hit.first: hit for hit in named(words)}
    if every:
        feasts = {at: hit for at, hit in names.items() if isinstance(hit.when, Calendar)}
        names = {hit.first: hit for hit in references(words)} | feasts
    heads, digits = (_EVERY, _EVERY_DIGITS) if every else (_HEADS, _DIGITS)
    at, size = 0, len(words)
    while at < size:
        word = words[at].low
        rules = digits if word[0].isdecimal() else heads.get(word)
        hit = (_first(rules, words, at) if rules else None) if at not in names else names[at]
        if hit:
            found.append(hit)
        at = hit.last if hit else at + 1
    return _apart(found)


def _first(rules: tuple[_Rule, ...], words: Words, at: int) -> Found | None:
    for rule in rules:
        hit = rule(words, at)
        if hit:
            return hit
    return None


def _apart(found: list[Found]) -> list[Found]:
    """The finds, each beginning where the one before it ends at the earliest."""
    end, apart = 0, []
    for hit in found:
        apart.append(hit if hit.first >= end else hit._replace(first=end))
        end = hit.last
    return apart
