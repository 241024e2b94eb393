"""What each line of a page is: from its words and looks first, then from where it stands."""

from __future__ import annotations

import re
from itertools import pairwise

from rashomon.text.fragments import bare
from rashomon.text.kind import LineKind
from rashomon.text.look import look
from rashomon.text.marks import block_of, tells
from rashomon.text.signs import (
    Row,
    is_byline,
    is_item,
    is_kicked,
    is_masthead,
    is_notice,
    is_person,
    is_placed,
    is_sure,
    own,
)

_COMMENTER = re.compile(r"[^\s:]{1,30}(?: [^\s:]{1,20}){0,3}: ")
_BULLETED = re.compile(r"[•·▪◾■●‣–—*-]\s")
_REPEATABLE = frozenset((LineKind.BODY, LineKind.HEADLINE, LineKind.SHARE, None))
_TITLE = 20
"""Characters that a title must have for a line that repeats it to count as its duplicate."""
_BRIEF = 12
"""Words that a sentence between lines of furniture may have to be furniture too."""


def kinds(found: list[str]) -> list[LineKind]:
    """The kind of every line of a page, given stripped of white space."""
    return _Page([Row(line, look(bare(line))) for line in found]).kinds()


class _Page:
    """One page while its lines are told apart; each step fills in what the ones before left."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._kinds: list[LineKind | None] = [own(row) for row in rows]
        self._full = [i for i, row in enumerate(rows) if row.line]
        self._first = self._last = self._long = 0
        self._bound()

    def kinds(self) -> list[LineKind]:
        """The kinds, every step taken."""
        self._foot()
        self._blocks()
        self._pairs()
        self._company()
        self._bound()
        title = self._head()
        self._rest()
        self._again(title)
        return [kind or LineKind.BODY for kind in self._kinds]

    def _bound(self) -> None:
        """Find where the running text starts and ends; past the end where there is none."""
        prose = [i for i in self._open() if self._rows[i].look.prose]
        long = [i for i in prose if len(self._rows[i].look.words) > _BRIEF]
        self._first = next(iter(long or prose), len(self._rows))
        self._last = prose[-1] if prose else len(self._rows)
        self._long = long[-1] if long else self._last

    def _open(self) -> list[int]:
        """The lines that nothing has told yet."""
        return [i for i in self._full if self._kinds[i] is None]

    def _foot(self) -> None:
        """From the foot up: short prose with telling words is furniture, until body is met."""
        for i in reversed(self._full):
            row = self._rows[i]
            if self._kinds[i] is not None or not row.look.prose:
                continue
            if i < self._first + 2 or not (is_notice(row) or self._closes(i)):
                break
            self._kinds[i] = LineKind.SHARE

    def _closes(self, i: int) -> bool:
        """Whether a short sentence below the last long one stands right under furniture."""
        brief = i > self._long and len(self._rows[i].look.words) <= _BRIEF
        return brief and self._is_furniture(i - 1)

    def _blocks(self) -> None:
        """A heading such as "Read also" makes furniture of the items below it.

        The items end at a blank line or running text; readers' comments, which fill the foot of
        a page, at running text only.
        """
        kind, head = None, 0
        for i, row in enumerate(self._rows):
            opened = None if row.look.stop else block_of(row.line, row.look.words)
            if opened:
                kind, head = LineKind(opened), i
                self._kinds[i] = kind
            elif not (kind and self._stays(i, head, kind)):
                kind = None
            else:
                self._kinds[i] = self._kinds[i] or kind

    def _stays(self, i: int, head: int, kind: LineKind) -> bool:
        """Whether line i belongs under the heading at `head`."""
        row = self._rows[i]
        comments = kind is LineKind.COMMENT
        if not row.line:
            return i == head + 1 or (comments and i > self._last // 2)
        if not comments:
            return is_item(row)
        return len(row.line) < 120 or (len(row.line) < 400 and bool(_COMMENTER.match(row.line)))

    def _pairs(self) -> None:
        """Headlines each followed by its date, twice or more: both lines are furniture."""
        full = self._full
        pairs = [at for at in range(len(full) - 1) if self._is_pair(full[at], full[at + 1])]
        for this, other in pairwise(pairs):
            if other - this == 2:
                for i in full[this : this + 4]:
                    self._kinds[i] = LineKind.RELATED

    def _is_pair(self, i: int, below: int) -> bool:
        row, date = self._rows[i], self._rows[below].look
        teaser = self._kinds[i] is None and not row.look.stop and len(row.line) < 200
        return teaser and date.stamp and not date.clock

    def _company(self) -> None:
        """A short line with furniture right above and below it, or at the foot, is furniture."""
        for i in self._full:
            row = self._rows[i]
            if self._kinds[i] is None and i > self._first and len(row.look.words) <= _BRIEF:
                above, below = self._is_furniture(i - 1), self._is_furniture(i + 1)
                foot = i > self._last and (above or below) and not is_placed(row.line)
                if (above and below) or foot or (is_sure(row) and not row.look.bullet):
                    self._kinds[i] = LineKind.SHARE

    def _is_furniture(self, i: int) -> bool:
        kind = self._kinds[i] if 0 <= i < len(self._rows) else None
        return kind is not None and kind.furniture

    def _head(self) -> str:
        """Tell masthead, byline and title apart above the running text; give the title."""
        top = [i for i in self._open() if i < self._first and not self._rows[i].look.prose]
        title = self._title(top)
        if title >= 0:
            self._kinds[title] = LineKind.HEADLINE
        for i in top:
            row = self._rows[i]
            if i > title and (is_byline(row) or is_person(row) or row.look.parts > 1):
                self._kinds[i] = LineKind.BYLINE
            elif i < title and (is_masthead(row) or is_byline(row) or is_person(row)):
                self._kinds[i] = LineKind.SHARE
        for i in range(title):
            if self._rows[i].look.clock:
                self._kinds[i] = LineKind.BYLINE
        return self._rows[title].line if title >= 0 else ""

    def _title(self, top: list[int]) -> int:
        """The document's title: the longest of the lines at its top that nothing else claims."""
        rows = self._rows
        plain = [i for i in top if not _BULLETED.match(rows[i].line) and not is_byline(rows[i])]
        known = any(len(rows[i].look.words) > 2 for i in plain)
        pointers = [i for i in self._full if i < self._first and self._is_pointer(i)]
        if not known or any(self._is_kicked(i, plain) for i in pointers[:1]):
            plain = pointers or plain or top
        return max(plain, key=lambda i: (self._is_plain(i), len(rows[i].line)), default=-1)

    def _is_kicked(self, i: int, plain: list[int]) -> bool:
        """Whether a title with a kicker ("LIVE: …") stands above everything that might be one."""
        return is_kicked(self._rows[i].look.words, 40) and all(i < other for other in plain)

    def _is_plain(self, i: int) -> bool:
        """Whether a line at the top is in one piece and is not named as outlets are."""
        shape = self._rows[i].look
        return shape.parts == 1 and len(shape.words) > 3 and not tells("mast", shape.words)

    def _is_pointer(self, i: int) -> bool:
        """Whether a line above the text looks like a pointer ("Explained:") but can be a title."""
        row = self._rows[i]
        related = self._kinds[i] is LineKind.RELATED
        return related and len(row.look.words) > 5 and not row.look.bullet

    def _rest(self) -> None:
        """What is left: headings among the running text, furniture after it."""
        for i in self._open():
            row = self._rows[i]
            if i > self._last and not row.look.prose and not self._signed(i):
                self._kinds[i] = LineKind.SHARE
            elif not row.look.prose and not row.look.bullet and _is_heading(row.line):
                self._kinds[i] = LineKind.HEADLINE

    def _signed(self, i: int) -> bool:
        """Whether a line at the foot is who signs and where, as under a communique."""
        row = self._rows[i]
        if tells("sure", row.look.words):
            return False
        goes_on = self._rows[i - 1].line.endswith(",") and self._kinds[i - 1] is None
        return is_placed(row.line) or row.line.endswith(",") or goes_on

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


def _is_heading(line: str) -> bool:
    return len(line) <= 120 and not line.endswith((".", ",", ";", ":"))


def _repeats(line: str, title: str) -> bool:
    """Whether `line` is the title again, whole or cut, with or without the outlet's name."""
    if len(line) > len(title) + 80:
        return False
    return line.startswith(title) or (len(line) > _TITLE and line[:30] == title[:30])
