"""Where each claimant's count of one people stands in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rashomon.model.incident import Citation
from rashomon.model.vocabulary import CasualtyKind, Figure
from rashomon.weigh.tolls.extent import Extent
from rashomon.weigh.tolls.values import Line, Point, Toll
from rashomon.weigh.tolls.within import last_totals

ANY = (None, False, True)
"""Every status: not told, fighters, civilians."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What `party` (of its own voice, `outlet`) holds in the end on these people.

    `whole` says that a total was told; else the extent comes from parts or additions alone, and
    says only how many there were at least. Where no number was told the extent is None and
    `words` are what was said. `day` is the last day that `extent` rests on.
    """

    party: str
    outlet: str | None
    side: str | None
    kind: CasualtyKind
    extent: Extent | None
    whole: bool
    day: date | None
    words: tuple[str, ...]
    claims: tuple[Citation, ...]


class _Last(NamedTuple):
    """The last count of one line."""

    extent: Extent
    day: date
    claims: tuple[Citation, ...]


def standings(
    toll: Toll,
    kind: CasualtyKind,
    side: str | None,
    statuses: Sequence[bool | None] = ANY,
) -> tuple[Standing, ...]:
    """Where each claimant's count of these people stands, in the order of the toll's lines.

    Only figures of people with one of these statuses count (True: civilians). Of several, a figure
    that tells no status stands for all, unless civilians and fighters are both told later, which
    are then added; a later figure of one status alone replaces it only where it is not lower,
    since else it may be a part of it.
    """
    by: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
    for line in toll.of(kind, side):
        if line.civilian in statuses:
            by[line.party, line.outlet].append(line)
    return tuple(_standing(lines) for lines in by.values())


def _standing(lines: Sequence[Line]) -> Standing:
    first = lines[0]
    known = (first.party, first.outlet, first.side, first.kind)
    last = _whole({line.civilian: found for line in lines if (found := _last(line))})
    if last:
        day = None if last.day == date.min else last.day
        return Standing(*known, last.extent, True, day, (), last.claims)
    points = [point for line in lines for point in line.points]
    least = [point.told.low for point in points if point.told.low is not None]
    extent = Extent(max(least), None) if least else None
    words = tuple(dict.fromkeys(p.casualty.span.text for p in points if not p.told.told))
    claims = tuple(dict.fromkeys(point.citation for point in points))
    days = [point.day for point in points if point.day]
    return Standing(*known, extent, False, max(days, default=None), words, claims)


def _last(line: Line) -> _Last | None:
    """The last count that rests on a total, or None: dated figures go before undated ones."""
    totals = [p for p in line.points if p.figure is Figure.TOTAL and p.told.told]
    dated = [p for p in totals if p.day]
    if not totals:
        return None
    if not dated:
        last = last_totals(totals)
        return _Last(last.extent or totals[0].told, date.min, _cited(last.points))
    since = max(p.day for p in dated if p.day)
    counted = [p for p in line.dated if p.reached and p.day and p.day >= since and not p.again]
    end = counted[-1]
    stood = [p for p in counted if p.day == since][-1].reached
    resting = [p for p in counted if p.day != since or p.reached == stood]
    return _Last(end.reached or end.told, end.day or since, _cited(resting))


def _cited(points: Iterable[Point]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(point.citation for point in points))


def _whole(told: dict[bool | None, _Last]) -> _Last | None:
    """One count from those of each status; see `standings`."""
    both = [told[status] for status in (False, True) if status in told]
    plain = told.get(None)
    later = [one for one in both if plain is None or one.day > plain.day]
    if len(later) > 1:
        claims = tuple(dict.fromkeys(claim for one in later for claim in one.claims))
        summed = later[0].extent.plus(later[1].extent)
        return _Last(summed, max(one.day for one in later), claims)
    for one in later:
        if plain is None or (one.extent.low or 0) >= (plain.extent.low or 0):
            return one
    return plain
