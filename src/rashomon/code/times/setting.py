"""What a time is held against, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Interval(NamedTuple):
    """ISO dates of day, month or year grain, and against what they were worked out (or why not).

    `value` is the TIMEX3 value where that is not `start`: a week, a season, a length.
    """

    start: str | None
    end: str | None
    against: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is held against: publication, the time last told of (ISO) and its words.

    `same` says that it was told in the same sentence, `ahead` that the sentence speaks of what is
    to come. `part` is the quarter last told of (TIMEX3), if one was. `night` says that
    the time last told of is an evening or a night. `history` says that the text
    tells history: what it dates without a year is of the year told. `before` is the setting as it
    was when a day was last told of, where that is not the time last told of.
    """

    published: date | None
    told: str | None = None
    words: str = ""
    same: bool = False
    ahead: bool = False
    part: str = ""
    history: bool = False
    night: bool = False
    before: Setting | None = None

    @property
    def day(self) -> date | None:
        """The day last told of, or None where that was a month, a year or nothing."""
        return date.fromisoformat(self.told) if self.told and len(self.told) == 10 else None

    @property
    def by_told(self) -> str:
        """How a basis names the time last told of."""
        return f"against {self.words!r} ({self.told})"

    @property
    def by_publication(self) -> str:
        """How a basis names publication."""
        return f"against publication {self.published}"


def week_of(day: date) -> str:
    """The ISO week of a day: 1998-W12."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
