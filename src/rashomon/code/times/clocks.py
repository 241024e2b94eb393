"""Clock times and parts of the day: "at 10:30 p.m.", "0230 hours", "before dawn", "at noon"."""

from __future__ import annotations

import re

from rashomon.code.times.values import Found, Hour, Words, low
from rashomon.code.times.words import CARDINALS, MEASURES, PARTS, word_set
from rashomon.code.times.zones import zone_at

_FUSED = re.compile(r"(\d{1,4})(?:am|pm|h\d{0,2}|hrs|hours|gmt|utc|z)")
_TIMED = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_SPLIT = re.compile(r"[0-5]\d(?:am|pm|hrs|gmt|utc)?")
_AFTER = frozenset({"am", "pm", "a.m.", "p.m.", "hrs", "hours", "gmt", "utc", "h"})
_BEFORE = word_set(
    "at around about from since until till by between after before approximately near toward "
    "towards ~ circa past and to"
)
_PART_BEFORE = word_set(
    "in at before after by since during around until till toward towards about from near"
)
_PART_SKIPPED = word_set("the early late dead of small very mid pre first last morning - –")


def clock(words: Words, at: int) -> Found | None:
    """A clock time in digits; weak where nothing about it says that it is one."""
    word = words[at].low
    last = _digits_end(words, at)
    if last == at:
        return None
    end = _suffix_end(words, last)
    sure = end > last or _FUSED.fullmatch(word) is not None or last > at + 1
    if sure:
        return Found(at, end, Hour())
    return _unmarked(words, at)


def _unmarked(words: Words, at: int) -> Found | None:
    """A clock time that only its shape and the word before it tell: "at 14:40", "from 0440"."""
    word, before, after = words[at].low, low(words, at - 1), low(words, at + 1)
    if ":" in word:
        return Found(at, at + 1, Hour(), weak=before not in _BEFORE)
    if after in MEASURES or after in PARTS or (len(after) > 1 and words[at + 1].text.isupper()):
        return None
    sure = before in ("at", "from", "until", "till", "since")
    return Found(at, at + 1, Hour()) if sure and ("." in word or word[0] == "0") else None


def _digits_end(words: Words, at: int) -> int:
    """Where the digits of a clock time at `at` end; `at` itself where there are none."""
    word = words[at].low
    if _FUSED.fullmatch(word) or _TIMED.fullmatch(word):
        return at + 1
    if not word.isdecimal() or len(word) > 4:
        return at
    if low(words, at + 1) in (":", ".") and _SPLIT.fullmatch(low(words, at + 2)):
        return at + 3 if not low(words, at + 2).isdecimal() else at
    military = len(word) == 4 and int(word) <= 2400 and int(word) % 100 < 60
    marked = low(words, at + 1) in _AFTER - {"hours", "hrs", "h"}
    hour = len(word) <= 2 and int(word) <= 24 and (marked or low(words, at + 1) == "o'clock")
    return at + 1 if military or hour else at


def _suffix_end(words: Words, at: int) -> int:
    """Where "p.m. local time", "GMT", "hrs", "(1220GMT)" or "(local time)" after digits ends."""
    for _ in range(3):
        at += _suffix_length(words, at)
    closed = low(words, at) == "(" and low(words, at + 2) == ")"
    return at + 3 if closed and low(words, at + 1)[:1].isdecimal() else at


def _suffix_length(words: Words, at: int) -> int:
    """How many tokens of a clock time's suffix stand at `at`: none, one or a few."""
    word, after = low(words, at), low(words, at + 1)
    if word == "local" and after == "time":
        return 2
    if word in ("a", "p") and after == "." and low(words, at + 2) == "m":
        return 3
    if word == "(" and after == "local" and low(words, at + 3) == ")":
        return 4
    if word in _AFTER or word == "o'clock":
        return 1
    opened = word == "("
    zone = zone_at(words, at + opened) if at + opened < len(words) else None
    closed = not opened or (zone and low(words, at + 1 + zone[1]) == ")")
    return zone[1] + 2 * opened if zone and closed else 0


def spoken(words: Words, at: int) -> Found | None:
    """An hour in words: "ten o'clock", "half past eleven", "five in the afternoon"."""
    if low(words, at + 1) == "o'clock" and low(words, at) in CARDINALS:
        return Found(at, at + 2, Hour())
    if CARDINALS.get(low(words, at), 99) <= 12 and _part_follows(words, at + 1):
        return Found(at, at + 1, Hour(), weak=True)
    hour = CARDINALS.get(low(words, at + 2), 99)
    if low(words, at + 1) in ("past", "to") and hour <= 12 and _minutes(words[at].low):
        return Found(at, at + 3, Hour(), weak=low(words, at + 1) == "to")
    return None


def _part_follows(words: Words, at: int) -> bool:
    """Whether "in the morning", "this afternoon" or the like stands at `at`."""
    if low(words, at) == "this":
        return low(words, at + 1) in PARTS
    return low(words, at) == "in" and low(words, at + 1) == "the" and low(words, at + 2) in PARTS


def _minutes(word: str) -> bool:
    return word in ("half", "quarter") or CARDINALS.get(word, 99) < 30


def part_of_day(words: Words, at: int) -> Found | None:
    """A part of the day; weak unless a preposition before it makes it a time ("at dawn")."""
    last = at + 1 + (low(words, at + 1) == "hours")
    before = at - 1
    while before >= at - 5 and low(words, before) in _PART_SKIPPED:
        before -= 1
    habit = words[at].low in ("night", "nights") and low(words, at - 1) == "at"
    weak = low(words, before) not in _PART_BEFORE or habit
    return Found(before + 1, last, Hour(), weak)


def early_hours(words: Words, at: int) -> Found | None:
    """The hours after midnight: "the early hours", "the small hours"."""
    if low(words, at + 1) != "hours":
        return None
    return Found(at, at + 2, Hour())
