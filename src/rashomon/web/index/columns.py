"""All gists as columns: numbers in arrays, names by number. A snapshot never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.ledger.gists import Gist
from rashomon.ledger.grain import bounds
from rashomon.ledger.view import folded
from rashomon.web.index.asked import FINDINGS, REVIEWED, TYPES

Numbers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]
NONE = -1
"""Stands for no day, no country."""

_LETTERS = {letter: at + 1 for at, letter in enumerate("0123456789ABCDEFGHJKMNPQRSTVWXYZ")}
_KEPT = 256  # answers
_RANKED = 12  # letters of a code; as many fit into 64 bits
_TYPES = {name: at for at, name in enumerate(TYPES)}
_REVIEWED = {name: at for at, name in enumerate(REVIEWED)}
_BITS = {name: 1 << at for at, name in enumerate(FINDINGS)}


class Names:
    """Names by number, in the order in which they came; those that differ in case are one."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.plain: list[str] = []
        self._numbers: dict[str, int] = {}

    def enter(self, name: str) -> int:
        """The number of `name`, a new one where it has none."""
        number = self._numbers.get(name)
        if number is None:
            plain = folded(name)
            number = self._numbers.get(plain)
            if number is None:
                number = len(self.labels)
                self.labels.append(name)
                self.plain.append(plain)
                self._numbers[plain] = number
            self._numbers[name] = number
        return number

    def find(self, name: str) -> int | None:
        """The number of `name`; None where it has none."""
        return self._numbers.get(folded(name))

    def holding(self, part: str) -> list[int]:
        """The numbers of the names that `part` is a part of."""
        wanted = folded(part)
        return [number for number, name in enumerate(self.plain) if wanted in name]


class Pairs(NamedTuple):
    """Values of which a row may have several: each with its row."""

    rows: Numbers
    values: Numbers

    def has(self, value: int, size: int) -> Mask:
        """Which of `size` rows have the value."""
        return self.having(self.values == value, size)

    def having(self, which: Mask, size: int) -> Mask:
        """Which of `size` rows have one of the values that `which` marks."""
        mask = np.zeros(size, bool)
        mask[self.rows[which]] = True
        return mask

    def patched(self, gone: Mask, rows: Numbers, values: Sequence[Any]) -> Pairs:
        """The same, but for the rows that `gone` marks, whose pairs are given."""
        held = ~gone[self.rows]
        new = rows, np.array(values, self.values.dtype)
        return Pairs(
            *(np.concatenate((old[held], one)) for old, one in zip(self, new, strict=True))
        )


class Vocabulary(NamedTuple):
    """The names that columns have by number. They only grow, so that snapshots share them."""

    parties: Names
    places: Names
    wordings: Names
    countries: Names


@lru_cache(maxsize=65536)
def ordinal(day: str | None) -> int:
    """A day as a number (proleptic Gregorian ordinal); NONE for None."""
    return date.fromisoformat(day).toordinal() if day else NONE


def rank(code: str) -> int:
    """A number in the alphabetical order of codes, by their first letters."""
    letters = code.partition("-")[2][:_RANKED]
    number = 0
    for letter in letters:
        number = number * 33 + _LETTERS.get(letter, 0)
    return number * int(33 ** (_RANKED - len(letters)))


_FIXED: dict[str, tuple[Any, Callable[[Gist, Vocabulary], Any]]] = {
    "type": (np.int16, lambda one, _: _TYPES.get(one.type, _TYPES["other"])),
    "country": (np.int32, lambda one, v: v.countries.enter(one.country) if one.country else NONE),
    "reviewed": (np.int8, lambda one, _: _REVIEWED[one.reviewed]),
    "kinds": (np.int16, lambda one, _: sum(_BITS[kind] for kind in one.kinds)),
    "documents": (np.int32, lambda one, _: one.documents),
    "disputes": (np.int32, lambda one, _: len(one.disputed)),
    "least": (np.float64, lambda one, _: 2.0 if one.least is None else one.least),
    "newest": (np.int64, lambda one, _: one.newest),
    "published": (np.int32, lambda one, _: ordinal(one.published)),
    "rank": (np.int64, lambda one, _: rank(one.code)),
}
_BOUNDS = ("first", "begun", "ended", "last")
_MONTHS = ("begun_month", "ended_month")  # months since the year 0
_SEVERAL: dict[str, tuple[Any, Callable[[Gist, Vocabulary], Iterable[Any]]]] = {
    "parties": (np.int32, lambda one, v: {v.parties.enter(name) for name in one.parties}),
    "places": (np.int32, lambda one, v: {v.places.enter(name) for name in one.places}),
    "wordings": (
        np.int32,
        lambda one, v: {v.wordings.enter(name) for name in (*one.places, *one.also)},
    ),
    "days": (np.int32, lambda one, _: map(ordinal, one.days)),
    "told": (np.int64, lambda one, _: one.told),
    "mentions": (np.int64, lambda one, _: one.mentions),
    "latitude": (np.float64, lambda one, _: (spot.latitude for spot in one.spots)),
    "longitude": (np.float64, lambda one, _: (spot.longitude for spot in one.spots)),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Every gist, in rows; `alive` marks those of incidents that are there."""

    gists: list[Gist | None]
    rows: dict[str, int]
    alive: Mask
    names: Vocabulary
    fixed: dict[str, Numbers]
    several: dict[str, Pairs]
    orders: dict[str, tuple[Numbers, Numbers]] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict)

    def keep(self, key: Any, value: Any) -> None:
        """Keep what was worked out from the columns, to be found in `kept`; all goes with them."""
        if len(self.kept) >= _KEPT:  # what is asked most is soon there again
            self.kept.clear()
        self.kept[key] = value

    def counts(self, name: str, rows: Numbers, most: int) -> Numbers:
        """How many of `rows` have each value of a kind, from 0 up to `most`."""
        values, starts = self._by_row(name)
        if len(rows) == self.size:
            return np.bincount(values, minlength=most)
        begun = starts[rows]
        lengths = starts[rows + 1] - begun
        shift = begun - (np.cumsum(lengths) - lengths)
        among = np.repeat(shift, lengths) + np.arange(lengths.sum())
        return np.bincount(values[among], minlength=most)

    def by_value(self, name: str) -> tuple[Numbers, Numbers]:
        """The values of a kind in rising order, and the row of each."""
        kept: tuple[Numbers, Numbers] | None = self.kept.get(("by value", name))
        if kept is None:
            pairs = self.several[name]
            order = np.argsort(pairs.values, kind="stable")
            kept = pairs.values[order], pairs.rows[order]
            self.keep(("by value", name), kept)
        return kept

    def _by_row(self, name: str) -> tuple[Numbers, Numbers]:
        """The values of a kind row by row, and where those of each row begin."""
        kept: tuple[Numbers, Numbers] | None = self.kept.get(("by row", name))
        if kept is None:
            pairs = self.several[name]
            ends = np.cumsum(np.bincount(pairs.rows, minlength=self.size))
            values = pairs.values[np.argsort(pairs.rows, kind="stable")]
            kept = values, np.concatenate(([0], ends))
            self.keep(("by row", name), kept)
        return kept

    @property
    def size(self) -> int:
        """How many rows there are, those of incidents that are gone among them."""
        return len(self.gists)

    @classmethod
    def empty(cls) -> Columns:
        """No gist at all."""
        names = Vocabulary(Names(), Names(), Names(), Names())
        fixed = {name: np.zeros(0, kind) for name, (kind, _) in _FIXED.items()}
        fixed |= {name: np.zeros(0, np.int32) for name in (*_BOUNDS, *_MONTHS)}
        several = {
            name: Pairs(np.zeros(0, np.int32), np.zeros(0, kind))
            for name, (kind, _) in _SEVERAL.items()
        }
        return cls([], {}, np.zeros(0, bool), names, fixed, several)

    def patched(self, changed: Sequence[Gist], gone: Iterable[str]) -> Columns:
        """The columns with some gists new or changed, and others gone."""
        rows, gists = dict(self.rows), list(self.gists)
        for one in changed:
            if one.code not in rows:
                rows[one.code] = len(gists)
                gists.append(one)
            gists[rows[one.code]] = one
        lost = [rows.pop(code) for code in gone if code in rows]
        for row in lost:
            gists[row] = None
        at = [rows[one.code] for one in changed]
        alive = _grown(self.alive, len(gists))
        alive[at], alive[lost] = True, False
        touched = np.zeros(len(gists), bool)
        touched[at] = touched[lost] = True
        fixed = self._fixed(len(gists), at, changed)
        several = {name: self._several(name, touched, at, changed) for name in _SEVERAL}
        return Columns(gists, rows, alive, self.names, fixed, several)

    def _fixed(self, size: int, at: list[int], changed: Sequence[Gist]) -> dict[str, Numbers]:
        found = {name: _grown(old, size) for name, old in self.fixed.items()}
        for name, (_, of) in _FIXED.items():
            found[name][at] = [of(one, self.names) for one in changed]
        days = [_days(one) for one in changed]
        for place, name in enumerate((*_BOUNDS, *_MONTHS)):
            found[name][at] = [some[place] for some in days]
        return found

    def _several(self, name: str, touched: Mask, at: list[int], changed: Sequence[Gist]) -> Pairs:
        _, of = _SEVERAL[name]
        values: list[Any] = []
        ends = [0]
        for one in changed:
            values.extend(of(one, self.names))
            ends.append(len(values))
        rows = np.repeat(np.array(at, np.int32), np.diff(ends))
        return self.several[name].patched(touched, rows, values)


def _grown(old: Numbers, size: int) -> Numbers:
    """A copy with room for `size` rows."""
    new = np.zeros(size, old.dtype)
    new[: len(old)] = old
    return new


def _days(one: Gist) -> tuple[int, ...]:
    return _bounds(one.start, one.end)


@lru_cache(maxsize=65536)
def _bounds(start: str | None, end: str | None) -> tuple[int, ...]:
    found = bounds(start, end)
    if found is None:
        return (NONE,) * (len(_BOUNDS) + len(_MONTHS))
    return (*map(ordinal, found), *map(_month, (found.begun, found.ended)))


def _month(day: str) -> int:
    year, month = int(day[:4]), int(day[5:7])
    return year * 12 + month - 1
