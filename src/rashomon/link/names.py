"""Names compared across outlets: accents, spellings and words that say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from rashomon.knowledge.parties import find_parties, party_named
from rashomon.knowledge.party import Form, PartyKind
from rashomon.text.tokens import Token, tokens

_LONGEST = 200  # characters of a name that are looked at
_LONG = 7  # letters from which the ends of words may differ
_BROAD = (Form.NAME, Form.DEMONYM)
_LANDS = (PartyKind.COUNTRY, PartyKind.TERRITORY)


@cache
def _nouns() -> frozenset[str]:
    text = files("rashomon.link").joinpath("data/place_nouns.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def plain(name: str) -> str:
    """`name` in lower case without accents, as names are compared."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(mark for mark in split if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def place_words(place: str) -> frozenset[str]:
    """The words of a place name that tell it from others: no "village", "north", "Lebanon".

    Names of countries and territories and their adjectives are left out: too wide to tell.
    """
    found = tokens(place[:_LONGEST])
    broad = _countries(found)
    words = (plain(token.text) for at, token in enumerate(found) if at not in broad)
    return frozenset(w for w in words if len(w) > 2 and w[0].isalpha() and w not in _nouns())


def _countries(words: tuple[Token, ...]) -> frozenset[int]:
    """The positions of the words that name a country or a territory."""
    hits = (hit for hit in find_parties(words) if hit.form in _BROAD and hit.party.kind in _LANDS)
    return frozenset(at for hit in hits for at in range(hit.first, hit.last))


@lru_cache(maxsize=65536)
def party_key(name: str) -> str:
    """`name` of a party as it is compared: by the name of the party known under it, folded."""
    known = party_named(name[:_LONGEST])
    return plain(known.name if known else name)


@lru_cache(maxsize=65536)
def home(name: str) -> str | None:
    """The ISO 3166 alpha-2 code of the country that the party `name` is or belongs to, or None."""
    known = party_named(name[:_LONGEST])
    return known.country if known else None


def all_words(places: Iterable[str]) -> frozenset[str]:
    """The telling words of all of `places`."""
    return frozenset().union(*(place_words(place) for place in places))


def roots(words: Iterable[str]) -> frozenset[str]:
    """What two spellings of one long name share (Alkhanli, Alkhanlu).

    The beginnings, less none, one or two of the last letters, of words of seven letters or more:
    two words have one in common where they differ in no more than their last two letters.
    """
    long = (word for word in words if len(word) >= _LONG)
    return frozenset(word[: len(word) - cut] for word in long for cut in range(3))
