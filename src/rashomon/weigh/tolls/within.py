"""Which of the totals that one document gives is the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.model.report import Claim
from rashomon.model.vocabulary import Figure
from rashomon.weigh.order import Told
from rashomon.weigh.stages import beside
from rashomon.weigh.tables import change_words
from rashomon.weigh.tolls.extent import Extent, added, span
from rashomon.weigh.tolls.values import Point


class Last(NamedTuple):
    """The totals that stand in the end, and the count that they come to; None without any."""

    points: tuple[Point, ...]
    extent: Extent | None


def last_totals(points: Sequence[Point]) -> Last:
    """Of each document's totals those that stand in the end, and all that they span.

    Words beside a figure tell (at first, earlier; now, later), as they do for findings; else,
    where one speaker gives all, the claim that stands last in the text. Of figures in one claim
    that rise the last stands; else they may be parts of the greatest, or come on top of it ("six
    soldiers, two policemen"): the count is from the greatest to all of them together.
    """
    documents: dict[str, list[Point]] = defaultdict(list)
    for one in points:
        if one.figure is Figure.TOTAL and one.told.told:
            documents[one.citation.document.id].append(one)
    found = [_claim(some) for totals in documents.values() for some in _last(totals)]
    stood = tuple(one for last in found for one in last.points)
    extents = [last.extent for last in found if last.extent]
    return Last(stood, span(extents) if extents else None)


def _last(totals: Sequence[Point]) -> list[list[Point]]:
    """The totals of one document that stand in the end, claim by claim."""
    top = max(_rank(one) for one in totals)
    claims: dict[tuple[int, Claim], list[Point]] = defaultdict(list)
    for one in totals:
        if _rank(one) == top:
            claims[one.citation.claim.evidence.start, one.citation.claim].append(one)
    if top or len({Told.of(one.citation).voice for one in totals}) > 1:
        return [*claims.values()]
    end = max(start for start, _ in claims)
    return [some for (start, _), some in claims.items() if start == end]


def _claim(totals: Sequence[Point]) -> Last:
    """The totals of one claim that stand in the end."""
    order = sorted(totals, key=lambda one: one.casualty.span)
    told = [*dict.fromkeys(one.told for one in order)]
    lows = [one.low or 0 for one in told]
    if all(first < second for first, second in pairwise(lows)):
        return Last(tuple(one for one in order if one.told == told[-1]), told[-1])
    return Last(tuple(order), Extent(max(lows), added(told).high))


def _rank(point: Point) -> int:
    """-1 where the words beside the figure say that it was given earlier, 1 where later, else 0."""
    words, around = change_words(), beside(point.citation.claim, point.casualty)
    if any(f" {phrase} " in around for phrase in words.earlier):
        return -1
    return int(any(f" {phrase} " in around for phrase in words.later))
