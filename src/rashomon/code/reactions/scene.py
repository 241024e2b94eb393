"""One sentence as the reaction rules see it: which parties stand where, and its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code.reactions.words import words
from rashomon.code.reading import Reading
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.model.span import Span
from rashomon.text.tokens import Token

_SCARE = 8  # tokens, marks included
_DIVIDERS = frozenset({"while", "whereas", "although", "whilst"})
_MARKS = frozenset({";", "—", "–"})
_QUOTES = frozenset("\"“”„«»'‘’")
_LINKS = frozenset({",", "and", "the", "&", "both", "or", "also"})


class Actor(NamedTuple):
    """Who reacts: the party's name, and the words that name who speaks for it."""

    party: str
    speaker: Span


class Scene:
    """A reading with what the rules look up in it again and again."""

    __slots__ = ("hits", "reading", "spoken", "starts", "tokens")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens: Sequence[Token] = reading.sentence.tokens
        self.hits = [h for h in reading.parties if h.party.kind is not PartyKind.AGENCY]
        self.spoken: list[tuple[int, tuple[Actor, ...]]] = []
        self.starts = [0, *(i + 1 for i, t in enumerate(self.tokens) if self._divides(i, t))]

    def _divides(self, place: int, token: Token) -> bool:
        if token.low in _DIVIDERS:
            return place > 0
        return token.low in _MARKS and not self._quoted(token)

    def _quoted(self, token: Token) -> bool:
        return bool(self.reading.sentence.quotes) and self.reading.sentence.quoted(token.start)

    def segment(self, place: int) -> tuple[int, int]:
        """The tokens [first, last) of the clause that holds the token at `place`."""
        first = max(start for start in self.starts if start <= place)
        later = [start for start in self.starts if start > place]
        return first, (later[0] - 1 if later else len(self.tokens))

    def quote(self, place: int) -> tuple[int, int] | None:
        """The tokens [first, last) of the quotation that holds the token at `place`, or None."""
        offset = self.tokens[place].start
        for start, end in self.reading.sentence.quotes:
            if start <= offset < end:
                inside = [i for i, t in enumerate(self.tokens) if start <= t.start < end]
                return inside[0], inside[-1] + 1
        return None

    def speech(self, place: int) -> bool:
        """Whether the token at `place` stands in a quotation with a voice of its own.

        One that opens the sentence has, and a long one; a few quoted words elsewhere have not.
        """
        quote = self.quote(place)
        return quote is not None and (quote[0] == 0 or quote[1] - quote[0] > _SCARE)

    def span(self, first: int, last: int) -> Span:
        """Tokens [first, last) as a span, without the marks that stand around them."""
        while last - 1 > first and not self.tokens[last - 1].text[-1].isalnum():
            last -= 1
        while first < last - 1 and not self.tokens[first].text[0].isalnum():
            first += 1
        return self.reading.sentence.cut(first, last)

    def within(self, first: int, last: int) -> list[PartyHit]:
        """The parties named in tokens [first, last), quoted words left out."""
        return [
            hit
            for hit in self.hits
            if first <= hit.first and hit.last <= last and not self._quoted(self.tokens[hit.first])
        ]

    def subjects(self, first: int, last: int) -> list[PartyHit]:
        """The first party in [first, last) that can be a subject, and those joined to it."""
        hits = self.within(first, last)
        chosen = next((hit for hit in hits if self._can_act(hit)), hits[0] if hits else None)
        return list(self._joined(chosen, hits)) if chosen else []

    def agents(self, first: int, last: int) -> list[PartyHit]:
        """The first party in [first, last), whatever stands before it, and those joined to it."""
        hits = self.within(first, last)
        return list(self._joined(hits[0], hits)) if hits else []

    def topic(self) -> list[PartyHit]:
        """The first party that can be a subject, and those joined to it; none where none can."""
        hits = self.subjects(0, len(self.tokens))
        return hits if hits and self._can_act(hits[0]) else []

    def _can_act(self, hit: PartyHit) -> bool:
        place = hit.first - 1
        while place > 0 and self._qualifies(place):
            place -= 1
        if place < 0 or self.tokens[place].low not in words().prepositions:
            return True
        return place > 0 and self.tokens[place - 1].low in words().bodies

    def _qualifies(self, place: int) -> bool:
        return self.tokens[place].low in ("the", "an", "a", "both", "its", "their")

    def _joined(self, chosen: PartyHit, hits: Sequence[PartyHit]) -> Iterator[PartyHit]:
        yield chosen
        end, listed = chosen.last, chosen.form
        for hit in hits:
            between = self.tokens[end : hit.first]
            if hit.first < end or hit.party.name == chosen.party.name:
                continue
            if not between or any(t.low not in _LINKS for t in between) or listed is Form.DEMONYM:
                return
            yield hit
            end = hit.last

    def actor(self, hit: PartyHit, first: int, last: int) -> Actor:
        """The actor that `hit` names; who speaks for it is named in tokens [first, last).

        The speaker is a person of that party where one is named, or else the whole noun phrase;
        where that names other parties too, the hit alone.
        """
        inside = self.within(first, last) or [hit]
        person = next((one for one in inside if one.form is Form.PERSON), hit)
        alone = all(one.party.name == hit.party.name for one in inside)
        if person.form is Form.PERSON and alone:
            return Actor(hit.party.name, self.span(person.first, person.last))
        first, last = (first, last) if alone else (hit.first, hit.last)
        return Actor(hit.party.name, self.span(first, last))


def is_quote_mark(token: Token) -> bool:
    """Whether the token is a quotation mark."""
    return token.low in _QUOTES
