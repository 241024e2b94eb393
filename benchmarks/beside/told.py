"""What a system tells of a text, whatever the system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Time(NamedTuple):
    """Characters [first, last) tell a time; start and end are ISO, None where open or unsettled.

    A point has only a start, though what it stands for may last longer.
    """

    first: int
    last: int
    start: str | None
    end: str | None
    point: bool = False


class Count(NamedTuple):
    """A figure; a library of numbers knows no kind, and then low and high are the number."""

    low: int | None
    high: int | None
    kind: str | None = None
    civilian: bool | None = None
    figure: str | None = None


class Place(NamedTuple):
    """Characters [first, last) name a place; no coordinates where it was not located."""

    first: int
    last: int
    latitude: float | None
    longitude: float | None
    country: str | None
    precision: str | None = None


class Who(NamedTuple):
    """The text, the speaker's words in it, and the day of publication."""

    text: str
    words: str
    published: date | None


@dataclass(frozen=True)
class System:
    """A system: what it can be asked, a room at a time.

    `codes`: it tells of a speaker the code of a country, not the name of a party. `missing`: why it
    cannot be asked at all.
    """

    name: str
    when: Callable[[str, date | None], list[Time]] | None = None
    counts: Callable[[str], list[Count]] | None = None
    places: Callable[[str], list[Place]] | None = None
    who: Callable[[Who], str | None] | None = None
    codes: bool = False
    missing: str | None = None
