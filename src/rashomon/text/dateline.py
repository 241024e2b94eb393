"""Datelines: where a report was filed, when and by which agency, before its first words."""

from __future__ import annotations

import re

from rashomon.text.bag import bag
from rashomon.text.layout import Line
from rashomon.text.stamps import MONTHS, is_date, is_filing, month_and_number

_BREAK = re.compile(
    r"\)?(?:\.?\s?[–—]\s|\.?\s--?\s|\.[-–—]{1,2}\s?|\s?[–—]{1,2}(?=[A-Z“\"])|:\s|\s/\s|/\.?\s|(?<=\d)\.\s)"
)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*", re.UNICODE)
_PAREN = re.compile(r"\([^()]{1,60}\)|/[^/\s]{2,20}/?$|\[[^\[\]]{1,40}\]")
_SMALL = bag("of de la el al and the on en du les des st nd rd th")
_LABELS = bag(
    "a q question answer presenter correspondent reporter host anchor moderator spokesperson "
    "speaker summary background update updated breaking live urgent exclusive context analysis "
    "opinion explainer explained note reactions reaction watch video photo flash alert "
    "sequence casualties what key"
)
_LONGEST = 110
_FEW = 6
_NEAR = 5_000


def dateline(text: str, line: Line) -> int:
    """The offset in `text` where the line's own words start, after a dateline if it has one.

    A dateline is a place, with any of a country, a date and an agency in brackets, set off by a
    dash, a colon or (after a date) a full stop: "PORT SUDAN, Dec. 14 (SNA) –". A line that is
    nothing but a place and a date is all dateline. Without one, this is the line's start.
    """
    head = text[line.start : min(line.end, line.start + _LONGEST)]
    if not head or not (head[0].isupper() or head[0].isdigit()):
        return line.start
    if len(head) == line.end - line.start and is_filing(head):
        return line.end
    for count, found in enumerate(_BREAK.finditer(head)):
        if count == _FEW:
            break
        if _is_dateline(head[: found.start()] + found.group()[:1].strip(".:–—- /"), found.group()):
            label = found.group() == ": " and _is_label(text, line, head[: found.start()])
            return line.start if label else line.start + found.end()
    return line.start


def _is_label(text: str, line: Line, head: str) -> bool:
    """Whether another line near by opens so too: a transcript's speaker and not a place."""
    label = f"\n{head}:"
    if text.find(label, line.end, line.end + _NEAR) >= 0:
        return True
    return text.find(label, max(0, line.start - _NEAR), max(0, line.start - 1)) >= 0


def _is_dateline(head: str, broken: str) -> bool:
    """Whether `head`, which `broken` sets off, is a place, with or without date and agency."""
    agency = _PAREN.search(head)
    bare = _PAREN.sub(" ", head).strip(" ,./")
    dated = month_and_number(bare)
    if not _names(bare):
        return bool(agency and dated and bare and bare[0].isdigit()) or (dated and is_date(bare))
    mark = broken.strip()
    if mark in (".", ")."):
        return dated and "," in bare
    first = bare.split(",")[0]
    if mark in ("/", "/.") and not agency:
        return len(bare.split()) == 2 and bare.split()[1] in ("News", "Agency")
    capitals = first.isupper() and len(first) > 2
    return bool(dated or agency or capitals)


def _names(bare: str) -> bool:
    """Whether the words are a few names, months, numbers and small words, and no label."""
    words = _NAME.findall(bare)
    if not 0 < len(words) <= 9 or words[0].lower() in _LABELS:
        return False
    return all(word[0].isupper() or word.lower().rstrip(".") in _SMALL | MONTHS for word in words)
