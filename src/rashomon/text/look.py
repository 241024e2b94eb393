"""How one line looks, whatever it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.text.marks import Word, words
from rashomon.text.stamps import is_clock, is_stamp

_STOP = re.compile(r"[.!?…。؟।—][\"'”’»›)\]]{0,3}$")
_SEPARATOR = re.compile(r"\s[|·•»>›★✦‹←→/●▲▼]+\s|\s{2,}|\t|\s//\s|\s--?\s(?=[A-Z][\w]*$)|[|•★»]")
_BULLET = re.compile(r"(?:[•·▪◾■●‣⁃∙→➤►▶»>☛*+–—-]{1,3}|\d{1,2}[.)])\s+")
_HASH = re.compile(r"(?:#\w+[\s,·|]*)+$")
_ADDRESS = re.compile(r"(?:link:\s*)?(?:https?://|www\.)\S+$", re.IGNORECASE)
_COUNT = re.compile(
    r"\d[\d.,]*\s?[KkMm]?\s+(?:times\b|views?|shares?|comments?|likes?|retweets?|reposts?"
    r"|quotes?|replies|reactions?|followers|posts)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"[A-Z]{3}\s\d[\d.,]*$")


class Look(NamedTuple):
    """What a line's shape tells.

    `stop`: it ends as a sentence does. `parts`: how many parts marks or wide spaces set apart.
    `bullet`: the length of a leading bullet or number. `prose`: it reads as running text.
    """

    words: list[Word]
    stop: bool
    parts: int
    bullet: int
    prose: bool
    stamp: bool
    clock: bool


def look(line: str) -> Look:
    """How `line` (white space stripped) looks."""
    found = words(line[:2000])
    stop = _STOP.search(line[-8:]) is not None
    bullet = match.end() if (match := _BULLET.match(line)) else 0
    parts = 1 if len(line) > 300 else 1 + len(_SEPARATOR.findall(line, bullet))
    brief = len(line) <= 120
    prose = (stop and len(found) > 3) or (len(found) > 22 and parts == 1)
    return Look(found, stop, parts, bullet, prose, brief and is_stamp(line), is_clock(line[:12]))


def is_tally(line: str) -> bool:
    """Whether a short line is hashtags, an address, counts of views and likes, or a rate."""
    if len(line) > 160 or is_clock(line.split(" ", 1)[0]):
        return False
    return bool(
        _HASH.match(line) or _ADDRESS.match(line) or _RATE.match(line) or _counts(line)
    ) or not any(char.isalnum() for char in line)


def _counts(line: str) -> bool:
    """Counts make up most of the line: "41 retweets · 6 quotes", or symbols with numbers."""
    rest = _COUNT.sub("", line)
    if len(rest) < len(line) and len(rest) <= 12:
        return True
    letters = sum(char.isalpha() for char in line)
    symbols = sum(ord(char) > 0x2190 and not char.isalnum() for char in line)
    return symbols > 1 and letters < 12 and any(char.isdigit() for char in line)
