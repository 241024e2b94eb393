"""One document as the assembling rules see it: sentences, what tables found, what heads judge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.code.encoder.judged import Judged, Range
from rashomon.code.numbered import Numbered
from rashomon.code.reading import Reading
from rashomon.code.who.resolver import Resolver
from rashomon.model.span import Span
from rashomon.text.tokens import Token


@dataclass(frozen=True)
class Scene(Numbered):
    """`readings` hold a sentence each with parties, places, times and counts.

    `judged` is what the heads make of them, `resolver` tells for whom its speakers speak.
    """

    text: str
    readings: tuple[Reading, ...]
    judged: Judged
    resolver: Resolver | None = None

    @cached_property
    def speakers(self) -> Resolver:
        """For whom the document's speakers speak, by its words."""
        return self.resolver or Resolver(self.readings)

    def span(self, tokens: Range) -> Span:
        """The citation of tokens [first, last)."""
        return Span.cut(self.text, self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)

    def words(self, tokens: Range) -> tuple[Token, ...]:
        """Tokens [first, last)."""
        return self.tokens[tokens[0] : tokens[1]]
