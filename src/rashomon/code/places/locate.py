"""The places that a document names, as locations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.code.places.grading import graded
from rashomon.code.places.ranking import rank
from rashomon.model.location import Location
from rashomon.model.span import Span


class Asked(NamedTuple):
    """Characters [start, end) of a document name a place."""

    start: int
    end: int


def locate(
    text: str,
    asked: Sequence[Asked],
    countries: Iterable[tuple[str, int]] = (),
    day: str | None = None,
) -> tuple[Location, ...]:
    """A location for each name asked for, in the same order.

    `countries` are the ISO 3166 alpha-2 codes of the countries that the document names, each with
    where; `day` is the day for which to say who held a place (ISO date, month or year), None where
    that is not known.
    """
    ranked = rank(text, asked, countries)
    return tuple(graded(one, Span.cut(text, one.start, one.end), day) for one in ranked)
