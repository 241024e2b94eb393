"""For whom a speaker speaks: his own words first, then all that the document tells of him."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import exp
from typing import NamedTuple

from rashomon.code.reading import Reading
from rashomon.code.who.bodies import Body, bodies, body_of
from rashomon.code.who.clues import Clues, clues
from rashomon.code.who.context import SIDES, Context, Range
from rashomon.code.who.itself import own_name
from rashomon.code.who.names import appositions, introductions, name_in
from rashomon.code.who.resolved import OPEN, Basis, Resolved
from rashomon.code.who.speaker import BODIES, PRONOUNS, Sort, is_both, kinds_in, roles_in, sort_of
from rashomon.code.who.weights import worth
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.roles import role_of
from rashomon.knowledge.speakers import (
    Strength,
    coordinated,
    generic_strength,
    party_of_speaker,
    party_of_words,
)
from rashomon.model.span import Span
from rashomon.text.tokens import Token

SELF = ""
"""The candidate that stands for the speaker himself, whom no table knows."""
_RECALLED = 200  # earlier speakers who may have the same name
_COUNTERPARTS = ("counterpart", "counterparts")
_CARERS = frozenset("health medical hospital hospitals ambulance rescue civil emergency".split())


class Question(NamedTuple):
    """A speaker whom his own words leave open: his sort, and the clues for each party."""

    sort: Sort
    clues: Clues

    def unblamed(self) -> Question:
        """The same without whoever is blamed in the sentence: who cares for victims is theirs."""
        rest = {name: found for name, found in self.clues.items() if "blamed" not in found}
        return self._replace(clues=rest)


class Resolver:
    """The speakers of one document; the same document gives the same answers."""

    def __init__(self, readings: Sequence[Reading], issuer: str | None = None) -> None:
        self._context = Context(readings)
        self._issuer = issuer
        self._found: dict[Range, Resolved] = {}
        self._shared: dict[Range, tuple[dict[str, float], Clues]] = {}
        self._told_of: dict[Range, Sequence[Range]] = {}

    def resolve(self, speaker: Span) -> Resolved:
        """For whom the words at `speaker` speak."""
        source = self._context.range_of(speaker)
        return self._at(source) if source[0] < source[1] else self._outside(speaker)

    def shares(self, speaker: Span) -> Mapping[str, float]:
        """How likely each party is meant by words that name none, SELF for the speaker himself.

        Empty for words that name a party, and for those outside the sentences.
        """
        source = self._context.range_of(speaker)
        if source[0] >= source[1] or self._settled(source) is not None:
            return {}
        return self._shares(source)[0]

    def own_name(self, speaker: Span) -> str:
        """What a speaker is called who speaks for himself."""
        source = self._context.range_of(speaker)
        if source[0] >= source[1]:
            return speaker.text
        return own_name(self._context, source, self._introductions(source))

    def _outside(self, speaker: Span) -> Resolved:
        """The party of words that stand in no sentence, such as a line that names the issuer."""
        party = party_of_speaker(speaker.text)
        if party or not self._issuer:
            return Resolved((party,), Basis.WORDS) if party else OPEN
        return Resolved((self._issuer,), Basis.ISSUER)

    def question(self, speaker: Span) -> Question | None:
        """The clues for a speaker whom his own words leave open, None for others."""
        source = self._context.range_of(speaker)
        if source[0] >= source[1] or self._settled(source) is not None:
            return None
        return self._question(source, self._heard_before(source))

    def _at(self, source: Range) -> Resolved:
        if source not in self._found:
            self._found[source] = self._settled(source) or self._weighed(source)
        return self._found[source]

    def _words(self, source: Range) -> Sequence[Token]:
        return self._context.tokens[source[0] : source[1]]

    def _settled(self, source: Range) -> Resolved | None:
        return (
            self._both(source)
            or self._own(source)
            or self._counterpart(source)
            or self._introduced(source)
        )

    def _both(self, source: Range) -> Resolved | None:
        """The two of whom the text spoke last, or the two that it sets against each other."""
        words = self._words(source)
        if not is_both(words) or self._context.within(*source):
            return None
        start = self._context.paragraph_start(self._context.sentence_of(source[0]))
        near = [hit.party for hit in self._context.within(start, source[0])]
        named = dict.fromkeys(party.name for party in near if party.kind in SIDES)
        parties = tuple(named) if len(named) == 2 else self._context.main
        return Resolved(parties, Basis.BOTH) if len(parties) == 2 else None

    def _own(self, source: Range) -> Resolved | None:
        words, hits = self._words(source), self._context.within(*source)
        listed = coordinated(words, hits)
        if len(listed) > 1:
            return Resolved(listed, Basis.WORDS)
        party = party_of_words(words, hits, placed=False)
        if party is None or (generic_strength(words) is Strength.WEAK and not party_named(party)):
            return None
        return Resolved((party,), Basis.WORDS)

    def _counterpart(self, source: Range) -> Resolved | None:
        """The other side than whoever spoke last: "its counterpart denied it"."""
        if not any(token.low in _COUNTERPARTS for token in self._words(source)):
            return None
        main = self._context.main
        last = next((party for _, party in reversed(self._heard_before(source))), None)
        if len(main) != 2 or last not in main:
            return None
        return Resolved((main[last == main[0]],), Basis.RIVAL)

    def _introduced(self, source: Range) -> Resolved | None:
        """The party in the apposition to a person's name, wherever the text has it."""
        name = self._name(source)
        if name is None:
            return None
        for one in appositions(self._context, name):
            party = party_of_words(self._words(one), self._context.within(*one), placed=False)
            if party and party_named(party):
                return Resolved((party,), Basis.INTRODUCED)
        return None

    def _shares(self, source: Range) -> tuple[dict[str, float], Clues]:
        if source not in self._shared:
            question = self._question(source, self._heard_before(source))
            if any(token.low in _CARERS for token in self._words(source)):
                question = question.unblamed()
            self._shared[source] = _shares(question), question.clues
        return self._shared[source]

    def _weighed(self, source: Range) -> Resolved:
        shares, found = self._shares(source)
        best = max(shares, key=lambda name: (shares[name], name))
        if best == SELF:
            name = own_name(self._context, source, self._introductions(source))
            return Resolved((name,), Basis.ITSELF, shares[best])
        return Resolved((best,), _basis(found[best]), shares[best])

    def _question(self, source: Range, heard: Sequence[tuple[Range, str]]) -> Question:
        words = self._words(source)
        told = self._introductions(source)
        phrases = [some for one in told if (some := self._words(one))]
        sort = sort_of(words, self._name(source) is not None, phrases)
        site = self._site(source, told)
        found = clues(self._context, site, heard if site == source else self._heard_before(site))
        found[SELF] = {"self"}
        for party, clue in self._told(source, told):
            found.setdefault(party, set()).add(clue)
        roles, kinds = roles_in([words, *phrases[:2]]), kinds_in([words, *phrases[:2]])
        for party, held in found.items():
            kind = self._context.named.get(party, "other") if party != SELF else "self"
            held.update(f"{role} = {kind}" for role in roles)
            held.update(f"a {one} = {kind}" for one in kinds)
            if not roles:
                held.add(f"no role = {kind}")
        return Question(sort, found)

    def _name(self, source: Range) -> Range | None:
        words = self._words(source)
        pronoun = len(words) == 1 and words[0].low in PRONOUNS
        return None if pronoun else name_in(self._context, source)

    def _introductions(self, source: Range) -> Sequence[Range]:
        """The words that introduce the person whom the words name, none where they name none."""
        if source not in self._told_of:
            name = self._name(source)
            self._told_of[source] = list(introductions(self._context, name)) if name else []
        return self._told_of[source]

    def _site(self, source: Range, told: Sequence[Range]) -> Range:
        """Where to look for clues: at the words that introduce the speaker, else at his own."""
        sentence = self._context.sentence_of(source[0])
        if not told or self._context.sentence_of(told[0][0]) == sentence:
            return source
        return told[0]

    def _told(self, source: Range, told: Sequence[Range]) -> list[tuple[str, str]]:
        """Clues in what introduces the speaker, and in bodies that the text names elsewhere."""
        found, first = [], True
        for one in told:
            hits = self._context.within(*one)
            party = party_of_words(self._words(one), hits)
            if party and party_named(party):
                found.append((party, "introduced" if first else "introduced again"))
                first = False
            found += [(hit.party.name, "named in introduction") for hit in hits]
        for one in (source, *told[:2]):
            body = body_of(self._bodies, self._words(one), one[0])
            if body is not None:
                where = "before" if body.at <= one[0] else "after"
                found.append((body.party, f"body {where}"))
                more = sum(token.low in body.words for token in self._words(one)) > 1
                found += [(body.party, "same body")] if more else []
        for state in self._context.places_within(*source)[:1]:
            found.append((state, "place in words"))
        for one in told:
            found += [
                (state, "place in introduction") for state in self._context.places_within(*one)
            ]
        if self._issuer:
            found.append((self._issuer, "issuer"))
        found += self._called_alike(source)
        return found

    def _called_alike(self, source: Range) -> list[tuple[str, str]]:
        """The last who spoke before by the same name, or the same noun for a body or office."""
        words = self._words(source)
        name = self._name(source)
        keys = {t.low: "same noun" for t in words if role_of(t.low) or t.low in BODIES}
        keys |= {self._context.tokens[name[1] - 1].low: "same name"} if name else {}
        found = dict[str, tuple[str, str]]()
        for one, party in reversed(self._heard_before(source)[-_RECALLED:]):
            for token in self._words(one):
                clue = keys.get(token.low)
                if clue and clue not in found:
                    found[clue] = (party, clue)
            if len(found) == 2:
                break
        return list(found.values())

    @cached_property
    def _bodies(self) -> Mapping[str, Sequence[Body]]:
        return bodies(self._context)

    def _heard_before(self, source: Range) -> Sequence[tuple[Range, str]]:
        """Who spoke before `source`, and for whom, in the order of the text."""
        heard = self._heard
        return heard[: bisect_left(heard, (source, ""))]

    @cached_property
    def _heard(self) -> Sequence[tuple[Range, str]]:
        """All who speak by the cues, save those of no party."""
        spans = (a.speaker for r in self._context.readings for a in r.attributions if a.speaker)
        heard: list[tuple[Range, str]] = []
        self.__dict__["_heard"] = heard  # each is settled by those before him
        for source in sorted({self._context.range_of(span) for span in spans}):
            if source[0] < source[1]:
                found = self._at(source)
                if found.party and (found.basis is not Basis.ITSELF or _is_short(found.party)):
                    heard.append((source, found.party))
        return heard


def _shares(question: Question) -> dict[str, float]:
    """How likely each party is by its clues."""
    scores = {name: worth(question.sort, found) for name, found in question.clues.items()}
    top = max(scores.values())
    odds = {name: exp(score - top) for name, score in scores.items()}
    total = sum(odds.values())
    return {name: share / total for name, share in odds.items()}


def _is_short(name: str) -> bool:
    """Whether a speaker's own words can be a name that others are taken for too."""
    return "," not in name and len(name.split()) <= 4


def _basis(found: set[str]) -> Basis:
    """The surest clue that speaks for the party, as its basis."""
    for basis, names in _BASES:
        if found & names:
            return basis
    return Basis.NEAR


_BASES = (
    (Basis.INTRODUCED, {"introduced"}),
    (Basis.BODY, {"body before", "body after"}),
    (Basis.SEAT, {"seat ahead", "linked", "apposed"}),
    (Basis.ANTECEDENT, {"spoke in sentence", "spoke in paragraph", "opens sentence"}),
    (Basis.RIVAL, {"rival"}),
    (Basis.ISSUER, {"issuer"}),
    (Basis.HOME, {"home"}),
)
