"""A speaker of no party that tables know stands for himself: by what name."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.cues import CueKind, find_cues
from rashomon.code.who.context import Context, Range
from rashomon.code.who.names import name_in
from rashomon.knowledge.roles import RoleKind, role_of

_MOST = 8  # words of a name that stands for a speaker of no party
_OFFICES = (RoleKind.OFFICIAL, RoleKind.MILITARY)
_ARTICLES = ("the", "a", "an")
_RELATIVE = ("who", "which", "whose")


def own_name(context: Context, source: Range, told: Sequence[Range]) -> str:
    """The speaker's words or the body that they name, and what he is where the text tells."""
    words = _bare(context, _short(_body(context, source), _MOST))
    named = name_in(context, words) == words
    said = next((one for one in told if _plain(context, one)), None) if named else None
    beside = f", {context.cut(_bare(context, _short(said, _MOST)))}" if said else ""
    return context.cut(words) + beside


def _plain(context: Context, told: Range) -> bool:
    """Whether words that introduce somebody are a noun of what he is: "a fisherman".

    Words of saying are what he does: "X, claimed that …".
    """
    words = context.tokens[slice(*told)]
    if not words or not words[0].text[:1].islower() or words[0].low in _RELATIVE:
        return False
    return not any(hit.cue.kind is CueKind.VERB for hit in find_cues(words))


def _short(words: Range, most: int) -> Range:
    return words[0], min(words[1], words[0] + most)


def _bare(context: Context, words: Range) -> Range:
    first, last = words
    return (first + (last - first > 1 and context.tokens[first].low in _ARTICLES), last)


def _body(context: Context, source: Range) -> Range:
    """The body that a speaker speaks for, where his words name it: "an official of the PNO"."""
    tokens, (first, last) = context.tokens, source
    for k in range(first + 1, last - 1):
        if tokens[k].low == "'s" and tokens[k - 1].text[:1].isupper():
            return (first, k) if role_of(tokens[k + 1].low) in _OFFICES else source
        if tokens[k].low in ("of", "for") and role_of(tokens[k - 1].low) in _OFFICES:
            body = k + 1 + (tokens[k + 1].low == "the")
            if body < last and tokens[body].text[:1].isupper() and tokens[k - 1].text.islower():
                return body, last
    return source
