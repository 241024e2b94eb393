"""A text's sentences, with tokens and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rashomon.text.dateline import dateline
from rashomon.text.fragments import fragments
from rashomon.text.layout import MOST, TOLD, Line, LineKind
from rashomon.text.quotes import quotes
from rashomon.text.sentence import Sentence
from rashomon.text.stops import abbreviates, runs_on
from rashomon.text.tokens import tokens

LONGEST = 2_000
"""Characters of the longest sentence; a longer one is cut at a space."""
NUMBER = 5_000
"""Sentences of a text that are read."""

_STOP = re.compile(r"[.!?…。؟।]+[\"'”’»›)\]]{0,3}")
_LEAD = re.compile(
    r"(?:[•·▪◾■●‣⁃∙→➤►▶»>☛*+–—-]{1,3}\s+|\d{1,3}(?:[.)]|/\d{0,3})\s+"
    r"|\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|GMT|UTC|hrs?))?(?:\s?[-–—:|]\s|\s)(?=[A-Z“\"‘'«]))"
)
_BREAK = re.compile(r"[\r\n]")
_GAP = re.compile(r"\s*")
_OPENING = re.compile(r"[\s\"'“”„‘«‹(\[–—-]*")
_SAYS = re.compile(
    r"\s(?:[A-Z][\w’'-]*\s){1,4}(?:said|says|asked|asks|shouted|cried|wrote|writes|told|tells)\b"
)


def sentences(text: str, found: tuple[Line, ...]) -> tuple[Sentence, ...]:
    """The sentences of the body and headline lines in `found`, in order.

    A dateline, a bullet, a number ("2/") or a live blog's clock time before the first words of a
    line stands outside its sentences. Of a huge text only the first MOST characters, TOLD lines
    and NUMBER sentences are read.
    """
    marked = _Marked(quotes(_flat(text[:MOST], found)))
    return tuple(
        Sentence(
            index=index,
            paragraph=line.index,
            start=start,
            end=end,
            text=text[start:end],
            tokens=tokens(text, start, end),
            quotes=marked.within(start, end),
            headline=line.kind is LineKind.HEADLINE,
        )
        for index, (line, start, end) in enumerate(islice(_bounds(text, found), NUMBER))
    )


def _bounds(text: str, found: tuple[Line, ...]) -> Iterator[tuple[Line, int, int]]:
    """Where each sentence starts and ends, with its line."""
    for line in found[:TOLD]:
        if line.start < MOST and line.kind in (LineKind.BODY, LineKind.HEADLINE):
            yield from ((line, start, end) for start, end in _spans(text, line))


def _flat(text: str, found: tuple[Line, ...]) -> str:
    """The text with spaces for the line breaks within paragraphs, so that quotations span them."""
    parts: list[str] = []
    at = 0
    for line in found:
        if text.find("\n", line.start, line.end) >= 0:
            parts += (text[at : line.start], _BREAK.sub(" ", text[line.start : line.end]))
            at = min(line.end, len(text))
    return "".join((*parts, text[at:]))


class _Marked:
    """Quotations, asked for by sentences in their order."""

    def __init__(self, found: tuple[tuple[int, int], ...]) -> None:
        self._found = found
        self._next = 0

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The quotations that meet [start, end), clipped to it. `start` must not go back."""
        found = self._found
        while self._next < len(found) and found[self._next][1] <= start:
            self._next += 1
        clipped = []
        for at in range(self._next, len(found)):
            first, last = found[at]
            if first >= end:
                break
            clipped.append((max(first, start), min(last, end)))
        return tuple(clipped)


def _spans(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """The (start, end) offsets of the sentences of one line, its furniture left out."""
    start, last = _first_word(text, line), min(line.end, MOST)
    for first, end in (*fragments(text, start, last), (last, last)):
        for stop in (*_ends(text, start, first), first):
            yield from _pieces(text, _after_space(text, start), stop)
            start = max(start, stop)
        start = end


def _first_word(text: str, line: Line) -> int:
    start = dateline(text, line) if line.kind is LineKind.BODY else line.start
    lead = _LEAD.match(text, start, line.end) if start == line.start else None
    return lead.end() if lead else start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One sentence, cut at spaces into pieces of LONGEST at most; none of marks alone."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = _after_space(text, cut)
    trimmed = len(text[start:end].rstrip())
    if trimmed > 3 or any(char.isalnum() for char in text[start:end]):
        yield start, start + trimmed


def _after_space(text: str, start: int) -> int:
    match = _GAP.match(text, start)
    return match.end() if match else start


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end within text[start:end], closing marks included, but the last one."""
    small = text[start : start + 1].islower()
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _is_end(text, start, end, match, small):
            yield match.end()


def _is_end(text: str, start: int, end: int, match: re.Match[str], small: bool) -> bool:
    """Whether the stop at `match` ends a sentence of the line text[start:end].

    `small` says that the line opens with a small letter, as some posts do throughout.
    """
    stop, after = match.start(), match.end()
    single = text[stop] == "." and (after - stop == 1 or text[stop + 1] not in ".!?")
    if not text[after].isspace():
        return after - stop == 1 and single and runs_on(text, start, stop, end)
    opening = _OPENING.match(text, after, end)
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if following.islower() and not (small and _plain(text, match)):
        return False
    if single and after - stop == 1 and abbreviates(text, start, stop, after):
        return False
    if text[after - 1] in "\"'”’»" and text[stop] in "!?":
        return _SAYS.match(text, after, min(end, after + 80)) is None
    return True


def _plain(text: str, match: re.Match[str]) -> bool:
    """Whether a lone stop stands right behind a small letter or a closing mark."""
    before = text[match.start() - 1]
    return match.end() - match.start() == 1 and (before.islower() or before in '"”’)')
