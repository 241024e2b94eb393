"""With whom armed groups and authorities of limited recognition are aligned, and since when."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from rashomon.knowledge.periods import within
from rashomon.knowledge.table import rows

_NONE = "none"


class Alignment(NamedTuple):
    """`party` was armed, paid, led or hosted by `patron`, or fought as its part, over that time.

    `since` and `until` are ISO days, months or years of the table, both included; `until` is empty
    where it lasts. `source` names who found so: a court, experts of the United Nations, or common
    knowledge. It never says whose a claim is: the group's claims stay the group's.
    """

    party: str
    patron: str
    since: str
    until: str
    source: str


def alignments(party: str, day: date | None = None) -> tuple[Alignment, ...]:
    """The alignments of `party`, in the table's order; with a `day`, those that held on it."""
    found = _by_party().get(party, ())
    if day is None:
        return found
    return tuple(one for one in found if within(day, one.since, one.until))


def aligned_with(party: str, day: date) -> tuple[str, ...]:
    """The names of the parties with which `party` was aligned on `day`; none if none is known."""
    return tuple(dict.fromkeys(one.patron for one in alignments(party, day)))


@cache
def _by_party() -> dict[str, tuple[Alignment, ...]]:
    """By party; one that the table considered and found aligned with nobody has none."""
    found = dict[str, tuple[Alignment, ...]]()
    for cells in rows("alignments.txt", 5):
        one = Alignment(*cells)
        before = found.get(one.party, ())
        found[one.party] = before if one.patron == _NONE else (*before, one)
    return found
