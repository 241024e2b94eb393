"""Whether the words around a name locate something: "in X", "the village of X", "X district"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.knowledge.table import listed, rows
from rashomon.text.tokens import Token

_REACH = 6  # words looked back through: "in the war-torn eastern city of X"
_HYPHEN = "-"
_CALLED = ("called", "named")
_TITLED = frozenset(("province", "city", "district", "region", "village", "town", "state"))


def words_for(use: str) -> frozenset[str]:
    """The words of one use in the table of place words (unit, feature, before, side ...)."""
    return _uses()[use]


@cache
def _uses() -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for use, words in rows("placewords.txt", 2):
        found[use] = found.get(use, frozenset()) | frozenset(listed(words))
    return found


def is_located(words: Sequence[Token], first: int, last: int, known: bool) -> bool:
    """Whether the words around tokens [first, last) say that they name a place.

    More prepositions count where the name is `known` to be a place ("from X", "attack on X").
    """
    if last < len(words) and words[last].low in words_for("unit"):
        return True
    position = _before(words, first)
    return position >= 0 and _leads(words, position, known)


def _leads(words: Sequence[Token], position: int, known: bool) -> bool:
    """Whether the word at `position` leads to a place: "near X", "20 km from X"."""
    low = words[position].low
    if low in words_for("before") or (known and low in words_for("unit")):
        return True
    if low in _CALLED:
        return position > 0 and words[position - 1].low in words_for("unit")
    if low == "of":
        return _is_part(words, position - 1, known)
    if low == "from" and _is_distance(words, position - 1):
        return True
    return known and _leads_known(words, position)


def _before(words: Sequence[Token], first: int) -> int:
    """The last token before `first` that is more than an article or adjective; -1 for none."""
    position, stop = first - 1, max(first - 1 - _REACH, -1)
    through = words_for("through")
    while position > stop and (words[position].low in through or words[position].text == _HYPHEN):
        position -= 1
    return position if position > stop or stop >= 0 else -1


def _is_part(words: Sequence[Token], position: int, known: bool) -> bool:
    """Whether "of" follows a place noun, a side, or what was done to a place."""
    if position < 0:
        return False
    low = words[position].low
    if low in words_for("unit") or low in words_for("side"):
        return known or words[position].text.islower() or low in _TITLED
    return known and (low in words_for("struck") or low in words_for("feature"))


def _is_distance(words: Sequence[Token], position: int) -> bool:
    return position >= 0 and words[position].low in words_for("distance")


def _leads_known(words: Sequence[Token], position: int) -> bool:
    """Whether the word at `position` leads to a known place: "over X", "attack on X"."""
    low = words[position].low
    if low in words_for("known"):
        return True
    back = words[position - 1].low if position else ""
    return low in ("to", "on", "against", "for") and back in words_for("struck")
