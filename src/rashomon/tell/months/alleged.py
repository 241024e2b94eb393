"""Allegations as arrays, so that those of a hundred thousand incidents are counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Alleged(NamedTuple):
    """Who alleges a violation in one incident, and on which day (ISO) it began.

    `start` is None, or of a month or a year, where no day is settled.
    """

    start: str | None
    accusers: Iterable[str]


class Days(NamedTuple):
    """How many alleged violations one accuser tells of: by day, without a day, in all.

    `by_day` are of the days that were asked for; `undated` and `total` of all.
    """

    accuser: str
    by_day: dict[date, int]
    undated: int
    total: int


@dataclass(frozen=True, slots=True)
class Allegations:
    """Allegations, incident by incident, each once for its accuser (weigh.across.alleged.RULE).

    `row` is the incident of each, `accuser` the number of who alleges it, `day` the proleptic
    ordinal of its first day, 0 without.
    """

    accusers: tuple[str, ...]
    row: Ints
    accuser: Ints
    day: Ints

    @classmethod
    def of(cls, incidents: Iterable[Alleged]) -> Allegations:
        """The allegations in `incidents`, which are numbered from 0 in their order."""
        none = np.zeros(0, np.int64)
        return cls((), none, none, none).patched(dict(enumerate(incidents)))

    def patched(self, changed: Mapping[int, Alleged]) -> Allegations:
        """The same with some incidents new or changed."""
        numbers = {name: at for at, name in enumerate(self.accusers)}
        rows = [
            (number, numbers.setdefault(accuser, len(numbers)), _ordinal(told.start))
            for number, told in changed.items()
            for accuser in dict.fromkeys(told.accusers)
        ]
        held = ~np.isin(self.row, np.fromiter(changed, np.int64, len(changed)))
        kept = np.stack([self.row, self.accuser, self.day], axis=1)[held]
        table = np.concatenate([kept, np.array(rows, np.int64).reshape(-1, 3)])
        return Allegations(
            tuple(numbers), table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy()
        )

    def on(self, chosen: Bools, day: date, accuser: str) -> Ints:
        """The chosen incidents of which `accuser` alleges a violation that began on `day`."""
        if accuser not in self.accusers:
            return np.zeros(0, np.int64)
        here = (self.day == day.toordinal()) & (self.accuser == self.accusers.index(accuser))
        return np.unique(self.row[here & chosen[self.row]])

    def span(self, chosen: Bools) -> tuple[date, date] | None:
        """The first and the last day of the chosen incidents' allegations, None without any."""
        days = self.day[chosen[self.row]]
        days = days[days > 0]
        if not len(days):
            return None
        return date.fromordinal(int(days.min())), date.fromordinal(int(days.max()))

    def counted(self, chosen: Bools, first: date, last: date) -> tuple[Days, ...]:
        """The chosen incidents' allegations from the first day to the last, by accuser.

        Those with the most in these days come first, then those with the most in all, by name.
        """
        some = chosen[self.row]
        day, accuser = self.day[some], self.accuser[some]
        many = len(self.accusers)
        total = np.bincount(accuser, minlength=many).tolist()
        undated = np.bincount(accuser[day == 0], minlength=many).tolist()
        start, wide = first.toordinal(), (last - first).days + 1
        inside = (day >= start) & (day < start + wide)
        cells = np.bincount(accuser[inside] * wide + day[inside] - start, minlength=many * wide)
        table = cells.reshape(many, wide)
        found = [
            Days(name, _days(table[n], start), undated[n], total[n])
            for n, name in enumerate(self.accusers)
            if total[n]
        ]
        return tuple(sorted(found, key=lambda one: (-sum(one.by_day.values()), -one.total, one)))


def _days(counts: Ints, start: int) -> dict[date, int]:
    at = np.flatnonzero(counts).tolist()
    return {date.fromordinal(start + n): int(counts[n]) for n in at}


def _ordinal(start: str | None) -> int:
    """The day's number, 0 for a date of a month or a year, or none."""
    return date.fromisoformat(start).toordinal() if start and len(start) == 10 else 0
