"""What one claimant's count comes to, figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from rashomon.model.vocabulary import Figure
from rashomon.weigh.tolls.extent import Extent, added
from rashomon.weigh.tolls.values import Point
from rashomon.weigh.tolls.within import last_totals

_NEWS = timedelta(days=1)


def run(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points of one line in the order of their days, each with what the count then comes to.

    A total is the count from its day on. Of several in one document the last stands, where the text
    tells which that is (`within.last_totals`); where several documents of one day differ, nothing
    says which came last, and the count is all that they span. An addition ("two more") adds to the
    claimant's own last total; without one it says only how many there were at least. Told again
    on the same or the next day, it adds nothing. Beside a total of the same day it may be in that
    total or not, unless the sum with the last total shows that it is. A part of a total never
    changes the count, nor does a word without a number. Figures without a day stand last, and are
    reckoned among themselves.
    """
    ordered = sorted(points, key=lambda one: (one.day or date.max, one.day is None))
    counted: list[Point] = []
    known: dict[Extent, date | None] = {}
    reached: Extent | None = None
    for day, group in groupby(ordered, key=lambda one: one.day):
        same = list(group)
        if day is None:
            reached, known = None, {}
        told_more = _additions(same)
        again = {one for one in told_more if one in known and _soon(known[one], day)}
        new = [one for one in told_more if one not in again]
        last = last_totals(same)
        reached = _reached(last.extent, new, reached)
        known = {**known, **dict.fromkeys(told_more, day)}
        stood = {id(one) for one in last.points}
        counted += [replace(p, reached=p.told) for p in same if _is_total(p) and id(p) not in stood]
        rest = (p for p in same if not _is_total(p) or id(p) in stood)
        counted += [_counted(one, reached, again) for one in rest]
    return tuple(counted)


def _is_total(point: Point) -> bool:
    return point.figure is Figure.TOTAL and point.told.told


def _counted(point: Point, reached: Extent | None, again: set[Extent]) -> Point:
    more = point.figure is Figure.INCREMENT and point.told in again
    counts = point.told.told and point.figure is not Figure.PART
    return replace(point, reached=reached if counts else None, again=more)


def _additions(points: Sequence[Point]) -> list[Extent]:
    """The additions of one day, each once."""
    told = {p.told for p in points if p.figure is Figure.INCREMENT and p.told.told}
    return sorted(told, key=lambda one: (one.low or 0, one.high or 0, one.low is None))


def _soon(before: date | None, day: date | None) -> bool:
    return before is None or day is None or day - before <= _NEWS


def _reached(told: Extent | None, new: list[Extent], last: Extent | None) -> Extent | None:
    """What the count comes to on a day with this total and these new additions."""
    if told is None:
        return _more(new, last)
    sums = added(new)
    if not new or (last is not None and last.plus(sums).meets(told)):
        return told
    return told.joined(told.plus(sums))


def _more(new: list[Extent], last: Extent | None) -> Extent | None:
    if not new:
        return last
    if last is None:
        return Extent(added(new).low, None)
    return last.plus(added(new))
