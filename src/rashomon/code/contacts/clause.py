"""The clause around a cue: who stands in it, when and where, and how the contact stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.code.contacts.people import Person, find_people
from rashomon.code.contacts.words import words
from rashomon.code.reading import Reading, TimePhrase
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.model.report import When
from rashomon.model.span import Span
from rashomon.model.vocabulary import ContactStatus
from rashomon.text.tokens import Token

_DIVIDERS = frozenset({";", "—", "–", "while", "whereas", "although", "whilst"})
_LINKS = frozenset({",", "and", "the", "&"})
_LOCATIVES = frozenset({"in", "at", "near", "on"})
_BY_REACH = 6  # tokens between "mediated by" and the name
_STATUS_REACH = 14  # tokens either side of the cue


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) of a reading, with a cue in [start, end)."""

    reading: Reading
    first: int
    last: int
    start: int
    end: int

    @classmethod
    def around(cls, reading: Reading, start: int, end: int) -> Clause:
        """The clause that holds the cue in tokens [start, end)."""
        tokens = reading.sentence.tokens
        first, last = start, end
        while first > 0 and tokens[first - 1].low not in _DIVIDERS:
            first -= 1
        while last < len(tokens) and tokens[last].low not in _DIVIDERS:
            last += 1
        return cls(reading, first, last, start, end)

    def lows(self) -> set[str]:
        """The words of the clause, folded."""
        return {token.low for token in self.reading.sentence.tokens[self.first : self.last]}

    def near(self, before: int, after: int) -> list[str]:
        """The words of the clause, folded, up to so many tokens before and after the cue."""
        tokens = self.reading.sentence.tokens
        left = tokens[max(self.first, self.start - before) : self.start]
        right = tokens[self.end : min(self.last, self.end + after)]
        return [token.low for token in (*left, *right)]

    def gap(self, span: Span) -> int:
        """How many characters lie between the cue and the span; 0 where they meet."""
        tokens = self.reading.sentence.tokens
        start, end = tokens[self.start].start, tokens[self.end - 1].end
        return max(span.start - end, start - span.end, 0)

    def parties(self) -> list[PartyHit]:
        """The parties named in the clause that may take part: no agencies, no mere places."""
        return [
            hit
            for hit in self.reading.parties
            if self.first <= hit.first
            and hit.last <= self.last
            and hit.party.kind is not PartyKind.AGENCY
            and not self._is_place(hit)
        ]

    def _is_place(self, hit: PartyHit) -> bool:
        """Whether a capital is only where it happens: "met in Ankara"."""
        before = self.reading.sentence.tokens[hit.first - 1].low if hit.first else ""
        return hit.form is Form.CAPITAL and before in _LOCATIVES

    def participants(self, conveners: Sequence[str]) -> tuple[str, ...]:
        """Parties by their names, then people as written, each once and in the text's order."""
        hits = self.parties()
        names = [hit.party.name for hit in hits if hit.party.name not in conveners]
        return tuple(dict.fromkeys([*names, *(person.name for person in self.people())]))

    def people(self) -> tuple[Person, ...]:
        """The people named in the clause."""
        return find_people(self.reading, self.first, self.last)

    def conveners(self) -> tuple[str, ...]:
        """Who brought the others together: named after "mediated by", or before "hosted"."""
        tokens = self.reading.sentence.tokens
        for found in words().conveners.scan(tokens[self.first : self.last]):
            listed = self._listed(self.first + found.last)
            if listed:
                return listed
        offices = tuple(hit.party.name for hit in self.parties() if self._mediates(hit))
        if offices:
            return offices
        verb = next((i for i in range(self.first, self.last) if self._convenes(i)), self.first)
        return tuple(hit.party.name for hit in self.parties() if hit.last <= verb)[:1]

    def _mediates(self, hit: PartyHit) -> bool:
        """Whether its good offices are named: "under Norwegian mediation"."""
        after = self.reading.sentence.tokens[hit.last : hit.last + 2]
        return any(token.low in words().good_offices for token in after)

    def _listed(self, place: int) -> tuple[str, ...]:
        """The parties named right after the token at `place`, as far as their list goes."""
        tokens, names = self.reading.sentence.tokens, list[str]()
        for hit in self.parties():
            between = {token.low for token in tokens[place : hit.first]}
            joined = between <= _LINKS if names else hit.first - place <= _BY_REACH
            if hit.first >= place and joined:
                names.append(hit.party.name)
                place = hit.last
        return tuple(names)

    def _convenes(self, place: int) -> bool:
        tokens = self.reading.sentence.tokens
        if tokens[place].low not in words().convening:
            return False
        passive = place + 1 < len(tokens) and tokens[place + 1].low in ("by", "in", "at", ",")
        return not passive

    def time(self) -> TimePhrase | None:
        """The time expression nearest to the cue in its clause, or else in its sentence.

        One that is resolved goes before one that is not. None where there is none.
        """
        tokens = self.reading.sentence.tokens
        low, high = tokens[self.first].start, tokens[self.last - 1].end
        times = self.reading.times
        clause = [t for t in times if low <= t.span.start and t.span.end <= high]
        resolved = [t for t in clause if t.start] or [t for t in times if t.start]
        return min(resolved or clause, key=lambda time: self.gap(time.span), default=None)

    def when(self) -> When:
        """The time of the contact as far as the clause settles it."""
        time = self.time()
        if time is None:
            return When()
        return When(time.start, time.end, (time.span,), time.basis, time.edtf)

    def place(self) -> Span | None:
        """The place named nearest to the cue after "in", "at" or "near", or None."""
        tokens = self.reading.sentence.tokens
        hits = [
            hit
            for hit in self.reading.places
            if self.first < hit.first
            and hit.last <= self.last
            and tokens[hit.first - 1].low in _LOCATIVES
        ]
        nearest = min(hits, key=lambda hit: abs(hit.first - self.start), default=None)
        return nearest and self.span(nearest.first, nearest.last)

    def status(self) -> ContactStatus:
        """How the contact stands, by the words around the cue; held where none tells."""
        first = max(self.first, self.start - _STATUS_REACH)
        last = min(self.last, self.end + _STATUS_REACH)
        found = {hit.value for hit in words().status.scan(self._tokens(first, last))}
        for status in _STRONGEST_FIRST:
            if status in found:
                return status
        return ContactStatus.HELD

    def says_both(self) -> bool:
        """Whether the clause names the two sides without saying who they are."""
        return bool(words().carried.scan(self._tokens(self.first, self.last)))

    def _tokens(self, first: int, last: int) -> Sequence[Token]:
        return self.reading.sentence.tokens[first:last]

    def span(self, first: int, last: int) -> Span:
        """Tokens [first, last) as a span of the document."""
        return self.reading.sentence.cut(first, last)


_STRONGEST_FIRST = (
    ContactStatus.CANCELLED,
    ContactStatus.SCHEDULED,
    ContactStatus.PROPOSED,
    ContactStatus.ONGOING,
)
