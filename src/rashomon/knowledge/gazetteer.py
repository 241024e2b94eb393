"""The tables of places: contested ones with every side's names, and the cities of the world."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.knowledge.contested import contested_places
from rashomon.knowledge.lexicon import Lexicon
from rashomon.knowledge.locating import words_for
from rashomon.knowledge.place import Place
from rashomon.knowledge.table import listed, plain, rows, spellings
from rashomon.text.tokens import fold, tokens

HYPHENS = frozenset("-‐‑–")
_SEVERAL = "--"  # stands for a country where several have a place of that name
_SHORT = 4  # a name of so few letters may be a common word or a person's name


class Listing(NamedTuple):
    """A place of the world's table. A weak one is read only where the words around it locate."""

    name: str
    country: str
    kind: str

    @property
    def weak(self) -> bool:
        """Whether the name alone is too small to be sure of."""
        return self.kind == "town" or len(self.name) <= _SHORT

    def place(self) -> Place:
        """The listing as a place; cities of every size are cities."""
        country = None if self.country == _SEVERAL else self.country
        return Place((self.name,), country, "city" if self.kind == "town" else self.kind)


def place_named(name: str) -> Place | None:
    """The place that `name`, in any case and spelling of the tables, is a name of, or None.

    Contested places come first and answer to every side's name for them.
    """
    key = key_of([token.low for token in tokens(name)])
    contested = _contested_by_key().get(key)
    if contested is not None:
        return contested
    listing = world().get(key)
    return listing.place() if listing else None


def key_of(words: list[str]) -> str:
    """The form in which place names are compared: folded words, no accents, no hyphens."""
    return plain(" ".join(word for word in words if word not in HYPHENS))


@cache
def contested() -> Lexicon[Place]:
    """The contested and often reported places, by every name of theirs."""
    return Lexicon(
        (spelling, place)
        for place in reversed(contested_places())
        for name in place.names
        if not _is_described(name)
        for spelling in spellings(name)
    )


@cache
def world() -> dict[str, Listing]:
    """The cities and regions of the world by the key of their name."""
    found = dict[str, Listing]()
    for country, kind, names in rows("cities.txt", 3):
        keys = fold(plain(names)).replace("-", " ")
        for name, key in zip(listed(names), listed(keys), strict=True):
            if key not in found:
                found[key] = Listing(name, country, kind)
    return found


@cache
def openings() -> dict[str, int]:
    """The first words of the world's names, and how many words the longest name has."""
    longest = dict[str, int]()
    for key in world():
        first, _, rest = key.partition(" ")
        longest[first] = max(longest.get(first, 1), rest.count(" ") + 2 if rest else 1)
    return longest


def _is_described(name: str) -> bool:
    """Whether the name ends in a word for what it is: "X district" is found by "X" alone."""
    first, _, last = name.rpartition(" ")
    return bool(first) and last.lower() in words_for("unit")


@cache
def _contested_by_key() -> dict[str, Place]:
    found = dict[str, Place]()
    for place in contested_places():
        for name in place.names:
            found.setdefault(key_of([token.low for token in tokens(name)]), place)
    return found
