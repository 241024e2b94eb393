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
    """A day of the week (Monday is 0).

    `which` is "", "last", "next" or "this", or, as seen from the time told of, "that" or
    "previous". `week` counts calendar weeks from publication ("Tuesday of last week" is -1).
    """

    number: int
    which: str = ""
    week: int | None = None


class Shift(NamedTuple):
    """So many units (day, week, month, quarter, year) from publication, or from the time last told.

    `counted` says that words count it ("a year ago") and do not name it ("last year").
    """

    amount: int
    unit: str
    told: bool = False
    counted: bool = False


class Past(NamedTuple):
    """The stretch of so many units (day, month, year) that ends with publication."""

    amount: int
    unit: str


class Fixed(NamedTuple):
    """An interval that needs no calendar: a decade, a war known by name, a year before Christ.

    `value` is its TIMEX3 value, where that is not its start.
    """

    start: str | None
    end: str | None
    value: str | None = None


class Portion(NamedTuple):
    """A season (SP, SU, FA, WI), quarter (Q1 to Q4, QX) or half (H1, H2) of a year.

    `era` tells the year as Calendar's does, where `year` is None; "last year" and the like are of
    the year itself, "last" alone is the latest such part.
    """

    part: str
    year: int | None = None
    era: str = ""


class Length(NamedTuple):
    """How long something lasts, as TIMEX3 writes it (P3D)."""

    value: str


class Every(NamedTuple):
    """How often something is, as TIMEX3 writes it (P1D, XXXX-WXX-5)."""

    value: str


class Reference(NamedTuple):
    """The present, the past or the future, no more: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


class Hour(NamedTuple):
    """A clock time or a part of the day (TIMEX3), whose day is not said with it."""

    value: str = ""


class Told(NamedTuple):
    """The time last told of: "since then"."""


class Overnight(NamedTuple):
    """The night that ends on the day told of in the same sentence, or else on publication."""


class Vague(NamedTuple):
    """Words of time that no date follows from; `reason` says why.

    `value` is the length of time that they tell all the same, as TIMEX3 writes it.
    """

    reason: str
    value: str | None = None


class Between(NamedTuple):
    """From the first to the last, both included."""

    first: Calendar | Weekday | Shift
    last: Calendar | Weekday | Shift


Point: TypeAlias = Calendar | Weekday | Shift
Aside: TypeAlias = Length | Every | Reference
"""What tells no date."""
When: TypeAlias = (
    Calendar
    | Weekday
    | Shift
    | Past
    | Fixed
    | Portion
    | Hour
    | Told
    | Overnight
    | Vague
    | Between
    | Length
    | Every
    | Reference
)


class Found(NamedTuple):
    """Tokens [first, last) say `when`. A weak find counts only where it joins a strong one.

    `timed` says that a clock time or a part of the day stands in it.
    """

    first: int
    last: int
    when: When
    weak: bool = False
    timed: bool = False


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
