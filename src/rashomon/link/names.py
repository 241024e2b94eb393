"""Names compared across outlets: accents, spellings and words that say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rashomon.text.tokens import tokens

_NOUNS = """
    a about along and area around at between by close direction east eastern edge en for from in
    inside its km kilometers kilometres kms la le el los las miles near next north northeast
    northeastern northern northwest northwestern of off on one or outside over part section
    sections sector side south southeast southeastern southern southwest southwestern stretch the
    to towards toward west western central upper lower greater both front rear position positions
    post posts outpost checkpoint base camp headquarters hq mission building city town village
    villages settlement district districts region regions province county state states oblast
    raion rayon governorate commune municipality prefecture department area zone zones territory
    country republic capital border borders frontier boundary line contact control market school
    hospital airport airfield house home street road highway bridge river lake sea coast island
    islands islet mountain mountains hill hills valley forest desert gulf bay strait waters point
    square neighbourhood neighborhood suburb outskirts refugee patrol crossing gate police station
    military army local administrative autonomous occupied disputed same place called
"""
_GENERIC = frozenset(_NOUNS.split())


def plain(name: str) -> str:
    """`name` in lower case without accents, as names are compared."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(mark for mark in split if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def place_words(place: str) -> frozenset[str]:
    """The words of a place name that tell it from others: no "village", "north", "border of"."""
    words = (token.low for token in tokens(plain(place)[:200]))
    return frozenset(w for w in words if len(w) > 2 and w[0].isalpha() and w not in _GENERIC)


def all_words(places: Iterable[str]) -> frozenset[str]:
    """The telling words of all of `places`."""
    return frozenset().union(*(place_words(place) for place in places))


def alike(one: str, other: str) -> bool:
    """Whether two plain words may be one name in two spellings (Alkhanli, Alkhanlu).

    Long words that differ in no more than their last two letters; short ones only where equal.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < 6:
        return False
    stem = max(len(one), len(other)) - 2
    return one[:stem] == other[:stem]
