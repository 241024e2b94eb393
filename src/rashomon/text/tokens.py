"""Words and marks of a text, with offsets that never lie."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?!\w)        # 12  1,200  9:30  3.5  7th
    | (?:[A-Za-z]\.){2,}                            # U.S.  a.m.
    | [^\W_][\w\u0300-\u036f]*(?:['’](?!s\b)[^\W_]+)*  # word, don't, O'Brien (but not Armenia's)
    | ['’]s\b                                       # the possessive, on its own
    | \S                                            # any other mark
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """`text[start:end]` of the document; `low` is the same folded (case, apostrophes)."""

    start: int
    end: int
    text: str
    low: str


_new = tuple.__new__  # a third of the time that Token() takes, over a whole report


def fold(word: str) -> str:
    """The form in which words are compared: lower case, straight apostrophes."""
    low = word.lower()
    return low.replace("’", "'") if "’" in low else low


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, in order, with offsets into `text`.

    Words split at hyphens and dashes, so that Armenia–Azerbaijan and Saudi-led show their parts.
    """
    stop = len(text) if end is None else end
    found = _TOKEN.finditer(text, start, stop)
    return tuple([_new(Token, (*m.span(), m.group(), fold(m.group()))) for m in found])
