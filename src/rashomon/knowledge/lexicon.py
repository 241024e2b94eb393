"""Many phrases sought at once: a trie over tokens, longest match first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rashomon.text.tokens import Token, tokens

Value = TypeVar("Value")


class Hit(NamedTuple, Generic[Value]):
    """Tokens [first, last) of the sequence that was scanned are a phrase of the lexicon."""

    first: int
    last: int
    value: Value


class _Node(Generic[Value]):
    """One step of the trie: what may follow, and the phrase that ends here."""

    __slots__ = ("after", "any_case", "proper")

    def __init__(self) -> None:
        self.after: dict[str, _Node[Value]] = {}
        self.any_case: Value | None = None
        self.proper: Value | None = None


class Lexicon(Generic[Value]):
    """Phrases and what they stand for.

    A phrase that holds a capital letter is proper: it matches only where its first word is
    written with a capital too (Turkey, not turkey). All others match in any case.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: Value) -> None:
        node = self._root
        for token in tokens(phrase):
            node = node.after.setdefault(token.low, _Node())
        if phrase != phrase.lower():
            node.proper = value
        else:
            node.any_case = value

    def scan(self, words: Sequence[Token]) -> list[Hit[Value]]:
        """Every hit, left to right, longest first, none overlapping another."""
        hits: list[Hit[Value]] = []
        position, size, after = 0, len(words), self._root.after
        while position < size:
            hit = self._match(words, position, size) if words[position].low in after else None
            if hit:
                hits.append(hit)
            position = hit.last if hit else position + 1
        return hits

    def _match(self, words: Sequence[Token], first: int, size: int) -> Hit[Value] | None:
        node, best = self._root, None
        capital = not words[first].text[0].islower()
        for position in range(first, size):
            step = node.after.get(words[position].low)
            if step is None:
                break
            node = step
            value = node.proper if capital and node.proper is not None else node.any_case
            if value is not None:
                best = Hit(first, position + 1, value)
        return best
