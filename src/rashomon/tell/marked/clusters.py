"""Where a text may be cut without taking a letter from its marks.

What a reader takes for one character may be several: a letter and its accents, a Hangul syllable
in its parts, a flag, a family in emoji. The rules are those of Unicode's extended grapheme
clusters (UAX 29), a little wider where that is simpler: what is joined with a zero-width joiner
or an Indic virama stays whole, whatever it is.
"""

from __future__ import annotations

from unicodedata import category, combining

LONGEST = 64
"""Characters that are kept together at most; what is longer is no letter and is cut anywhere."""

_JOINER = "\u200d"
_JOINERS = frozenset((_JOINER, "\u200c"))
_EXTENDS = _JOINERS | frozenset(("\uff9e", "\uff9f", "\u0e33", "\u0eb3"))
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\U000110bd")
_MARKS = frozenset(("Mn", "Mc", "Me"))
_ENDS = frozenset(("Cc", "Cf", "Zl", "Zp"))
_VIRAMA = 9  # the canonical combining class of the signs that join two consonants


def down(text: str, at: int) -> int:
    """The last place at or before `at` where `text` may be cut."""
    for place in range(at, max(at - LONGEST, -1), -1):
        if not _joined(text, place):
            return place
    return at


def up(text: str, at: int) -> int:
    """The first place at or after `at` where `text` may be cut."""
    for place in range(at, min(at + LONGEST, len(text)) + 1):
        if not _joined(text, place):
            return place
    return at


def _joined(text: str, at: int) -> bool:
    """Whether the characters before and after `at` belong together."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _PREPENDED:
        return category(after) not in _ENDS
    if after < "\u0300":
        return before == "\r" and after == "\n"
    if before not in _JOINERS and category(before) in _ENDS:
        return _tag(before) and _tag(after)
    return (
        _extends(after)
        or ((before == _JOINER or combining(before) == _VIRAMA) and category(after)[0] in "LS")
        or _halves(before, after)
        or _hangul(before, after)
        or (_flag(before) and _flag(after) and _flags_before(text, at) % 2 == 1)
    )


def _extends(char: str) -> bool:
    """Whether it adds to the character before it: an accent, a skin colour, a region's tag."""
    return (
        char in _EXTENDS
        or category(char) in _MARKS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or _tag(char)
    )


def _halves(before: str, after: str) -> bool:
    """Whether they are the halves of one character, as a broken program leaves them."""
    return "\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff"


def _tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def _flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    """How many halves of flags stand in a row before `at`."""
    first = at
    while first and at - first < LONGEST and _flag(text[first - 1]):
        first -= 1
    return at - first


def _hangul(before: str, after: str) -> bool:
    opens = "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c"
    if opens:
        return "\u1100" <= after <= "\u11ff" or "\ua960" <= after <= "\ud7fb"
    within = "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7fb"
    return within and ("\u1160" <= after <= "\u11ff" or "\ud7b0" <= after <= "\ud7fb")
