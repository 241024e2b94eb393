"""Who does what a cue says: the subject of a verb, the speaker of a quotation, or one before."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.reactions.scene import Actor, Scene, is_quote_mark
from rashomon.code.reactions.words import words
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.party import PartyHit, PartyKind
from rashomon.model.span import Span

_NOUN_PHRASE = 16
_OPENING = 8
_JOINTS = frozenset({",", "and", "but", "then", "or", "yet", "nor", ")", "-", "/"})
_RELATIVES = frozenset({"which", "who"})
_DEFINITE = frozenset({"its", "his", "her", "their", "the", "a", "an"})


def subject_of(scene: Scene, place: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors that do what the verb at token `place` says; none where nothing tells.

    `before` are the actors last met, for "He urged …" and for a verb that shares its subject.
    """
    if scene.speech(place):
        return _voice(scene, place, before)
    quote = scene.quote(place)
    verb = _skip_back(scene, quote[0] if quote else place)
    if verb <= 0:
        return ()
    if _negated(scene, verb, place):
        return ()
    if scene.tokens[verb - 1].low == "to":
        gerund = scene.tokens[place].low.endswith("ing")
        return _elided(scene, verb, before) if gerund else ()
    return _before(scene, verb, before)


def _before(scene: Scene, verb: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    low = scene.tokens[verb - 1].low
    if low in _RELATIVES:
        return _antecedent(scene, verb - 1)
    if low in words().pronouns:
        return _pronoun(scene, verb - 1, before)
    if low in _JOINTS:
        return _elided(scene, verb, before)
    return _noun_phrase(scene, verb, before)


def _skip_back(scene: Scene, place: int) -> int:
    skipped = words().skipped
    while place > 0:
        token = scene.tokens[place - 1]
        adverb = token.low.endswith("ly") and token.text[0].islower()
        if not (token.low in skipped or adverb or is_quote_mark(token)):
            return place
        place -= 1
    return place


def _negated(scene: Scene, first: int, last: int) -> bool:
    negations = words().negations
    return any(token.low in negations for token in scene.tokens[max(0, first - 1) : last])


def _voice(scene: Scene, place: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whoever is quoted: as attributed, or else the party that the rest of the sentence names."""
    offset = scene.tokens[place].start
    said = [one for one in scene.reading.attributions if one.party and one.speaker]
    covers = [one for one in said if any(s.start <= offset < s.end for s in one.content)]
    for attribution in covers or said:
        if attribution.party and attribution.speaker:
            return _attributed(attribution.party, attribution.speaker)
    hits = scene.subjects(0, len(scene.tokens))
    if hits:
        return _named(scene, hits)
    return tuple(before)


def _attributed(name: str, speaker: Span) -> tuple[Actor, ...]:
    """The speaker of a quotation, unless an agency or somebody who speaks for no party."""
    party = party_named(name)
    if party is None or party.kind is PartyKind.AGENCY:
        return ()
    return (Actor(name, speaker),)


def _antecedent(scene: Scene, place: int) -> tuple[Actor, ...]:
    hits = scene.within(max(0, place - 8), place)
    return _named(scene, hits[-1:])


def _pronoun(scene: Scene, place: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whom the pronoun at `place` means: a subject named before it in its clause, or the last."""
    first, _ = scene.segment(place)
    hits = scene.subjects(first, place)
    if hits and not _opens_back(scene, first):
        return _named(scene, hits)
    return tuple(before)


def _elided(scene: Scene, verb: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    """Whose verb it is where none stands before it: the last that acted, or the clause's first."""
    first, _ = scene.segment(verb - 1)
    if scene.spoken and scene.spoken[-1][0] >= first:
        return scene.spoken[-1][1]
    if _opens_back(scene, first):
        return tuple(before)
    return _named(scene, scene.subjects(first, verb))


def _opens_back(scene: Scene, first: int) -> bool:
    """Whether the clause at `first` opens with "it" or "its envoy": one who was named before."""
    if scene.tokens[first].low in words().pronouns:
        return True
    last = min(first + _OPENING, len(scene.tokens))
    last = next((i for i in range(first, last) if scene.tokens[i].low == ","), last)
    return _refers_back(scene, first, last) and not scene.within(first, last)


def _named(scene: Scene, hits: Sequence[PartyHit]) -> tuple[Actor, ...]:
    return tuple(scene.actor(hit, hit.first, hit.last) for hit in hits)


def _noun_phrase(scene: Scene, verb: int, before: Sequence[Actor]) -> tuple[Actor, ...]:
    first = _phrase_start(scene, verb)
    hits = scene.subjects(first, verb)
    if hits:
        return tuple(scene.actor(hit, first, verb) for hit in hits)
    if first < verb and _refers_back(scene, first, verb):
        return tuple(
            Actor(actor.party, scene.span(first, verb)) for actor in _pronoun(scene, first, before)
        )
    return ()


def _refers_back(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) are "its envoy", "the ministry": a body of one named before."""
    low = scene.tokens[first].low
    known = words()
    return low in _DEFINITE and any(t.low in known.anaphors for t in scene.tokens[first:last])


def _phrase_start(scene: Scene, verb: int) -> int:
    says = words().says
    place = verb
    while place > max(0, verb - _NOUN_PHRASE):
        token = scene.tokens[place - 1]
        said = token.low in says and token.text[0].islower()
        if said or (token.low in words().breaks and not _joins(scene, place - 1)):
            return place
        place -= 1
    return place


def _joins(scene: Scene, place: int) -> bool:
    """Whether the comma or "and" at `place` stands in a name, or between parties of one list."""
    tokens = scene.tokens
    if tokens[place].low not in (",", "and", "or") or place == 0:
        return False
    if tokens[place].low == "and" and tokens[place - 1].text[0].isupper():
        return tokens[place + 1].text[0].isupper()
    left = any(hit.last == place for hit in scene.hits)
    right = any(hit.first - place in (1, 2, 3) for hit in scene.hits)
    follows_comma = tokens[place - 1].low == ","
    return right and (left or follows_comma)
