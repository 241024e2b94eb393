"""The unit that the coder reads."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `document.text[start:end]` is `text`; token offsets are the document's.

    `paragraph` numbers the text's lines from 0. `quotes` are the (start, end) offsets of what
    stands in quotation marks in it, marks included, clipped to the sentence. `headline` says that
    it stands in the document's own title or in a heading.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    quotes: tuple[tuple[int, int], ...] = ()
    headline: bool = False

    @property
    def span(self) -> Span:
        """The whole sentence as a citation."""
        return Span(self.start, self.end, self.text)

    def cut(self, first: int, last: int) -> Span:
        """The citation of tokens [first, last)."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(start, end, self.text[start - self.start : end - self.start])

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` of the document stands inside quotation marks."""
        return any(start <= offset < end for start, end in self.quotes)
