"""One people's dead as UCDP's columns want them: its own, civilians, of unknown status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.model.vocabulary import CasualtyKind
from rashomon.weigh.policies.counts import bearing, told
from rashomon.weigh.tolls.extent import NOTHING, Extent, span
from rashomon.weigh.tolls.standing import Standing, standings
from rashomon.weigh.tolls.values import Toll

Best = tuple[int | None, int | None, int | None]
"""The best numbers of a side's own, of civilians, of those of unknown status; None is no number."""


class Dead(NamedTuple):
    """The dead of one people.

    `bounds` hold every claimant's count and the best numbers. `statuses` are those that somebody
    tells of: False for fighters, True for civilians, None where no status was told.
    """

    best: Best
    bounds: Extent
    counts: tuple[Standing, ...]
    statuses: frozenset[bool | None]
    why: str

    @property
    def total(self) -> int | None:
        """The best numbers added up; None where one is missing."""
        return summed(self.best)


def summed(numbers: Sequence[int | None]) -> int | None:
    """The sum; None where a number is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def dead(toll: Toll, side: str | None) -> Dead:
    """The dead of `side`.

    Of rival counts the lower one is taken. Where civilians are told, they are apart: taken off the
    counts of those who tell of all the dead, if anybody does; else beside the fighters. People
    whose status is not told are taken with the side's own. The same number told as fighters by
    some and as civilians by others is of unknown status.
    """
    found = {s: standings(toll, CasualtyKind.KILLED, side, (s,)) for s in (False, True, None)}
    by = {status: some for status, some in found.items() if some}
    counts = standings(toll, CasualtyKind.KILLED, side)
    best, why = _split(by, counts)
    sure, bounds = summed(best), _bounds(counts)
    if sure is not None:
        bounds = bounds.joined(Extent(sure, sure)) if bounds.told else Extent(sure, sure)
    return Dead(best, bounds, counts, frozenset(by), f"{why}: {told(counts)}")


_By = Mapping[bool | None, Sequence[Standing]]


def _split(by: _By, counts: Sequence[Standing]) -> tuple[Best, str]:
    fighters, civilians = by.get(False, ()), by.get(True, ())
    if not civilians:
        return (_lower(counts), 0, 0), "the lower count"
    if _same_under_both(fighters, civilians):
        return (0, 0, _lower(counts)), "told as fighters by some and as civilians by others"
    most, whole = _lower(civilians), _lower(_complete(by, counts))
    if whole is not None and most is not None:
        most = min(most, whole)
        return (whole - most, most, 0), "the lower counts, civilians taken off the whole"
    own = _lower(fighters) if fighters else 0
    return (own, most, 0), "the lower count of each status"


def _complete(by: _By, counts: Sequence[Standing]) -> list[Standing]:
    """The counts of those who tell of all the dead: without a status, or of both."""
    tellers = {status: {_who(one) for one in some if one.whole} for status, some in by.items()}
    both = tellers.get(False, set()) & tellers.get(True, set())
    return [one for one in counts if _who(one) in both | tellers.get(None, set())]


def _who(one: Standing) -> tuple[str, str | None]:
    return one.party, one.outlet


def _same_under_both(fighters: Sequence[Standing], civilians: Sequence[Standing]) -> bool:
    """Whether no claimant tells of both, and some number is told under either status."""
    tellers = {_who(one) for one in fighters}
    if any(_who(one) in tellers for one in civilians):
        return False
    numbers = {one.extent for one in fighters if one.extent}
    return any(one.extent in numbers for one in civilians)


def _lower(counts: Sequence[Standing]) -> int | None:
    """The lowest total that a claimant holds; None where there is none, or it is open below."""
    lows = [one.extent.low for one in bearing(counts) if one.extent and one.whole]
    known = [low for low in lows if low is not None]
    return min(known) if known and len(known) == len(lows) else None


def _bounds(counts: Sequence[Standing]) -> Extent:
    some = [one.extent for one in bearing(counts) if one.extent]
    return span(some) if some else NOTHING
