"""Furniture within a line of running text: sign-offs at its end, bracketed captions."""

from __future__ import annotations

import re

_SIGN_OFF = re.compile(r"(?<=[.!?”\"’)])\s{1,4}([A-Z]{2,4}(?:/[A-Za-z]{2,4}){1,3}|\(END\)|###)$")
_BRACKET = re.compile(
    r"\[(?:photo|picture|pictured|image|video|map|watch|caption|tweet|gallery|advert|ad"
    r"|advertisement|jingle|music|sound|read (?:more|also)|related|click)\b[^\[\]]{0,200}\]",
    re.IGNORECASE,
)
_TAIL = 40


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The (start, end) offsets of the furniture in the line text[start:end], in order."""
    found = []
    if text.find("[", start, end) >= 0:
        found = [match.span() for match in _BRACKET.finditer(text, start, end)]
    tail = max(start, end - _TAIL)
    if match := _SIGN_OFF.search(text[tail:end]):
        found.append((tail + match.start(1), tail + match.end(1)))
    return [part for i, part in enumerate(found) if not i or found[i - 1][1] <= part[0]]


def bare(line: str) -> str:
    """The line without the furniture at its end; the line itself where all of it is that."""
    found = fragments(line, 0, len(line))
    if not found or found[-1][1] < len(line):
        return line
    return line[: found[-1][0]].rstrip() or line
