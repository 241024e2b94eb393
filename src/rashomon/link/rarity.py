"""How rare a word is in news, from a table that ships with the package.

The table is fixed: what a ledger holds never changes what a word is worth, so that adding one
report leaves the weights of all others as they were.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from rashomon.text.tokens import fold

# As text.tokens has them; whole tokens of a long text take five times as long to make.
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['’](?!s\b)[^\W_]+)*")
_LEAST = 3  # letters of a word that is counted
_LONGEST = 24  # letters of a word that are looked at
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions dozen dozens score scores several"
    " few many some half both couple pair trio first second third fourth fifth sixth single"
    " double triple twice thrice".split()
)


@lru_cache(maxsize=131072)
def counted(word: str) -> str:
    """`word` as it is counted: folded, without accents; empty where it is a number or says little.

    Numbers are left out, in digits or in words: rival counts never count against a match.
    """
    low = fold(word)
    if not low.isascii():
        split = unicodedata.normalize("NFKD", low)
        low = "".join(mark for mark in split if not unicodedata.combining(mark))
    low = low[:_LONGEST]
    return low if len(low) >= _LEAST and low.isalpha() and low not in _NUMBERS else ""


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The counted words of `text[start:end]`, in order, each as often as it stands there."""
    stop = len(text) if end is None else end
    return filter(None, map(counted, _WORD.findall(text, start, stop)))


def bits(word: str) -> float:
    """How rare a counted word is: log2 of one in how many documents holds it, as the table says."""
    table, rarest = _table()
    return table.get(word, rarest)


@cache
def _table() -> tuple[dict[str, float], float]:
    """The words of the table with their rarity, and that of a word that is not in it."""
    found: dict[str, float] = {}
    level = 0.0
    text = files("rashomon.link").joinpath("data/rarity.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        head, _, rest = line.partition(":")
        level = float(head)
        found |= dict.fromkeys(rest.split(), level)
    return found, level + 1.0
