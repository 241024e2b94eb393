"""What page furniture says: a table of phrases, and how a line is held against it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"\w[\w'’]*", re.UNICODE)
_SET_OFF = re.compile(r"\s{0,3}(?:$|[]:|>»→/\[(▸►⇒]|[–—-]\s|\d[\d,.]{0,6}\s{0,2}(?:$|[:|])|\s{2})")
_NOTHING_MORE = re.compile(r"\W{0,3}(?:\d{1,6}\W{0,3}|\([^()]{0,30}\)\W{0,3})?$")
_LONG = 400
_SHORT = 220


class Mark(NamedTuple):
    """A phrase of the table: its words, the kind of furniture, and how it must stand."""

    words: tuple[str, ...]
    kind: str
    mode: str


class Marks(NamedTuple):
    """The table: phrases by their first word, longest first, and single telling words by mode."""

    phrases: dict[str, tuple[Mark, ...]]
    words: dict[str, frozenset[str]]
    blocks: dict[tuple[str, ...], str]


class Word(NamedTuple):
    """One word of a line, folded, and where it ends in the line."""

    low: str
    end: int


def words(line: str) -> list[Word]:
    """The words of a line, folded: lower case, straight apostrophes, no marks."""
    low = line.lower()
    same = low if len(low) == len(line) else line
    return [Word(m.group().replace("’", "'"), m.end()) for m in _WORD.finditer(same)]


@cache
def table() -> Marks:
    """The table of furniture.tsv, read once."""
    rows = [line.split("\t") for line in _rows()]
    phrases: dict[str, list[Mark]] = {}
    single: dict[str, set[str]] = {"hint": set(), "desk": set(), "mast": set()}
    blocks: dict[tuple[str, ...], str] = {}
    for mode, kind, phrase in rows:
        parts = tuple(phrase.split(" "))
        if mode in single:
            single[mode].add(phrase)
        elif mode == "block":
            blocks[parts] = kind
        else:
            phrases.setdefault(parts[0], []).append(Mark(parts, kind, mode))
    for marks in phrases.values():
        marks.sort(key=lambda mark: -len(mark.words))
    return Marks(
        {first: tuple(marks) for first, marks in phrases.items()},
        {mode: frozenset(found) for mode, found in single.items()},
        blocks,
    )


def _rows() -> list[str]:
    text = files("rashomon.text").joinpath("furniture.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def block_of(line: str, found: list[Word]) -> str | None:
    """The kind of furniture that a line opens as a heading ("Read also", "Comments (3)")."""
    if not 0 < len(found) <= 8:
        return None
    blocks = table().blocks
    for size in range(min(5, len(found)), 0, -1):
        kind = blocks.get(tuple(word.low for word in found[:size]))
        if kind and _NOTHING_MORE.match(line, found[size - 1].end):
            return kind
    return None


def mark_of(line: str, found: list[Word]) -> str | None:
    """The kind of furniture that the words of a line tell it is, or None.

    A phrase that opens the line counts in lines of up to 400 characters, one that stands
    further on in those of up to 220.
    """
    if not found or len(line) > _LONG:
        return None
    opening = _match(line, found, 0, opens=True)
    if opening or len(line) > _SHORT:
        return opening
    phrases = table().phrases
    for at in range(1, len(found)):
        if found[at].low in phrases and (kind := _match(line, found, at, opens=False)):
            return kind
    return None


def _match(line: str, found: list[Word], at: int, *, opens: bool) -> str | None:
    for mark in table().phrases.get(found[at].low, ()):
        size = len(mark.words)
        if mark.mode != "hold" and not opens:
            continue
        if tuple(word.low for word in found[at : at + size]) != mark.words:
            continue
        if mark.mode != "label" or _SET_OFF.match(line, found[at + size - 1].end):
            return mark.kind
    return None


def tells(mode: str, found: list[Word]) -> int:
    """How many words of a line are among the table's single words of `mode`."""
    telling = table().words[mode]
    return sum(word.low in telling for word in found)
