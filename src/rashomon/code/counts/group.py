"""What a group of people is: the phrase, how many it says, and what it tells of them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from rashomon.model.vocabulary import CasualtyKind


class Head(Enum):
    """What the people are called."""

    PEOPLE = "a word for people"
    PARTY = "a party's name or demonym"
    NAME = "a person's name"
    UNKNOWN = "a word that no table knows"
    BARE = "nothing: the number stands alone"
    LOSS = "casualties, losses, victims"


class Group(NamedTuple):
    """Words [first, last) are some people, from `low` to `high` of them (None: not said).

    `counted` tells a number or a vague amount from a mere plural ("soldiers"); `kind` is set
    where the words alone say what became of them ("three wounded civilians", "nine bodies");
    `apart` marks a share of a group named before ("six of them"); `definite` has "the".
    """

    first: int
    last: int
    low: int | None
    high: int | None
    head: Head
    civilian: bool | None = None
    kind: CasualtyKind | None = None
    counted: bool = True
    apart: bool = False
    definite: bool = False
    family: bool = False

    @property
    def none(self) -> bool:
        """Whether it says that there was nobody."""
        return self.low == 0 and self.high == 0
