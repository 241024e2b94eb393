"""Times known by a name: wars, feasts and days that gave a name (data/times.json)."""

from __future__ import annotations

from functools import cache

from rashomon.code.times.values import Calendar, Fixed, Found, Words
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon


@cache
def _names() -> Lexicon[Calendar | Fixed]:
    """The table, read once; a start like "--12-25" is a feast, the same day of every year."""
    table: dict[str, list[str]] = wordlist("times")
    return Lexicon((name, _when(interval)) for name, interval in table.items())


def _when(interval: list[str]) -> Calendar | Fixed:
    start = interval[0]
    if start.startswith("--"):
        return Calendar(month=int(start[2:4]), day=int(start[5:7]))
    return Fixed(start, interval[1] if len(interval) > 1 else None)


def named(words: Words) -> list[Found]:
    """Every time in the words that the table knows by name, in order."""
    return [Found(hit.first, hit.last, hit.value) for hit in _names().scan(words)]
