"""A text as the coder reads it, and where strings and offsets of an annotation stand in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rashomon.code.dating import Day
from rashomon.code.encoder.datings import dated
from rashomon.code.encoder.features import features
from rashomon.code.encoder.folding import folded
from rashomon.code.encoder.pairs import settings
from rashomon.code.encoder.pieces import Pieces, tokenizer, units
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.code.who.settle import resolver_of, settled
from rashomon.model.document import Document, Origin
from rashomon.text.layout import lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences
from training.example import MASKED, Example

_pieces = Pieces(tokenizer())


class Reader:
    """One text with its sentences, parties and pieces."""

    def __init__(
        self, text: str, told: Sequence[Sentence] | None = None, published: str | None = None
    ) -> None:
        self.text = text
        day = date.fromisoformat(published) if published else None
        self.document = Document.of(text, origin=Origin(published=day))
        page = lines(text)
        plain = sentences(text, page) if told is None else tuple(told)
        known = Day.of(self.document, page, plain)
        self.published = known.published
        read = RulesTagger().read(plain, known.iso)
        read = settled(read, resolver_of(text, page, read))
        self.ruled = RulesCoder().report(self.document, read, known)
        self.readings = folded(read)
        self.sentences = [reading.sentence for reading in self.readings]
        self.found = [reading.parties for reading in self.readings]
        self.tokens = [token for sentence in self.sentences for token in sentence.tokens]
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        sizes = [len(sentence.tokens) for sentence in self.sentences]
        self.firsts = np.cumsum([0, *sizes])

    def example(self, name: str) -> Example:
        """An example that teaches nothing yet."""
        hits = [
            (int(self.firsts[k]) + hit.first, int(self.firsts[k]) + hit.last, hit.party.name)
            for k, found in enumerate(self.found)
            for hit in found
        ]
        told = features(self.readings, self.ruled).astype(np.uint8)
        made = units(_pieces, self.sentences, self.found)
        times = dated(self.readings, self.published)
        return Example(name, made, hits, told, settings(self.readings, self.ruled), times)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that share a character with `text[start:end]`, as a range."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def sentence_of(self, token: int) -> int:
        """The sentence in which a token stands."""
        return int(np.searchsorted(self.firsts, token, side="right")) - 1

    def tags(self, fill: int = MASKED) -> NDArray[np.int64]:
        """One label a token."""
        return np.full(len(self.tokens), fill, dtype=np.int64)


def mark(tags: NDArray[np.int64], ranges: Iterable[tuple[int, int]], kind: int = 0) -> None:
    """Label ranges of tokens: 0 stays outside, 1 + 2k begins kind k, 2 + 2k goes on with it."""
    for first, last in ranges:
        if first < last:
            tags[first] = 1 + 2 * kind
            tags[first + 1 : last] = 2 + 2 * kind
