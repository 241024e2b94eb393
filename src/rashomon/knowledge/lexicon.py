"""Many phrases sought at once: a trie over tokens, longest match first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rashomon.text.tokens import Token, tokens

Value = TypeVar("Value")
_ACRONYM = 4  # an acronym of so few letters may be a word in another case (US, WHO, FACT)


class Hit(NamedTuple, Generic[Value]):
    """Tokens [first, last) of the sequence that was scanned are a phrase of the lexicon."""

    first: int
    last: int
    value: Value


class _Node(Generic[Value]):
    """One step of the trie: what may follow, and the phrase that ends here.

    `capital` is the place in the phrase of the word that must be written with a capital.
    """

    __slots__ = ("acronym", "after", "any_case", "capital", "proper")

    def __init__(self) -> None:
        self.after: dict[str, _Node[Value]] = {}
        self.any_case: Value | None = None
        self.proper: Value | None = None
        self.acronym: Value | None = None
        self.capital = 0


class Lexicon(Generic[Value]):
    """Phrases and what they stand for.

    A phrase that holds a capital letter is proper: it matches only where its first capitalised
    word, save "The", is written with a capital too (Turkey, not turkey; al-Shabaab). A word of at
    most four letters with a capital after its first letter matches only so (US, not us or Us;
    LeT, not Let). All others match in any case.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: Value) -> None:
        node, words = self._root, tokens(phrase)
        for token in words:
            step = node.after.get(token.low)
            if step is None:
                step = node.after[token.low] = _Node()
            node = step
        if phrase == phrase.lower():
            node.any_case = value
        elif len(phrase) <= _ACRONYM and phrase.isalpha() and _is_acronym(phrase):
            node.acronym = value
        else:
            node.proper = value
            node.capital = _first_capital(words)

    def scan(self, words: Sequence[Token]) -> list[Hit[Value]]:
        """Every hit, left to right, longest first, none overlapping another."""
        after, size, free = self._root.after, len(words), 0
        hits: list[Hit[Value]] = []
        for position in [i for i, word in enumerate(words) if word.low in after]:
            hit = self._match(words, position, size) if position >= free else None
            if hit:
                hits.append(hit)
                free = hit.last
        return hits

    def _match(self, words: Sequence[Token], first: int, size: int) -> Hit[Value] | None:
        node, best = self._root, None
        for position in range(first, size):
            step = node.after.get(words[position].low)
            if step is None:
                break
            node = step
            value = _ending(node, words, first, position)
            if value is not None:
                best = Hit(first, position + 1, value)
        return best


def _ending(node: _Node[Value], words: Sequence[Token], first: int, last: int) -> Value | None:
    """What the phrase that ends at `node` stands for, as the words are written."""
    if node.acronym is not None and _is_acronym(words[last].text):
        return node.acronym
    if node.proper is not None and not words[first + node.capital].text[0].islower():
        return node.proper
    return node.any_case


def _is_acronym(word: str) -> bool:
    return word[1:] != word[1:].lower()


def _first_capital(words: Sequence[Token]) -> int:
    """The place of the first capitalised word; an article is one only where it stands alone."""
    if words[0].text != words[0].low and words[0].low != "the":
        return 0  # as nearly always, and there are many phrases
    places = [i for i, word in enumerate(words) if word.text != word.low]
    return next((i for i in places if words[i].low != "the"), places[0])
