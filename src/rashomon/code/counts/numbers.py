"""Whole numbers as texts write them: digits, words, and the two together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_TENS["fourty"] = 40
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "lac": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
}
_UNITS = _SMALL | _TENS
WORDS = frozenset(_UNITS)
"""The words that begin a number."""
_MOST_DIGITS = 13
_MOST_WORDS = 16


class Number(NamedTuple):
    """Words [first, last) say `value`; `digits` tells whether it stands in figures alone."""

    first: int
    last: int
    value: int
    digits: bool


def number_at(low: Sequence[str], first: int) -> Number | None:
    """The whole number (zero or more) that starts at index `first` of folded words, longest first.

    Reads 1,200; 1.5 million; 3 lakh; twenty-one; a hundred and five; half a dozen; two dozen.
    Ordinals, clock times and broken numbers without a scale are none.
    """
    return _dozens(low, first) or _figures(low, first) or _words(low, first)


def _word(low: Sequence[str], index: int) -> str:
    return low[index] if index < len(low) else ""


def _dozens(low: Sequence[str], first: int) -> Number | None:
    """Half a dozen, a dozen, two dozen, half a million."""
    if low[first] == "half" and _word(low, first + 1) == "a" and _word(low, first + 2) == "dozen":
        return Number(first, first + 3, 6, False)
    scale = _SCALES.get(_word(low, first + 2), 0)
    if low[first] == "half" and _word(low, first + 1) == "a" and scale >= 1000:
        return Number(first, first + 3, scale // 2, False)
    if low[first] == "half" and _word(low, first + 2) == "dozen":
        return Number(first, first + 3, 6, False)
    if _word(low, first + 1) != "dozen":
        return None
    times = 1 if low[first] in ("a", "one") else _UNITS.get(low[first])
    return None if times is None else Number(first, first + 2, 12 * times, False)


def _figures(low: Sequence[str], first: int) -> Number | None:
    """Digits, with a scale after them or without."""
    word = low[first]
    if not word[0].isdigit() or not word.isascii():
        return None
    scale = _SCALES.get(_word(low, first + 1))
    if scale:
        value = _decimal(word)
        return None if value is None else Number(first, first + 2, round(value * scale), False)
    whole, last = word.replace(",", ""), first + 1
    while len(word) <= 3 and _is_group(_word(low, last)):
        whole, last = whole + low[last], last + 1
    if not whole.isdigit() or len(whole) > _MOST_DIGITS:
        return None
    return Number(first, last, int(whole), last == first + 1)


def _is_group(word: str) -> bool:
    """Whether the word is three digits, as after the space in 120 000."""
    return len(word) == 3 and word.isascii() and word.isdigit()


def _decimal(word: str) -> float | None:
    """What 1.5 or 1,200 says, as a number; None for anything else."""
    plain = word.replace(",", "")
    if len(plain) > _MOST_DIGITS or plain.count(".") > 1 or not plain.replace(".", "").isdigit():
        return None
    return float(plain)


def _words(low: Sequence[str], first: int) -> Number | None:
    """Number words from `first` on: units add up, scales multiply, 'and' joins after a scale."""
    start = first
    if low[first] == "a" and _word(low, first + 1) in _SCALES:
        start = first + 1
    elif low[first] not in _UNITS:
        return None
    total, current, index, last = 0, int(start > first), start, start
    while index < len(low) and index - first < _MOST_WORDS:
        word = low[index]
        said = _said(total, current, word)
        if said is None and not _joins(low, index):
            break
        index += 1
        if said is not None:
            (total, current), last = said, index
    return Number(first, last, total + current, False)


def _said(total: int, current: int, word: str) -> tuple[int, int] | None:
    """The sum so far and what is being said, with one more word; None where it does not fit."""
    if word in _UNITS and _fits(current, _UNITS[word]):
        return total, current + _UNITS[word]
    return _scaled(total, current, _SCALES[word]) if word in _SCALES and current else None


def _fits(current: int, unit: int) -> bool:
    """Whether a unit may follow what is already said: 'twenty one', not 'two three'."""
    rest = current % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < unit < 10)


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    """The sum so far and what is being said, once a scale word is met."""
    return (total, current * scale) if scale == 100 else (total + current * scale, 0)


def _joins(low: Sequence[str], index: int) -> bool:
    """Whether a hyphen or 'and' at `index` carries the number on: twenty-one, hundred and five."""
    after, before = _word(low, index + 1), low[index - 1]
    if low[index] == "-":
        return before in _TENS and 0 < _SMALL.get(after, 0) < 10
    return low[index] == "and" and before in _SCALES and after in _UNITS
