"""The tokens of a document, numbered through all of its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from rashomon.code.reading import Reading
from rashomon.text.tokens import Token


class Numbered:
    """What has the `readings` of a document, one a sentence, in order."""

    readings: Sequence[Reading]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return tuple(token for reading in self.readings for token in reading.sentence.tokens)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The number of each sentence's first token, and of all tokens at the end."""
        starts = [0]
        for reading in self.readings:
            starts.append(starts[-1] + len(reading.sentence.tokens))
        return starts

    def sentence_of(self, token: int) -> int:
        """The sentence in which a token stands."""
        return bisect_right(self.starts, token) - 1
