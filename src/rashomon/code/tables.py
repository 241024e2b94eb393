"""The coder's own word lists, read once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.code.reading import SignKind
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon
from rashomon.text.tokens import Token


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = wordlist("stances")
    return lists


@cache
def _lexicon(name: str) -> Lexicon[str]:
    return Lexicon((phrase, name) for phrase in _lists()[name])


def find(name: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """Where phrases of the list `name` (denial, justification, …) stand: token ranges."""
    return [(hit.first, hit.last) for hit in _lexicon(name).scan(words)]


@cache
def _signs() -> Lexicon[tuple[SignKind, ...]]:
    kinds: dict[str, tuple[SignKind, ...]] = {}
    for kind in SignKind:
        for phrase in _lists()[kind]:
            kinds[phrase] = (*kinds.get(phrase, ()), kind)
    return Lexicon(kinds.items())


def find_signs(words: Sequence[Token]) -> list[tuple[int, int, SignKind]]:
    """Where signs stand: token ranges with their kinds, in order."""
    hits = _signs().scan(words)
    return [(hit.first, hit.last, kind) for hit in hits for kind in hit.value]
