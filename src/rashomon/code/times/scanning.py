"""Every time expression of a sentence, each by itself: heads are sought first, then the grammar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rashomon.code.times import clocks, dates, phrases, years
from rashomon.code.times.named import named
from rashomon.code.times.values import Found, Words
from rashomon.code.times.words import (
    CARDINALS,
    MONTHS,
    ORDINALS,
    PARTS,
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
    **dict.fromkeys(("that", "this", "same", "next", "previous", "following"), (phrases.pointed,)),
    **dict.fromkeys(("early", "small"), (clocks.early_hours,)),
    "last": (phrases.window, phrases.pointed),
    "past": (phrases.window,),
    "recent": (phrases.recent,),
    "the": (phrases.article,),
}


def scan(words: Words) -> list[Found]:
    """Every find in the words, weak ones too, in order and none overlapping another."""
    found: list[Found] = []
    names = {hit.first: hit for hit in named(words)}
    at, size, heads = 0, len(words), _HEADS
    while at < size:
        word = words[at].low
        rules = _DIGITS if word[0].isdecimal() else heads.get(word)
        hit = names.get(at) or (_first(rules, words, at) if rules else None)
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
