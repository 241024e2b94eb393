"""What page furniture says: a table of phrases, and how a line is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"\w[\w'’]*")
_SET_OFF = re.compile(r"\s{0,3}(?:$|[]:|>»→/\[(▸►⇒]|[–—-]\s|\d[\d,.]{0,6}\s{0,2}(?:$|[:|])|\s{2})")
_NOTHING_MORE = re.compile(r"\W{0,3}(?:\d{1,6}\W{0,3}|\([^()]{0,30}\)\W{0,3})?$")
_HELD = 220
_OPENING = ("label", "open", "hold", "whole")


class Mark(NamedTuple):
    """A phrase of the table: its words, the kind of furniture, and how it must stand."""

    words: tuple[str, ...]
    kind: str
    mode: str


class Marks(NamedTuple):
    """The table: phrases by their first word, longest first; single words by mode; headings."""

    opening: dict[str, tuple[Mark, ...]]
    within: dict[str, tuple[Mark, ...]]
    words: dict[str, frozenset[str]]
    blocks: dict[tuple[str, ...], str]


def words(line: str) -> list[str]:
    """The words of a line, folded: lower case, straight apostrophes, no marks."""
    return _WORD.findall(line.lower().replace("’", "'"))


@cache
def table() -> Marks:
    """The table of furniture.tsv, read once."""
    text = Path(__file__).with_name("furniture.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    marks = [Mark(tuple(phrase.split(" ")), kind, mode) for mode, kind, phrase in rows]
    single: dict[str, set[str]] = {}
    for mark in marks:
        single.setdefault(mark.mode, set()).add(mark.words[0])
    return Marks(
        _by_first(mark for mark in marks if mark.mode in _OPENING),
        _by_first(mark for mark in marks if mark.mode == "hold"),
        {mode: frozenset(found) for mode, found in single.items()},
        {mark.words: mark.kind for mark in marks if mark.mode == "block"},
    )


def _by_first(marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: -len(mark.words)):
        found.setdefault(mark.words[0], []).append(mark)
    return {first: tuple(same) for first, same in found.items()}


def block_of(line: str, found: list[str]) -> str | None:
    """The kind of furniture that a line opens as a heading ("Read also", "Comments (3)")."""
    if not 0 < len(found) <= 8:
        return None
    blocks = table().blocks
    skip = 1 if found[0].isdigit() and len(found) > 1 else 0
    for last in range(min(skip + 5, len(found)), skip, -1):
        kind = blocks.get(tuple(found[skip:last]))
        if kind and _NOTHING_MORE.match(line, _end_of(line, last)):
            return kind
    return None


def mark_of(line: str, found: list[str]) -> Mark | None:
    """The phrase of the table by which a line tells that it is furniture, or None.

    A phrase that must open the line may stand behind one number; one that may stand further on
    is sought in lines of up to 220 characters.
    """
    if not found:
        return None
    marks = table()
    for at in (0, 1) if found[0].isdigit() and len(found) > 1 else (0,):
        if mark := _match(line, found, at, marks.opening):
            return mark
    if len(line) > _HELD:
        return None
    for at, word in enumerate(found):
        if word in marks.within and (mark := _match(line, found, at, marks.within)):
            return mark
    return None


def _match(line: str, found: list[str], at: int, marks: dict[str, tuple[Mark, ...]]) -> Mark | None:
    for mark in marks.get(found[at], ()):
        last = at + len(mark.words)
        if tuple(found[at:last]) != mark.words:
            continue
        if mark.mode == "whole" and last < len(found):
            continue
        if mark.mode != "label" or _SET_OFF.match(line, _end_of(line, last)):
            return mark
    return None


def _end_of(line: str, count: int) -> int:
    """Where the line's word number `count`, from 1, ends."""
    for number, match in enumerate(_WORD.finditer(line), 1):
        if number == count:
            return match.end()
    return len(line)


def tells(mode: str, found: list[str]) -> int:
    """How many words of a line are among the table's single words of `mode`."""
    telling = table().words[mode]
    return sum(word in telling for word in found)
