"""What stands in quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‹›'\n\r\u2028\u2029]")
_BREAKS = frozenset(("\n", "\r", "\u2028", "\u2029"))
_CLOSES = {
    "“": '”“"',
    "”": "”“",
    "„": "“”",
    "‟": "”",
    '"': '"”',
    "``": "''",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "’": "’",
}
_SINGLE = frozenset("‘‚'’")
_ALWAYS = frozenset(("“", "„", "«", "‹", "``"))
_BEFORE = frozenset('([{—–-/:“„«"‘')
_REACH = 600
"""Characters within which a single quotation mark must be closed; else it is an apostrophe."""
_CLIPPED = re.compile(r"\d0s|(?:tis|twas|em|til|n)\b", re.IGNORECASE)


class _Mark(NamedTuple):
    """A mark where it stands, and what follows it in its paragraph.

    `closer` and `opener` are the offsets of the next single mark that looks like the end of a
    quotation and of the next mark that looks like the start of one; -1 where there is none.
    """

    mark: str
    start: int
    end: int
    closer: int
    opener: int


def quotes(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) offsets of every quotation in `text`, marks included, in order.

    Of quotations in quotations the outer one counts. One that is not closed ends with its
    paragraph (line), as where each paragraph of a long quotation opens anew. Apostrophes, inch
    marks and single marks that nothing closes are no quotations. Linear in the text's length.
    """
    found: list[tuple[int, int]] = []
    opened: _Mark | None = None
    for mark in (*_marks(text), _Mark("\n", len(text), len(text), -1, -1)):
        if opened is None:
            opened = mark if _opens(text, mark) else None
            continue
        end = _end_of(text, opened, mark)
        if end > 0:
            found.append((opened.start, end))
        if end >= 0:
            opened = None
    return tuple(found)


def _end_of(text: str, opened: _Mark, mark: _Mark) -> int:
    """Where `mark` ends the quotation that `opened` began: 0 if it undoes it, -1 if neither."""
    if mark.mark in _BREAKS:
        return 0 if opened.mark in _SINGLE else mark.start
    if mark.mark in _CLOSES[opened.mark] and _closes(text, opened.mark, mark):
        return mark.end
    return -1


def _marks(text: str) -> list[_Mark]:
    """Every mark and line break, in order; read backwards, so that each knows what follows."""
    marks: list[_Mark] = []
    closer = opener = -1
    for match in reversed(list(_MARK.finditer(text))):
        mark, start, end = match.group(), match.start(), match.end()
        marks.append(_Mark(mark, start, end, closer, opener))
        role = _role(text, mark, start, end)
        closer = start if role == "closer" else -1 if role == "break" else closer
        opener = start if role == "opener" else -1 if role == "break" else opener
    marks.reverse()
    return marks


def _role(text: str, mark: str, start: int, end: int) -> str:
    """What a mark looks like by itself: a break, an opener, a closer, or nothing of these."""
    if mark in _BREAKS:
        return "break"
    if mark in "‘“":
        return "opener"
    if mark in "’'" and _ends_word(text, start, end):
        return "closer"
    return "opener" if mark == "'" and not text[end : end + 1].isspace() else ""


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether something stands right before the mark and no letter or digit right after."""
    return start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isalnum()


def _opens(text: str, mark: _Mark) -> bool:
    """Whether `mark`, with no quotation open, opens one."""
    after = text[mark.end : mark.end + 1]
    if mark.mark not in _CLOSES or not after or after.isspace():
        return False
    if mark.mark in _ALWAYS:
        return True
    before = text[mark.start - 1] if mark.start else " "
    if not (before.isspace() or before in _BEFORE):
        return False
    return mark.mark not in _SINGLE or _single_opens(text, mark)


def _single_opens(text: str, mark: _Mark) -> bool:
    """Whether a single mark at the start of a word is a quotation mark and not an apostrophe."""
    if mark.mark in "'’" and _CLIPPED.match(text, mark.end):
        return False
    return 0 <= mark.closer <= mark.end + _REACH


def _closes(text: str, opener: str, mark: _Mark) -> bool:
    """Whether `mark` closes the quotation that `opener` opened.

    “ after a space opens a quotation inside; ’ before a letter, or after a plural's s with the
    sentence going on and another ’ to come, is an apostrophe.
    """
    following = text[mark.end : mark.end + 1]
    if opener not in _SINGLE:
        return mark.mark != "“" or not (text[mark.start - 1].isspace() and following.isalnum())
    if not _ends_word(text, mark.start, mark.end):
        return False
    plural = text[mark.start - 1] in "sS" and following == " "
    going_on = plural and text[mark.end + 1 : mark.end + 2].islower()
    return not (going_on and _closed_later(mark))


def _closed_later(mark: _Mark) -> bool:
    """Whether another mark that could close comes before anything opens anew."""
    if not 0 <= mark.closer <= mark.end + _REACH:
        return False
    return mark.opener < 0 or mark.closer < mark.opener
