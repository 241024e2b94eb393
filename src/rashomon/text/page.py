"""What each line of a page is: from its words and looks first, then from where it stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from rashomon.text.kind import LineKind
from rashomon.text.look import Look, is_tally, look
from rashomon.text.marks import block_of, mark_of, tells
from rashomon.text.stamps import month_and_number, stamped

_BY = re.compile(r"(?:[Bb]y|BY)\s+(?:[A-Z“\"][^.!?]{0,80}|our\b[^.!?]{0,60})$")
_DESK_NOTE = re.compile(
    r"\((?:reporting|writing|editing|additional|adds|updates|updated|recasts|corrects|removes"
    r"|refiles|clarifies|translated|transcript|with|compiled|please|end)\b[^\n]{0,200}\)$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[A-Z]{1,4}(?:/[A-Za-z]{1,4}){1,3}$|(?:[A-Z]\.){2,3}$|\W*(?:END|ENDS|30|###)\W*$|ENDS?\.\s.{0,60}$"
)
_SIZES = re.compile(r"A\s?-\s+A\s?(?:A\s?)?\+?$")
_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]$|<[a-z]{1,8}>.{0,200}</[a-z]{1,8}>$")
_ITEM_DATE = re.compile(r"\([^()]{4,30}\)$|\d{4}[./-]\d{2}[./-]\d{2}$")
_PICTURED = re.compile(
    r"[📷📸🎥🖼]|.{0,300}\([^()]{0,40}\b(?:[Pp]hotos?|[Ii]mage|[Pp]icture|[Hh]andout)\b[^()]{0,40}\)$"
)
_POINTER = re.compile(r"(?:>>|[→➤►▶☛»])|.{0,120}(?:>>|→|»)$")
_ACCOUNT = re.compile(r"[^@]{0,40}@\w{2,30}\b.{0,40}$")
_HANDLE = re.compile(r"@\w{2,30}\b.{0,40}:|(?:tweet|TWEET)\b")
_COMMENTER = re.compile(r"[^\s:]{1,30}(?: [^\s:]{1,20}){0,3}: ")
_BULLETED = re.compile(r"[•·▪◾■●‣–—*-]\s")
_SIGNED = re.compile(r"[–—-]\s?[A-Z]|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, ")
_REPEATABLE = frozenset((LineKind.BODY, LineKind.HEADLINE, LineKind.SHARE, None))
_TITLE = 20
"""Characters that a title must have for a line that repeats it to count as its duplicate."""


class _Row(NamedTuple):
    line: str
    look: Look


def kinds(found: list[str]) -> list[LineKind]:
    """The kind of every line of a page, given stripped of white space."""
    return _Page([_Row(line, look(line)) for line in found]).kinds()


class _Page:
    """One page while its lines are told apart; each step fills in what the ones before left."""

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._kinds: list[LineKind | None] = [_own(row) for row in rows]
        self._full = [i for i, row in enumerate(rows) if row.line]
        prose = [i for i in self._full if self._kinds[i] is None and rows[i].look.prose]
        self._first = prose[0] if prose else len(rows)
        self._last = prose[-1] if prose else len(rows)

    def kinds(self) -> list[LineKind]:
        self._foot()
        self._blocks()
        self._pairs()
        title = self._head()
        self._rest()
        self._again(title)
        return [kind or LineKind.BODY for kind in self._kinds]

    def _open(self, first: int, last: int) -> list[int]:
        """The lines in [first, last) that nothing has told yet."""
        return [i for i in self._full if first <= i < last and self._kinds[i] is None]

    def _foot(self) -> None:
        """From the foot up: short prose with a telling word is furniture, until body is met."""
        for i in reversed(self._full):
            row = self._rows[i]
            if self._kinds[i] is None and row.look.prose:
                if i < self._first + 2 or not _is_notice(row):
                    break
                self._kinds[i] = LineKind.SHARE
        prose = [i for i in self._open(0, len(self._rows)) if self._rows[i].look.prose]
        self._last = prose[-1] if prose else self._last

    def _blocks(self) -> None:
        """A heading such as "Read also" makes furniture of the items below it."""
        for i in self._full:
            kind = block_of(self._rows[i].line, self._rows[i].look.words)
            if kind and not self._rows[i].look.stop:
                self._kinds[i] = LineKind(kind)
                self._items(i, LineKind(kind))

    def _items(self, head: int, kind: LineKind) -> None:
        """Label what belongs to the heading at `head`: up to a blank line or running text."""
        comments = kind is LineKind.COMMENT
        for i in range(head + 1, len(self._rows)):
            row = self._rows[i]
            if not row.line and i == head + 1:
                continue
            if not row.line and not (comments and i > self._last // 2):
                return
            if row.line and not (self._is_comment(row) if comments else _is_item(row)):
                return
            if row.line and self._kinds[i] is None:
                self._kinds[i] = kind

    def _is_comment(self, row: _Row) -> bool:
        return len(row.line) < 120 or (len(row.line) < 400 and bool(_COMMENTER.match(row.line)))

    def _pairs(self) -> None:
        """Headlines each followed by its date, twice or more: both lines are furniture."""
        full = self._full
        pairs = [
            (a, b)
            for a, b in pairwise(full)
            if self._rows[b].look.stamp and not self._rows[b].look.clock and self._is_teaser(a)
        ]
        for (a, b), (c, d) in pairwise(pairs):
            if full.index(c) - full.index(b) == 1:
                for i in (a, b, c, d):
                    self._kinds[i] = LineKind.RELATED

    def _is_teaser(self, i: int) -> bool:
        row = self._rows[i]
        return self._kinds[i] is None and not row.look.stop and len(row.line) < 200

    def _head(self) -> str:
        """Tell masthead, byline and title apart above the running text; give the title."""
        top = [i for i in self._open(0, self._first) if not self._rows[i].look.prose]
        title = self._title(top)
        for i in top:
            row = self._rows[i]
            if i == title:
                self._kinds[i] = LineKind.HEADLINE
            elif i > title and _is_byline(row):
                self._kinds[i] = LineKind.BYLINE
            elif i < title and (_is_masthead(row) or _is_byline(row)):
                self._kinds[i] = LineKind.SHARE
        for i in range(title):
            if self._rows[i].look.clock:
                self._kinds[i] = LineKind.BYLINE
        return self._rows[title].line if top else ""

    def _title(self, top: list[int]) -> int:
        """The document's title: the longest of the lines at its top that nothing else claims."""
        if not top:
            return -1
        rows = self._rows
        plain = [i for i in top if not _BULLETED.match(rows[i].line)]
        return max(plain or top, key=lambda i: (not _is_byline(rows[i]), len(rows[i].line)))

    def _rest(self) -> None:
        """What is left: headings among the running text, furniture after it."""
        for i in self._open(0, len(self._rows)):
            row = self._rows[i]
            if i > self._last and not row.look.prose and not self._signed(i):
                self._kinds[i] = LineKind.SHARE
            elif not row.look.prose and not row.look.bullet and self._heads(i):
                self._kinds[i] = LineKind.HEADLINE
        for i, row in enumerate(self._rows):
            if not row.line:
                self._kinds[i] = LineKind.BLANK

    def _signed(self, i: int) -> bool:
        """Whether a line at the foot is who signs and where, as under a communique."""
        line = self._rows[i].line
        if tells("hint", self._rows[i].look.words):
            return False
        return bool(_SIGNED.match(line)) or line.endswith(",") or self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        return i > 0 and self._rows[i - 1].line.endswith(",") and self._kinds[i - 1] is None

    def _heads(self, i: int) -> bool:
        row = self._rows[i]
        return len(row.line) <= 120 and not row.line.endswith((".", ",", ";", ":"))

    def _again(self, title: str) -> None:
        """Lines that say the title, or a body line of some length, over again."""
        seen: set[str] = set()
        for i in self._full:
            line = self._rows[i].line
            repeats = i > self._first and len(title) >= _TITLE and _repeats(line, title)
            again = repeats or (len(line) > 60 and line in seen)
            if again and self._kinds[i] in _REPEATABLE:
                self._kinds[i] = LineKind.DUPLICATE
            seen.add(line)


def _repeats(line: str, title: str) -> bool:
    """Whether `line` is the title again, whole or cut, with or without the outlet's name."""
    if len(line) > len(title) + 80:
        return False
    return line.startswith(title) or (len(line) > _TITLE and line[:30] == title[:30])


def _own(row: _Row) -> LineKind | None:
    """What a line is by its own words and looks, wherever it stands; None if they do not tell."""
    if not row.line:
        return LineKind.BLANK
    if len(row.line) > 400:
        return None
    return _by_shape(row) or _by_words(row)


def _by_shape(row: _Row) -> LineKind | None:
    line, shape = row
    if shape.clock:
        return LineKind.HEADLINE
    if shape.stamp or _BY.match(line) or _DESK_NOTE.match(line) or _SIGN_OFF.match(line):
        return LineKind.BYLINE
    if (_BRACKETED.match(line) and not shape.stop) or _PICTURED.match(line):
        return LineKind.CAPTION
    if is_tally(line) or _SIZES.match(line) or _HANDLE.match(line):
        return LineKind.SHARE
    return None


def _by_words(row: _Row) -> LineKind | None:
    line, shape = row
    kind = mark_of(line, shape.words)
    if kind and not (kind == LineKind.BYLINE and shape.prose):
        return LineKind(kind)
    if _POINTER.match(line) and not shape.prose:
        return LineKind.RELATED
    return LineKind.SHARE if _is_menu(shape) else None


def _is_menu(shape: Look) -> bool:
    """Three or more short parts, set apart by marks: a menu, a trail of sections, tags."""
    most = 4 if shape.stop else 5
    return shape.parts > 2 and len(shape.words) <= most * shape.parts


def _is_item(row: _Row) -> bool:
    """Whether a line can be an entry of a list of headlines."""
    if len(row.line) > 200:
        return False
    return not row.look.prose or bool(row.look.bullet and len(row.line) < 140)


def _is_byline(row: _Row) -> bool:
    """Whether a line at the top names a desk, an author or a time of publication."""
    if row.look.prose or len(row.line) > 160:
        return False
    words = row.look.words
    if _ACCOUNT.match(row.line) or (tells("desk", words) and len(words) < 16):
        return True
    if len(words) < 5 and tells("mast", words):
        return True
    if row.look.parts > 1 and month_and_number(row.line):
        return True
    return stamped(row.line) and len(words) < 12 and not _SIGNED.match(row.line)


def _is_notice(row: _Row) -> bool:
    """Whether a sentence at the foot of the page speaks of the page: one telling word in ten."""
    return len(row.line) <= 200 and len(row.look.words) <= 10 * tells("hint", row.look.words)


def _is_masthead(row: _Row) -> bool:
    """Whether a line above the title is the outlet's name or a menu."""
    words = row.look.words
    if row.look.parts > 1 or len(words) < 3:
        return True
    return len(words) < 12 and tells("mast", words) > 0
