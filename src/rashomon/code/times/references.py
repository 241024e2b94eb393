"""Words for the present, the past and the future (data/references.txt): "now", "recently"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rashomon.code.times.lengths import amount
from rashomon.code.times.values import Found, Reference, Words, low
from rashomon.code.times.words import DASHES, UNITS
from rashomon.knowledge.lexicon import Hit, Lexicon

_TABLE = Path(__file__).parents[1] / "data" / "references.txt"


@cache
def _names() -> Lexicon[Reference]:
    """The table, read once."""
    rows = (line.split(":") for line in _TABLE.read_text("utf-8").splitlines() if line[:1] != "#")
    return Lexicon(
        (phrase.strip(), Reference(value))
        for value, phrases in rows
        for phrase in phrases.split(",")
    )


def references(words: Words) -> list[Found]:
    """Every reference to the present, the past or the future in the words, in order."""
    return [Found(h.first, h.last, h.value) for h in _names().scan(words) if _alone(words, h)]


def _alone(words: Words, hit: Hit[Reference]) -> bool:
    """Whether what follows is no number or unit that makes it a stretch: "the past two weeks"."""
    word, after = low(words, hit.last - 1), low(words, hit.last)
    if low(words, hit.first - 1) in DASHES:
        return False
    if word == "past":
        opened = low(words, hit.last - 2) == "the"
        return opened and not (after in UNITS or amount(words, hit.last) or after in DASHES)
    reported = after in UNITS or after in ("fiscal", "quarter", "quarters", "period")
    return not (word in ("recent", "current") and reported)
