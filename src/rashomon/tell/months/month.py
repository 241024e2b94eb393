"""A month of a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from rashomon.model.errors import InputError
from rashomon.tell.words import MONTHS

_FORM = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Month(NamedTuple):
    """A month, in the order of time."""

    year: int
    number: int

    @classmethod
    def parsed(cls, words: str) -> Month:
        """ "2020-07". Raises InputError for what is no month."""
        found = _FORM.fullmatch(words)
        if found is None or not 1 <= int(found[1]) <= 9998:
            raise InputError(f"{words[:40]!r} is no month: YYYY-MM")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    def moved(self, by: int) -> Month:
        """So many months later; it stays within the years that dates have."""
        at = min(max(self.year * 12 + self.number - 1 + by, 12), 9999 * 12 - 1)
        return Month(at // 12, at % 12 + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def label(self) -> str:
        """ "July 2020"."""
        return f"{MONTHS.split()[self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
