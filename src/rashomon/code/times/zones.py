"""Time zones said with a clock time (data/zones.txt): "GMT", "Moscow time"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rashomon.code.times.values import Words, low

_TABLE = Path(__file__).parents[1] / "data" / "zones.txt"
_MOST = 3  # words of a zone


@cache
def _zones() -> dict[str, str]:
    """The table, read once: the words of a zone and its offset as ISO 8601 writes it."""
    rows = (row for row in _TABLE.read_text("utf-8").splitlines() if row[:1] != "#")
    pairs = (row.split(": ") for row in rows)
    return {name.lower(): offset for name, offset in pairs}


@cache
def _opening() -> frozenset[str]:
    """The words with which a zone begins."""
    return frozenset(name.split()[0] for name in _zones())


def zone_at(words: Words, at: int) -> tuple[str, int] | None:
    """The offset of the zone named from `at` on and how many words name it, or None."""
    if low(words, at) not in _opening():
        return None
    for size in range(_MOST, 0, -1):
        name = " ".join(low(words, at + step) for step in range(size))
        offset = _zones().get(name)
        if offset and (size > 1 or words[at].text.isupper() or name in ("gmt", "utc")):
            return offset, size
    return None


def zone_of(words: Words, first: int, last: int) -> str:
    """The offset said in tokens [first, last); empty where none is known."""
    for at in range(first, last):
        found = zone_at(words, at)
        if found:
            return found[0]
        if low(words, at)[:1].isdecimal() and low(words, at).endswith(("gmt", "utc", "z")):
            return "Z"
    return ""
