"""A document as the resolver of speakers sees it: its words, and who is named where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.code.numbered import Numbered
from rashomon.code.reading import Reading
from rashomon.knowledge.namesakes import without_namesakes
from rashomon.knowledge.parties import state_of
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.model.span import Span

Range = tuple[int, int]
SIDES = frozenset((PartyKind.COUNTRY, PartyKind.TERRITORY, PartyKind.ARMED_GROUP))
_LONGEST = 40  # sentences of a paragraph


@dataclass(frozen=True)
class Context(Numbered):
    """All readings of one document; tokens are numbered through it."""

    readings: Sequence[Reading]

    @cached_property
    def hits(self) -> tuple[PartyHit, ...]:
        """All namings of parties, by the document's token numbers."""
        return tuple(
            hit._replace(first=start + hit.first, last=start + hit.last)
            for start, reading in zip(self.starts, self.readings, strict=False)
            for hit in without_namesakes(reading.sentence.tokens, reading.parties)
        )

    @cached_property
    def places_of(self) -> Mapping[str, Sequence[int]]:
        """Where each folded word stands, by token numbers."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for k, token in enumerate(self.tokens):
            found[token.low].append(k)
        return found

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return [hit.first for hit in self.hits]

    def range_of(self, span: Span) -> Range:
        """The tokens that share a character with the span; empty where none does."""
        first = bisect_left(self._offsets, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return first, max(bisect_left(self._offsets, span.end), first)

    def cut(self, words: Range) -> str:
        """What the text says at tokens [first, last), which stand in one sentence."""
        index = self.sentence_of(words[0])
        sentence = self.readings[index].sentence
        first, last = words[0], min(words[1], self.starts[index + 1])
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())

    def bounds(self, token: int) -> Range:
        """The tokens of the sentence in which a token stands."""
        sentence = self.sentence_of(token)
        return self.starts[sentence], self.starts[sentence + 1]

    def within(self, first: int, last: int) -> list[PartyHit]:
        """The namings of parties inside tokens [first, last), numbered from `first`."""
        inside = slice(bisect_left(self._firsts, first), bisect_left(self._firsts, last))
        return [
            hit._replace(first=hit.first - first, last=hit.last - first)
            for hit in self.hits[inside]
            if hit.last <= last
        ]

    def before(self, token: int) -> PartyHit | None:
        """The last naming of a party before a token."""
        place = bisect_left(self._firsts, token)
        return self.hits[place - 1] if place else None

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The parties named, in the order of the text, with their kinds."""
        return {hit.party.name: str(hit.party.kind) for hit in self.hits}

    @cached_property
    def _seats(self) -> Sequence[tuple[int, str]]:
        """Where places stand, and the states that they are listed in."""
        return [
            (start + hit.first, state.name)
            for start, reading in zip(self.starts, self.readings, strict=False)
            for hit in reading.places
            if hit.place and (state := state_of(hit.place.country))
        ]

    def places_within(self, first: int, last: int) -> list[str]:
        """The states of the places named inside tokens [first, last), in order."""
        low = bisect_left(self._seats, (first, ""))
        return [state for _, state in self._seats[low : bisect_left(self._seats, (last, ""))]]

    def paragraph_start(self, sentence: int) -> int:
        """The first token of the paragraph that a sentence stands in."""
        return self._openings[sentence]

    @cached_property
    def _openings(self) -> Sequence[int]:
        """The first token of each sentence's paragraph; an endless one is cut up."""
        found: list[int] = []
        opened = 0
        for index, reading in enumerate(self.readings):
            paragraph = reading.sentence.paragraph
            same = index and paragraph == self.readings[index - 1].sentence.paragraph
            if not same or index - opened >= _LONGEST:
                opened = index
            found.append(self.starts[opened])
        return found

    @cached_property
    def standing(self) -> Sequence[tuple[str, str]]:
        """What is true of parties all through the document: clues for speakers anywhere."""
        counts = Counter(hit.party.name for hit in self.hits)
        total = sum(counts.values())
        found = [(name, f"main {k}") for k, name in enumerate(self.main)]
        found += [(name, "often") for name, n in counts.items() if n * 4 >= total]
        found += [(name, "seldom") for name, n in counts.items() if n == 1]
        if self.home:
            found.append((self.home, "home"))
        if self.hits:
            found.append((self.hits[0].party.name, "first named"))
        return found

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The two parties to a conflict that are named most, the first named where they tie."""
        named = Counter(hit.party.name for hit in self.hits if hit.party.kind in SIDES)
        return tuple(name for name, _ in named.most_common(2))

    @cached_property
    def home(self) -> str | None:
        """The country of most places told of, else the country named most."""
        places = Counter(
            hit.place.country
            for reading in self.readings
            for hit in reading.places
            if hit.place and hit.place.country and hit.place.kind != "country"
        )
        for country, _ in places.most_common(1):
            state = state_of(country)
            if state is not None:
                return state.name
        named = Counter(
            hit.party.name
            for hit in self.hits
            if hit.party.kind is PartyKind.COUNTRY and hit.form in (Form.NAME, Form.DEMONYM)
        )
        return next((name for name, _ in named.most_common(1)), None)
