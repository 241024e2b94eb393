"""How long and how often: "for three days", "a 44-day siege", "every Friday", "twice a year"."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.code.times.values import Every, Found, Length, Words, low
from rashomon.code.times.words import CARDINALS, DASHES, WEEKDAYS, word_set

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
}
_LETTERS |= {f"{word}s": letter for word, letter in _LETTERS.items()} | {"centuries": "Y"}
_TIMES = {"fortnight": 2, "decade": 10, "centur": 100, "century": 100}
_VAGUE = {"decade": "E", "century": "CE", "centurie": "CE"}
_FEW = word_set("few several many some couple recent coming these those")
_BETWEEN = word_set(
    "more full straight consecutive additional further whole long calendar solid past previous "
    "last next coming preceding successive previous following other or so first bloody odd"
)
_TENS = frozenset({20, 30, 40, 50, 60, 70, 80, 90})
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_SETS = {
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "hourly": "PT1H",
}
_BEFORE_BARE = word_set(
    "for in within over of after many recent coming following the previous past"
)
_RARE = frozenset({"second", "quarter"})
_MONEY = word_set("$ cents dollars pounds yen marks times once twice million billion thousand %")


class Amount(NamedTuple):
    """How many, as TIMEX3 writes it (X where it is vague); it ends before token `last`."""

    text: str
    last: int


def amount(words: Words, at: int) -> Amount | None:
    """A number of units: "3", "2.5", "twenty-four", "a", "a few", "half a", "two hundred"."""
    word = low(words, at)
    if _NUMBER.fullmatch(word):
        return Amount(word.replace(",", ""), at + 1)
    if word in ("a", "an"):
        return _after_article(words, at)
    if word == "half":
        return Amount("0.5", at + 1 + (low(words, at + 1) in ("a", "an")))
    if word in _FEW:
        return Amount("2" if word == "couple" else "X", at + 1 + (low(words, at + 1) == "of"))
    number, last = CARDINALS.get(word, 0), at + 1
    if number in _TENS:
        last += low(words, last) in DASHES and CARDINALS.get(low(words, last + 1), 99) < 10
        ones = CARDINALS.get(low(words, last), 99)
        number, last = (number + ones, last + 1) if ones < 10 else (number, at + 1)
    scale = _SCALES.get(low(words, last), 1) if number else _SCALES.get(word, 0)
    number = max(number, 1) * scale
    return (
        Amount(str(number), last + (scale > 1 and last > at and word not in _SCALES))
        if number
        else None
    )


def _after_article(words: Words, at: int) -> Amount:
    if low(words, at + 1) in _FEW or low(words, at + 1) in _SCALES:
        return amount(words, at + 1) or Amount("1", at + 1)
    return Amount("1", at + 1)


def length(words: Words, at: int) -> Found | None:
    """A length of time: a number and its unit ("three days", "44-day"), or a bare plural."""
    many = amount(words, at)
    if many is None:
        return None
    last = _unit_after(words, many)
    if last is None:
        return None
    if low(words, at) in ("a", "an") and _per(words, at):
        return Found(at, last + 1, Every(value("1", low(words, last))))
    half = (
        low(words, last + 1) == "and"
        and low(words, last + 2) == "a"
        and low(words, last + 3) == "half"
    )
    text = f"{many.text}.5" if half else many.text
    return Found(at, last + 1 + 3 * half, Length(value(text, low(words, last))))


def _unit_after(words: Words, many: Amount) -> int | None:
    """Where the unit that an amount counts stands, or None where it counts no time."""
    last = many.last + (low(words, many.last) in DASHES)
    steps = 0
    while low(words, last) in _BETWEEN and steps < 2:
        last, steps = last + 1, steps + 1
    unit, one = low(words, last), many.text == "1"
    moved = low(words, last + 1) in DASHES and low(words, last + 2) in ("ago", "earlier")
    if unit not in _LETTERS or moved or _is_age(words, last + 1):
        return None
    if (steps and unit[-1] != "s" and many.text not in ("1", "0.5")) or (one and unit in _RARE):
        return None
    return last


def _per(words: Words, at: int) -> bool:
    """Whether "a year" says how often or at which rate: "$2 million a year", "twice a week"."""
    return low(words, at - 1) in _MONEY or low(words, at - 2) == "$"


def _is_age(words: Words, at: int) -> bool:
    """Whether "old" follows: ages are no times."""
    return "old" in (low(words, at), low(words, at + 1)) and low(words, at) in ("old", *DASHES)


def value(text: str, word: str) -> str:
    """The TIMEX3 value of a count of units; `word` names the unit."""
    letter, one = _LETTERS[word], word[:-1] if word.endswith("s") else word
    if text == "X":
        return f"PX{_VAGUE.get(one) or letter}" if letter[0] != "T" else f"PTX{letter[1:]}"
    if text == "0.5" and letter == "TH":
        return "PT30M"
    times = _TIMES.get(one, 100 if one == "centurie" else 1)
    text = str(int(float(text) * times)) if times > 1 else text
    return f"PT{text}{letter[1:]}" if letter[0] == "T" else f"P{text}{letter}"


def bare(words: Words, at: int) -> Found | None:
    """Units in the plural without a number: "for years", "in recent weeks"."""
    if low(words, at - 1) not in _BEFORE_BARE:
        return None
    if _is_age(words, at + 1):
        return None
    return Found(at, at + 1, Length(value("X", low(words, at))))


def often(words: Words, at: int) -> Found | None:
    """How often: "daily", "every day", "each July", "per week", "every two weeks"."""
    word = low(words, at)
    if word in _SETS:
        return Found(at, at + 1, Every(_SETS[word]))
    after = low(words, at + 1)
    if after in WEEKDAYS:
        return Found(at, at + 2, Every(f"XXXX-WXX-{WEEKDAYS[after] + 1}"))
    if after in _LETTERS:
        return Found(at, at + 2, Every(value("1", after)))
    many = amount(words, at + 1)
    if many and word == "every" and low(words, many.last) in _LETTERS:
        return Found(at, many.last + 1, Every(value(many.text, low(words, many.last))))
    return None


def weekdays(words: Words, at: int) -> Found | None:
    """A weekday in the plural: "on Fridays"."""
    number = WEEKDAYS.get(low(words, at)[:-1])
    return None if number is None else Found(at, at + 1, Every(f"XXXX-WXX-{number + 1}"))


SET_HEADS = frozenset({"every", "each", "per", *_SETS})
LENGTH_HEADS = frozenset({*CARDINALS, *_SCALES, *_FEW, "a", "an", "half"})
WEEKDAY_HEADS = frozenset(f"{day}s" for day in WEEKDAYS)
UNIT_HEADS = frozenset(word for word in _LETTERS if word[-1] == "s" and word != "quarters")
