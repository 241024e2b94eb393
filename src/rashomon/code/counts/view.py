"""A sentence as this room reads it: without quotation marks, with its parties at hand."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.knowledge.party import PartyHit
from rashomon.model.span import Span
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token

_MARKS = frozenset("\"“”„«»‘’'‹›`*")
_MOST_WORDS = 400


def _titled(words: Sequence[Token]) -> bool:
    """Whether most words begin with a capital, so that capitals tell no names."""
    spelt = [word.text for word in words if word.text[0].isalpha()]
    return 3 * sum(word[0].isupper() for word in spelt) > 2 * len(spelt)


class View:
    """The words of one sentence, quotation marks left out; bounded to the first 400.

    `party[i]` is the hit that word i belongs to, or None; `titled` tells a headline in which most
    words have capitals. Indices are those of `words`.
    """

    __slots__ = ("low", "party", "sentence", "titled", "words")

    def __init__(self, sentence: Sentence, parties: Sequence[PartyHit]) -> None:
        kept = [
            (index, token)
            for index, token in enumerate(sentence.tokens)
            if token.text not in _MARKS
        ][:_MOST_WORDS]
        named = {index: hit for hit in parties for index in range(hit.first, hit.last)}
        self.sentence = sentence
        self.words: list[Token] = [token for _, token in kept]
        self.low: list[str] = [token.low for _, token in kept]
        self.titled = sentence.headline and _titled(self.words)
        self.party: list[PartyHit | None] = [named.get(index) for index, _ in kept]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        """The folded word at `index`, or "" beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span(self, first: int, last: int) -> Span:
        """The span of words [first, last), in the document's offsets."""
        start, end = self.words[first].start, self.words[last - 1].end
        base = self.sentence.start
        return Span(start, end, self.sentence.text[start - base : end - base])

    def inside(self, span: Span) -> tuple[int, int]:
        """The words [first, last) that share a character with `span`; (0, 0) where none does."""
        met = [i for i, w in enumerate(self.words) if w.start < span.end and span.start < w.end]
        return (met[0], met[-1] + 1) if met else (0, 0)

    def named(self, index: int) -> bool:
        """Whether the word at `index` starts with a capital letter."""
        return self.words[index].text[0].isupper()
