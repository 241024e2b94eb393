"""What a time expression says, before it is held against a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from rashomon.text.tokens import Token

Words: TypeAlias = Sequence[Token]


class Calendar(NamedTuple):
    """A date, whole or in part. `era` tells the year where words do.

    `era` is "last", "this" or "next" for a year against that of publication, "told" for the year
    last told of, "before" or "after" for the nearest such month on that side of publication.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    era: str = ""


class Weekday(NamedTuple):
    """A day of the week (Monday is 0). `which` is "", "last", "next" or "this".

    `week` counts calendar weeks from that of publication ("Tuesday of last week" is -1).
    """

    number: int
    which: str = ""
    week: int | None = None


class Shift(NamedTuple):
    """So many units (day, week, month, year) from publication, or from the time last told of."""

    amount: int
    unit: str
    told: bool = False


class Past(NamedTuple):
    """The stretch of so many units (day, month, year) that ends with publication."""

    amount: int
    unit: str


class Fixed(NamedTuple):
    """An interval that needs no calendar: a decade, a war known by name."""

    start: str
    end: str | None


class Hour(NamedTuple):
    """A clock time or a part of the day, whose day is not said with it."""


class Overnight(NamedTuple):
    """The night that ends on the day told of in the same sentence, or else on publication."""


class Vague(NamedTuple):
    """Words of time that no date follows from; `reason` says why."""

    reason: str


class Between(NamedTuple):
    """From the first to the last, both included."""

    first: Calendar | Weekday | Shift
    last: Calendar | Weekday | Shift


Point: TypeAlias = Calendar | Weekday | Shift
When: TypeAlias = Calendar | Weekday | Shift | Past | Fixed | Hour | Overnight | Vague | Between


class Found(NamedTuple):
    """Tokens [first, last) say `when`. A weak find counts only where it joins a strong one."""

    first: int
    last: int
    when: When
    weak: bool = False


class Count(NamedTuple):
    """A number in words or digits that ends before token `last`; None where it is vague."""

    value: int | None
    last: int


def low(words: Words, at: int) -> str:
    """The folded form of the token at `at`, or the empty string outside the words."""
    return words[at].low if 0 <= at < len(words) else ""


def capital(words: Words, at: int) -> bool:
    """Whether there is a token at `at` and it begins with a capital."""
    return 0 <= at < len(words) and words[at].text[0].isupper()


def noun_follows(words: Words, at: int, functions: frozenset[str]) -> bool:
    """Whether the token at `at` is a word that is none of `functions`."""
    word = low(words, at)
    return word[:1].isalpha() and word not in functions


def integer(word: str, digits: int = 4) -> int | None:
    """The number that a token of at most so many decimal digits writes, or None."""
    return int(word) if 0 < len(word) <= digits and word.isdecimal() else None
