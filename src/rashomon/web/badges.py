"""By what parties are told apart on a page: a colour, and always a letter with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rashomon.model.vocabulary import NARRATOR
from rashomon.tell.phrases import name

COLOURS = 6
"""How many colours there are; parties beyond share the last, and keep letters of their own."""


class Badge(NamedTuple):
    """A party's label, its place on the page from 0."""

    party: str
    place: int

    @property
    def colour(self) -> int:
        """The number of its colour, 0 to 5."""
        return min(self.place, COLOURS - 1)

    @property
    def look(self) -> str:
        """The class of its colour: p0 … p5."""
        return f"p{self.colour}"

    @property
    def letter(self) -> str:
        """A, B … Z, AA …; the outlets' own voice has a dash."""
        if self.party == NARRATOR:
            return "–"
        letters, left = "", self.place
        while left >= 0:
            letters = chr(65 + left % 26) + letters
            left = left // 26 - 1
        return letters

    @property
    def label(self) -> str:
        """The party in words."""
        return name(self.party)


def badges(parties: Iterable[str]) -> Mapping[str, Badge]:
    """A badge for each party, in the order in which they are given; the narrator has the last."""
    told = [one for one in dict.fromkeys(parties) if one != NARRATOR]
    found = {party: Badge(party, place) for place, party in enumerate(told)}
    return found | {NARRATOR: Badge(NARRATOR, max(len(told), COLOURS - 1))}
