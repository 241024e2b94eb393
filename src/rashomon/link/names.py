"""Names compared across outlets: accents, spellings and words that say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.knowledge.parties import find_parties, party_named
from rashomon.knowledge.party import Form, PartyKind
from rashomon.knowledge.places import place_named
from rashomon.text.tokens import Token, tokens

_LONGEST = 200  # characters of a name that are looked at
_WIDEST = frozenset({"country", "border", "sea"})
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


def spelled(place: str) -> frozenset[str]:
    """The telling words of a place name as they are told, whichever side's name it is."""
    return frozenset(filter(None, (_telling(token.text) for token in tokens(place[:_LONGEST]))))


class PlaceWords(NamedTuple):
    """The words that tell a place from others: of the place itself, and of a `wide` region."""

    near: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=65536)
def place_words(place: str) -> PlaceWords:
    """The telling words of a place name: no "village", "north", "Lebanon".

    A place that the tables know goes by the first of its names, whichever side's name is told.
    Countries, borders and seas are left out: they are too wide to tell.
    """
    found = tokens(place[:_LONGEST])
    broad = _countries(found)
    runs = _runs([token.text if at not in broad else "" for at, token in enumerate(found)])
    near: set[str] = set()
    wide: set[str] = set()
    for run in runs:
        words, region = _words_of(run)
        (wide if region else near).update(words)
    return PlaceWords(frozenset(near), frozenset(wide))


def _runs(words: Iterable[str]) -> list[list[str]]:
    """The words in capitals that stand together, and each other word by itself."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word[:1].isupper():
            runs[-1].append(word)
        else:
            runs += [[word], []]
    return runs


def _words_of(run: list[str]) -> tuple[Iterable[str], bool]:
    """The telling words of a run, or of the place that it names, and whether that is a region."""
    telling = [word for word in run if _telling(word)]
    place = place_named(" ".join(run)) or place_named(" ".join(telling))
    if place is None:
        return map(_telling, telling), False
    if place.kind in _WIDEST:
        return (), False
    first = (_telling(token.text) for token in tokens(place.names[0]))
    return filter(None, first), place.kind == "region"


def _telling(word: str) -> str:
    """The word as it is compared; empty where it does not tell one place from another."""
    bare = plain(word)
    return bare if len(bare) > 2 and bare[0].isalpha() and bare not in _nouns() else ""


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


@lru_cache(maxsize=65536)
def roots(words: frozenset[str]) -> frozenset[str]:
    """What two spellings of one long name share (Alkhanli, Alkhanlu).

    The beginnings, less none, one or two of the last letters, of words of seven letters or more:
    two words have one in common where they differ in no more than their last two letters.
    """
    long = (word for word in words if len(word) >= _LONG)
    return frozenset(word[: len(word) - cut] for word in long for cut in range(3))
