"""Whether a time lies ahead: told by the nearest verb or word of planning beside it."""

from __future__ import annotations

from rashomon.code.times.values import Words, low
from rashomon.code.times.words import word_set

_AHEAD = word_set("will shall 'll won't would scheduled planned due expected slated upcoming next")
_BEHIND = word_set(
    "said says say saying told was were had has did came went took began fell shot struck hit "
    "broke held met left lost spoke"
)
_STOPS = frozenset({";", ".", "!", "?", "|"})
_LEFT, _RIGHT = 15, 10


def ahead(words: Words, first: int, last: int) -> bool:
    """Whether the time at tokens [first, last) is still to come, as the sentence tells it.

    The nearest verb before it decides ("are to meet on Thursday", "was killed on Thursday"); where
    there is none, the nearest after it does ("On Thursday the two will meet").
    """
    for at in range(first - 1, max(first - 1 - _LEFT, -1), -1):
        if words[at].low in _STOPS:
            break
        sign = _sign(words, at)
        if sign is not None:
            return sign
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
    if word == "to" and low(words, at - 1) in ("is", "are"):
        return True
    if word in _BEHIND:
        return False
    passive = low(words, at - 1) in ("be", "is", "are", "being")
    return False if word.endswith("ed") and len(word) > 4 and not passive else None
