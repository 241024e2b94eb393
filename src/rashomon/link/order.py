"""The order in which mentions find their incidents: sure ones first, then by day."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.link.traits import Traits

PLACED, DATED, VAGUE, UNDATED = range(4)
"""How much a mention settles: day and place, a day, a month or year, no date of its own."""

_NEVER = "9999-99-99"  # what has no day comes last


class Rank(NamedTuple):
    """The place of some of one document's mentions in the order of all; compares so.

    Whoever compares ranks compares how much is settled, the days told, when the document was
    published, and its id: nothing that depends on when it was added.
    """

    standing: int
    first: int
    last: int
    published: str
    document: str

    def __str__(self) -> str:
        """As text that sorts alike."""
        days = f"{self.first:07}{self.last:07}"
        return f"{self.standing}{days}{self.published}{self.document} "


def standing(traits: Traits) -> int:
    """How much a mention settles of when and where, the most first."""
    if traits.exact:
        return PLACED if traits.stems else DATED
    return VAGUE if traits.when is not None and traits.when.grain is not None else UNDATED


def rank(traits: Traits) -> Rank:
    """The rank of a mention, which it shares with its document's others of the same days."""
    card, when = traits.card, traits.when
    first, last = when[:2] if when else (0, 0)
    return Rank(standing(traits), first, last, card.published or _NEVER, card.ref.document)


Order = tuple[Rank, str]
"""A mention's rank and its key: the order of all mentions."""


def order(traits: Traits) -> Order:
    """The place of a mention among all."""
    return rank(traits), traits.card.ref.key


def place_of(traits: Traits) -> str:
    """A mention's place among all as text that sorts like `order`."""
    return f"{rank(traits)}{traits.card.ref.key}"
