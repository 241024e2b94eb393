"""What is asked of the list: filters, order and page, as the query of an address and back.

A filter that is saved is an address. The list, the map, the calendar and the review share them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from rashomon.ledger.gists import NO, PARTLY, YES
from rashomon.model.errors import InputError
from rashomon.model.vocabulary import FindingKind, IncidentType

PER_PAGE = (25, 50, 100, 200)
"""How many incidents a page can hold."""

REVIEWED = (NO, PARTLY, YES)
FINDINGS = tuple(kind.value for kind in FindingKind if kind is not FindingKind.UNCLAIMED)
TYPES = tuple(kind.value for kind in IncidentType)
_LONGEST = 400  # characters of a text that is asked for
_MOST = 12  # parties
_LAST = 10**6  # page


class Sort(StrEnum):
    """The orders of a list; what has no date, or no open claim, comes last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TOLD = "told"
    DISPUTED = "disputed"
    UNSURE = "unsure"
    LATEST = "latest"


SORTS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.TOLD: "most told",
    Sort.DISPUTED: "most disputed",
    Sort.UNSURE: "least sure",
    Sort.LATEST: "last told",
}
"""The orders in words."""


class Box(NamedTuple):
    """A part of the world in decimal degrees; where west is greater than east, over 180°."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a list, its order, and which page of it.

    An incident is in it that surely was in the days from `since` to `until`, has a part for each
    `party`, `place` in the name of one of its places, findings of each kind in `finding`, all
    words of `q` in a claim or a document, and a located place in `box`. Empty asks nothing.
    """

    since: date | None = None
    until: date | None = None
    party: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    type: str = ""
    finding: tuple[str, ...] = ()
    reviewed: str = ""
    q: str = ""
    box: Box | None = None
    sort: str = Sort.NEWEST.value
    page: int = 1
    per: int = 50

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Asked:
        """What the query of an address asks; names that are no filter are left to others.

        Raises InputError for a value that cannot be, naming its filter.
        """
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if value.strip():
                given.setdefault(name, []).append(value.strip())
        made = {name: _READ[name](name, some) for name, some in given.items() if name in _READ}
        asked = cls(**made)
        if asked.since and asked.until and asked.until < asked.since:
            raise InputError(f"until: {asked.until} is before since, {asked.since}")
        return asked

    def but(self, **changes: Any) -> Asked:
        """The same with some filters changed, from its first page unless another is given."""
        return replace(self, **({"page": 1} | changes))

    def filters(self) -> dict[str, str | tuple[str, ...]]:
        """Every filter that differs from none, as text, in one order: its address."""
        told: dict[str, str | tuple[str, ...]] = {}
        for name, none in _NONE.items():
            value = getattr(self, name)
            if value != none:
                told[name] = value if name in _SEVERAL else _text(value)
        return told

    def narrowed(self) -> dict[str, str | tuple[str, ...]]:
        """The filters alone, without order and page."""
        return {
            name: value
            for name, value in self.filters().items()
            if name not in {"sort", "page", "per"}
        }


def _text(value: Any) -> str:
    return ",".join(f"{one:g}" for one in value) if isinstance(value, Box) else str(value)


def _day(name: str, some: list[str]) -> date:
    try:
        if len(some[-1]) != 10:
            raise ValueError
        return date.fromisoformat(some[-1])
    except ValueError as error:
        raise InputError(f"{name}: {some[-1]!r} is no day; write it as 2024-05-31") from error


def _one_of(choices: Iterable[str]) -> Any:
    def read(name: str, some: list[str]) -> str:
        _check(name, some[-1:], choices)
        return some[-1]

    return read


def _several_of(choices: Iterable[str]) -> Any:
    def read(name: str, some: list[str]) -> tuple[str, ...]:
        _check(name, some, choices)
        return tuple(one for one in choices if one in some)

    return read


def _check(name: str, some: Iterable[str], choices: Iterable[str]) -> None:
    wrong = next((one for one in some if one not in choices), None)
    if wrong is not None:
        raise InputError(f"{name}: {wrong!r} is none of {', '.join(choices)}")


def _words(name: str, some: list[str]) -> str:
    if len(some[-1]) > _LONGEST:
        raise InputError(f"{name}: it is longer than {_LONGEST} characters")
    return some[-1]


def _parties(name: str, some: list[str]) -> tuple[str, ...]:
    if len(some) > _MOST:
        raise InputError(f"{name}: there are more than {_MOST} of them")
    return tuple(sorted({_words(name, [one]) for one in some}))


def _country(name: str, some: list[str]) -> str:
    code = some[-1].upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise InputError(f"{name}: {some[-1]!r} is no code of two letters (ISO 3166)")
    return code


def _box(name: str, some: list[str]) -> Box:
    try:
        box = Box(*(float(part) for part in some[-1].split(",")))
    except (ValueError, TypeError) as error:
        raise InputError(f"{name}: write it as west,south,east,north in degrees") from error
    if not all(map(math.isfinite, box)) or box.north < box.south:
        raise InputError(f"{name}: {some[-1]!r} bounds nothing")
    return box


def _number(name: str, some: list[str]) -> int:
    digits = some[-1]
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits[:9]) <= _LAST):
        raise InputError(f"{name}: {digits!r} is no number of a page")
    return int(digits[:9])


def _per(name: str, some: list[str]) -> int:
    _check(name, some[-1:], [str(one) for one in PER_PAGE])
    return int(some[-1])


_NONE: Mapping[str, Any] = {
    name: getattr(Asked(), name) for name in Asked.__dataclass_fields__
}  # in the order of the fields
_SEVERAL = {"party", "finding"}
_READ: Mapping[str, Any] = {
    "since": _day,
    "until": _day,
    "party": _parties,
    "place": _words,
    "country": _country,
    "type": _one_of(TYPES),
    "finding": _several_of(FINDINGS),
    "reviewed": _one_of(REVIEWED),
    "q": _words,
    "box": _box,
    "sort": _one_of([sort.value for sort in Sort]),
    "page": _number,
    "per": _per,
}
