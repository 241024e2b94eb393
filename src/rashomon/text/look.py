"""How one line looks, whatever it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.text.marks import words
from rashomon.text.stamps import is_clock, is_stamp

_STOP = re.compile(r"[.!?…。؟।—][\"'”’»›)\]]{0,3}$")
_SEPARATOR = re.compile(r"\s[|·•»>›★✦‹←→/●▲▼]+\s|\s{2,}|\t|\s//\s|\s--?\s(?=[A-Z][\w]*$)|[|•★»]")
_BULLET = re.compile(r"(?:[•·▪◾■●‣⁃∙→➤►▶»>☛*+–—-]{1,3}|\d{1,2}[.)])\s+")
_HASH = re.compile(r"(?:#\w+[\s,·|]*)+$")
_ADDRESS = re.compile(r"(?:link:\s*)?(?:https?://|www\.)\S+$", re.IGNORECASE)
_COUNT = re.compile(
    r"\d[\d.,]*\s?[KkMm]?\s+(?:times\b|views?|shares?|comments?|likes?|retweets?|reposts?"
    r"|quotes?|replies|reactions?|followers|posts|updates|subscribers|members|votes|plays|downloads|photos|images|items)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"[A-Z]{3}\s\d[\d.,]*$")
_LONG = 220
"""Characters from which a line is running text by its length."""
_RUNNING = 22
"""Words from which a line in one piece is running text even without a stop."""


class Look(NamedTuple):
    """What a line's shape tells.

    `words`: its words, of a long line the first few. `stop`: it ends as a sentence does.
    `parts`: how many parts marks or wide spaces set apart. `bullet`: it opens with a bullet or a
    number. `prose`: it reads as running text. `stamp`, `clock`: it is a time of publication, a
    time of day, and nothing else.
    """

    words: list[str]
    stop: bool
    parts: int
    bullet: bool
    prose: bool
    stamp: bool
    clock: bool


def look(line: str) -> Look:
    """How `line` (white space stripped) looks."""
    stop = _STOP.search(line[-8:]) is not None
    bullet = _BULLET.match(line)
    if len(line) > 2 * _LONG:
        return Look(words(line[:80]), stop, 1, bullet is not None, True, False, False)
    found = words(line if len(line) <= _LONG else line[:_LONG])
    parts = 1 + len(_SEPARATOR.findall(line, bullet.end() if bullet else 0))
    prose = len(found) > 2 if stop else len(found) > _RUNNING and parts == 1
    stamp = not prose and len(line) <= 120 and is_stamp(line)
    return Look(found, stop, parts, bullet is not None, prose, stamp, is_clock(line))


def is_tally(line: str) -> bool:
    """Whether a short line is hashtags, an address, counts of views and likes, or a rate."""
    if len(line) > 160 or is_clock(line.split(" ", 1)[0]):
        return False
    if _HASH.match(line) or _ADDRESS.match(line) or _RATE.match(line) or _counts(line):
        return True
    return not any(char.isalnum() for char in line)


def _counts(line: str) -> bool:
    """Counts make up most of the line: "41 retweets · 6 quotes", or symbols with numbers."""
    rest = _COUNT.sub("", line)
    if len(rest) < len(line) and len(rest) <= 12:
        return True
    if line.isascii():
        return False
    letters = sum(char.isalpha() for char in line)
    symbols = sum(ord(char) > 0x2190 and not char.isalnum() for char in line)
    return symbols > 1 and letters < 12 and any(char.isdigit() for char in line)
