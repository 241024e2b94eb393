"""Counts as intervals, and when two of them go together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rashomon.model.report import Casualty
from rashomon.model.vocabulary import Figure as Figures
from rashomon.text.tokens import tokens
from rashomon.weigh.tables import fewest_words

_OPEN = 10**9  # people; more than there can be in one count


class Figure(NamedTuple):
    """From `low` to `high` people, both included."""

    low: int
    high: int

    def meets(self, other: Figure) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def figure(casualty: Casualty) -> Figure | None:
    """The interval of a count; None where neither bound is told (dozens, several).

    A part of those counted, and more than were counted before, say only how many there were at
    least.
    """
    if casualty.low is None and casualty.high is None:
        return None
    low = casualty.low or 0
    if casualty.figure is not Figures.TOTAL:
        return Figure(low, _OPEN)
    high = _OPEN if casualty.high is None else casualty.high
    return Figure(low, max(low, high))


def least(casualty: Casualty) -> Figure:
    """The interval of a count without a number: as many as its words mean at least."""
    known = fewest_words()
    told = tokens(casualty.span.text)
    return Figure(max((known.get(token.low, 1) for token in told), default=1), _OPEN)


def words(casualty: Casualty) -> str:
    """The count as a reader meets it: 4, 4 to 6, at least 4, up to 6, 4 more, or its own words."""
    told = _bounds(casualty)
    if casualty.figure is Figures.INCREMENT:
        return f"{told} more"
    return f"{told} of them" if casualty.figure is Figures.PART else told


def _bounds(casualty: Casualty) -> str:
    low, high = casualty.low, casualty.high
    if low is None and high is None:
        return casualty.span.text
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def total(figures: Iterable[Figure]) -> Figure:
    """All of `figures` added up: what one speaker's parts come to."""
    low = high = 0
    for one in figures:
        low, high = low + one.low, min(high + one.high, _OPEN)
    return Figure(low, high)
