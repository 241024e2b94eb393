"""Whether a time lies ahead: told by the nearest verb or word of planning beside it."""

from __future__ import annotations

from rashomon.code.times.values import Words, low
from rashomon.code.times.words import word_set

_AHEAD = word_set(
    "will shall 'll won't would scheduled planned due expected slated upcoming tomorrow "
    "begins starts ends opens meets resumes travels visits arrives convenes expires may might "
    "could expect expects expecting plans planning intends hopes aims payable effective"
)
_PLANNED = word_set("set ready going ought supposed due scheduled expected likely plan published")
_SOONEST = frozenset({"early", "soon"})
_BEHIND = word_set(
    "said says say saying told was were had has did came went took began fell shot struck hit "
    "broke held met left lost spoke blew drove flew gave got kept made saw sent shook sank stood "
    "tore wrote won put killed been"
)
_STOPS = frozenset({";", ":", "!", "?", "|", "•", "/"})
_LEFT, _RIGHT = 12, 10


def ahead(words: Words, first: int, last: int) -> bool:
    """Whether the time at tokens [first, last) is still to come, as the sentence tells it.

    The nearest verb before it decides ("are to meet on Thursday", "was killed on Thursday"). Where
    there is none and the time opens its clause, the nearest verb after it does ("On Thursday the
    two will meet"); "until Friday" without a verb looks ahead.
    """
    if "since" in (low(words, first - 1), low(words, first - 2)):
        return False
    for at in range(first - 1, max(first - 1 - _LEFT, -1), -1):
        if words[at].low in _STOPS:
            break
        sign = _sign(words, at)
        if sign is not None:
            return sign
    if low(words, first - 1) in ("until", "till"):
        return True
    return _opens(words, first) and _ahead_after(words, last)


def _opens(words: Words, first: int) -> bool:
    """Whether the time stands at the beginning of a clause, but for prepositions."""
    before = low(words, first - 2)
    return first < 2 or before in _STOPS or before == "," or low(words, first - 1) in _STOPS


def _ahead_after(words: Words, last: int) -> bool:
    if low(words, last) == "'s":
        return False
    for at in range(last, min(last + _RIGHT, len(words))):
        sign = _sign(words, at)
        if sign is not None:
            return sign
    return False


def _sign(words: Words, at: int) -> bool | None:
    """True for a word that looks ahead, False for one that looks back, None for any other."""
    word = words[at].low
    if word in _AHEAD:
        return True
    before = low(words, at - 1)
    if word == "to" and (before in ("is", "are") or before in _PLANNED):
        return True
    if word == "be" and before == "to":
        return True
    if word == "as" and before in _SOONEST and low(words, at - 2) == "as":
        return True
    if word in _BEHIND:
        return False
    passive = low(words, at - 1) in ("be", "is", "are", "being")
    return False if word.endswith("ed") and len(word) > 4 and not passive else None
