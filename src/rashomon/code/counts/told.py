"""What a toll is reckoned from: what became of whom, as one sentence tells it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rashomon.code.counts.person import Person
from rashomon.model.vocabulary import Figure


class Fate(StrEnum):
    """What became of people: dead, hurt, or struck without a word on whether they live."""

    KILLED = "killed"
    WOUNDED = "wounded"
    STRUCK = "struck"


class Told(NamedTuple):
    """People of one fate in one sentence: from `low` to `high` of them (None: not said).

    `people` are they one by one, where the words tell them so. `figure` says whether the number
    is a total, comes on top of one ("two more"), or is a part of one ("two of them"). `others`
    are people beside those told in the same breath ("three others"). `object` has them after the
    verb; `number` that a lone one is counted ("one dead"), not described ("a man"); `own` is the
    perpetrator's own fate ("killed himself"). `head` is a headline, `apart` a sentence on
    something else than the main incident. `sentence` is its index, `text` the words.
    """

    fate: Fate
    low: int | None
    high: int | None
    people: tuple[Person, ...] = ()
    sentence: int = 0
    figure: Figure = Figure.TOTAL
    others: bool = False
    object: bool = False
    number: bool = False
    own: bool = False
    head: bool = False
    apart: bool = False
    text: str = ""

    @property
    def most(self) -> int:
        """The number that is said, the upper one where only that is; 0 for none or no number."""
        return self.low or self.high or 0


class Cue(NamedTuple):
    """Words that tell a fate without saying whose; `weak` ones are said of other things too."""

    fate: Fate
    sentence: int
    text: str
    head: bool = False
    apart: bool = False
    weak: bool = False
