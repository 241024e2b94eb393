"""Times known by a name: wars, feasts and days that gave a name (data/times.txt)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from rashomon.code.times.values import Calendar, Fixed, Found, Words, low
from rashomon.knowledge.lexicon import Hit, Lexicon

_MARKS = frozenset("/.-")
_TABLE = Path(__file__).parents[1] / "data" / "times.txt"


class Named(NamedTuple):
    """Names of one time, its ISO dates (`end` is None for a single one) and their source."""

    names: tuple[str, ...]
    start: str
    end: str | None
    source: str


def named_times() -> tuple[Named, ...]:
    """The rows of the table, in order."""
    rows = (row for row in _TABLE.read_text("utf-8").splitlines() if row and row[0] != "#")
    return tuple(_row(*(cell.strip() for cell in row.split("|"))) for row in rows)


def _row(names: str, start: str, end: str, source: str) -> Named:
    return Named(tuple(name.strip() for name in names.split(",")), start, end or None, source)


@cache
def _names() -> Lexicon[Calendar | Fixed]:
    """The table, read once; a start like "--12-25" is a feast, the same day of every year."""
    return Lexicon((name, _when(row)) for row in named_times() for name in row.names)


def _when(row: Named) -> Calendar | Fixed:
    if row.start.startswith("--"):
        return Calendar(month=int(row.start[2:4]), day=int(row.start[5:7]))
    return Fixed(row.start, row.end)


def named(words: Words) -> list[Found]:
    """Every time in the words that the table knows by name, in order.

    "26/11" is none where a year follows or a day goes before: that is a date in full.
    """
    hits = _names().scan(words)
    return [Found(hit.first, hit.last, hit.value) for hit in hits if not _in_date(words, hit)]


def _in_date(words: Words, hit: Hit[Calendar | Fixed]) -> bool:
    after = low(words, hit.last) in _MARKS and low(words, hit.last + 1).isdecimal()
    before = low(words, hit.first - 1) in _MARKS and low(words, hit.first - 2).isdecimal()
    return words[hit.first].low[:1].isdecimal() and (after or before)
