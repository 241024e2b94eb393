"""What the resolver of speakers answers: the parties, and from what it takes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """From what a speaker's party was taken, the surest first."""

    WORDS = "words"  # his own words name it
    INTRODUCED = "introduced"  # the text says elsewhere, beside his name, whose man he is
    ANTECEDENT = "antecedent"  # a pronoun or possessive: whoever was named or spoke before
    BODY = "body"  # "the ministry": that of the party whose ministry the text named
    SEAT = "seat"  # the place that he speaks from
    BOTH = "both"  # "both sides", "each army": the two that the document sets against each other
    OFFICE = "office"  # who held that office on the day
    RIVAL = "rival"  # he blames one of two sides, so he is of the other
    NEAR = "near"  # the party named or heard last before him
    HOME = "home"  # the country in which most of it happened
    ISSUER = "issuer"  # the body that issued the document
    ITSELF = "itself"  # no table knows the speaker, and nothing ties him to anybody: his own words
    OPEN = "open"  # nothing tells


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parties for whom a speaker speaks: none where nothing tells, two for "both sides"."""

    parties: tuple[str, ...]
    basis: Basis
    share: float = 1.0

    @property
    def party(self) -> str | None:
        """The party, where there is just one."""
        return self.parties[0] if len(self.parties) == 1 else None


OPEN = Resolved((), Basis.OPEN)
