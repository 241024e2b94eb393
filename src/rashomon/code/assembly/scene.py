"""One document as the assembling rules see it: sentences, what tables found, what heads judge."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.code.encoder.judged import Judged, Range
from rashomon.code.reading import Reading
from rashomon.code.who.resolver import Resolver
from rashomon.model.span import Span
from rashomon.text.tokens import Token


@dataclass(frozen=True)
class Scene:
    """`readings` hold a sentence each with parties, places, times and counts.

    `judged.sides` are whose people the counts count, all counts of all readings in order.
    """

    text: str
    readings: tuple[Reading, ...]
    judged: Judged
    resolver: Resolver | None = None

    @cached_property
    def speakers(self) -> Resolver:
        """For whom the document's speakers speak, by its words."""
        return self.resolver or Resolver(self.readings)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, as the heads number them."""
        return tuple(token for reading in self.readings for token in reading.sentence.tokens)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The number of each sentence's first token, and of all tokens at the end."""
        starts = [0]
        for reading in self.readings:
            starts.append(starts[-1] + len(reading.sentence.tokens))
        return starts

    @cached_property
    def places_of(self) -> Mapping[str, Sequence[int]]:
        """Where each folded word stands, by token numbers."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for k, token in enumerate(self.tokens):
            found[token.low].append(k)
        return found

    def span(self, tokens: Range) -> Span:
        """The citation of tokens [first, last)."""
        return Span.cut(self.text, self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)

    def sentence_of(self, token: int) -> int:
        """The sentence in which a token stands."""
        return bisect_right(self.starts, token) - 1

    def range_of(self, span: Span, sentence: int) -> Range:
        """The tokens of a sentence that share a character with the span."""
        first = self.starts[sentence]
        inside = [
            first + k
            for k, token in enumerate(self.readings[sentence].sentence.tokens)
            if token.start < span.end and span.start < token.end
        ]
        return (inside[0], inside[-1] + 1) if inside else (first, first)

    def words(self, tokens: Range) -> tuple[Token, ...]:
        """Tokens [first, last)."""
        return self.tokens[tokens[0] : tokens[1]]
