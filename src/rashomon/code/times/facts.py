"""Dated facts (data/facts.txt): words that a text can only use from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rashomon.knowledge.lexicon import Lexicon
from rashomon.text.sentence import Sentence

_TABLE = Path(__file__).parents[1] / "data" / "facts.txt"
_DAY = "-01-01"


class Fact(NamedTuple):
    """Words that are used from the day `first` on; `source` is where that is known from."""

    words: str
    first: date
    source: str


class _Facts(NamedTuple):
    words: Lexicon[Fact]
    horizon: date


@cache
def _facts() -> _Facts:
    """The table, read once."""
    rows = [
        [cell.strip() for cell in row.split("|")]
        for row in _TABLE.read_text("utf-8").splitlines()
        if row and row[0] != "#"
    ]
    horizon = next(date.fromisoformat(last) for words, _, last, _ in rows if words == "*")
    known = [Fact(words, _day(first), source) for words, first, _, source in rows if words != "*"]
    return _Facts(Lexicon((fact.words, fact) for fact in known), horizon)


def _day(iso: str) -> date:
    """The first day of an ISO date of any grain."""
    return date.fromisoformat(iso + _DAY[len(iso) - 4 :])


def horizon() -> date:
    """The last day on which a text can have been published, as far as the table looks."""
    return _facts().horizon


def latest_fact(sentences: Iterable[Sentence]) -> Fact | None:
    """The fact of the sentences that came to be last, or None where they hold none."""
    found = (hit.value for one in sentences for hit in _facts().words.scan(one.tokens))
    return max(found, key=lambda fact: fact.first, default=None)
