"""From readings to reactions: cue by cue, who reacts and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rashomon.code.reactions.scene import Actor, Scene
from rashomon.code.reactions.stances import APPEALS, Voice, by_agent, voices
from rashomon.code.reactions.subject import subject_of
from rashomon.code.reactions.words import Cue, Frame, find_cues, words
from rashomon.code.reading import Reading
from rashomon.knowledge.lexicon import Hit
from rashomon.model.report import Reaction
from rashomon.model.vocabulary import ReactionStance

_DIRECT, _CARRIED = 0.75, 0.55
_MOST = 32  # cues that are looked at in one sentence: prose has no more
_LIKEWISE_REACH = 6
_ADDRESSED = 10  # tokens from a verb to the sides that it speaks to
_LISTED = 40  # tokens of a list of parties
_THIRD = frozenset(
    {ReactionStance.URGE_RESTRAINT, ReactionStance.CALL_FOR_TALKS, ReactionStance.CONCERN}
)


def find_reactions(
    readings: Sequence[Reading],
    belligerents: frozenset[str],
    about: Callable[[int], str | None],
) -> tuple[Reaction, ...]:
    """Every reaction of a third party, in the order of the text, one a party and stance.

    `belligerents` are the parties to the report's incidents: what they say of each other is a
    claim and no reaction, unless they speak to both sides alike ("urged both sides"). `about`
    gives the key of the incident that the sentence with that index speaks of, or None.
    """
    found: dict[tuple[str, ReactionStance], Reaction] = {}
    before: tuple[Actor, ...] = ()
    for reading in readings:
        scene = Scene(reading)
        for reaction in _in_sentence(scene, before, belligerents, about):
            found.setdefault((reaction.actor, reaction.stance), reaction)
        before = _carried(scene, before)
    said = {actor for actor, stance in found if stance is not ReactionStance.OTHER}
    return tuple(
        reaction
        for reaction in found.values()
        if reaction.stance is not ReactionStance.OTHER or reaction.actor not in said
    )


def _in_sentence(
    scene: Scene,
    before: Sequence[Actor],
    belligerents: frozenset[str],
    about: Callable[[int], str | None],
) -> Iterator[Reaction]:
    for actor, voice in _voiced(scene, before):
        if actor.party in belligerents and not _to_both(scene, voice):
            continue
        yield _reaction(scene, actor, voice, about)


def _voiced(scene: Scene, before: Sequence[Actor]) -> Iterator[tuple[Actor, Voice]]:
    last: list[Voice] = []
    cues = find_cues(scene.tokens)[:_MOST]
    for hit, end in zip(cues, _ends(scene, cues), strict=True):
        if hit.value.frame is Frame.LIKEWISE:
            actors, said = _likewise(scene, hit), list(last)
            yield from ((actor, voice) for actor in actors for voice in said)
            continue
        agents = _agents(scene, hit)
        if agents and hit.value.stance:
            voice = Voice(hit.value.stance, hit.first, (hit.first, hit.last))
            yield from ((actor, voice) for actor in agents)
            continue
        heard = list(voices(scene, hit, end))
        for voice in heard:
            actors = subject_of(scene, voice.verb, before)
            if actors:
                scene.spoken.append((voice.verb, actors))
                last = heard
            yield from ((actor, voice) for actor in actors)


def _ends(scene: Scene, cues: Sequence[Hit[Cue]]) -> list[int]:
    """For each cue, where what it says ends: at the next verb that reacts, or the clause's end."""
    ends = [scene.segment(hit.first)[1] for hit in cues]
    verbs = (Frame.VERB, *APPEALS)
    for place, (_, following) in enumerate(pairwise(cues)):
        if following.value.frame in verbs:
            ends[place] = min(ends[place], following.first)
    return ends


def _agents(scene: Scene, hit: Hit[Cue]) -> tuple[Actor, ...]:
    """Who is named right after "condemned by" or "concern from"."""
    place = by_agent(scene, hit)
    return () if place is None else _following(scene, place)


def _likewise(scene: Scene, hit: Hit[Cue]) -> tuple[Actor, ...]:
    """Who does likewise: the parties named right after "as did", "so has"."""
    return _following(scene, hit.last)


def _following(scene: Scene, place: int) -> tuple[Actor, ...]:
    hits = scene.agents(place, min(len(scene.tokens), place + _LISTED))
    if not hits or hits[0].first - place > _LIKEWISE_REACH:
        return ()
    return tuple(scene.actor(found, found.first, found.last) for found in hits)


def _to_both(scene: Scene, voice: Voice) -> bool:
    """Whether the words speak to both sides alike, as only one who stands outside does."""
    if voice.stance not in _THIRD:
        return False
    _, last = scene.segment(voice.cue[0])
    last = min(last, voice.cue[1] + _ADDRESSED)
    return bool(words().both.scan(scene.tokens[voice.cue[1] : last]))


def _reaction(
    scene: Scene, actor: Actor, voice: Voice, about: Callable[[int], str | None]
) -> Reaction:
    sentence = scene.reading.sentence
    own = sentence.start <= actor.speaker.start < sentence.end
    return Reaction(
        actor=actor.party,
        speaker=actor.speaker,
        cue=scene.span(*voice.cue),
        stance=voice.stance,
        about=about(sentence.index),
        evidence=scene.span(*scene.segment(voice.cue[0])),
        confidence=_DIRECT if own else _CARRIED,
    )


def _carried(scene: Scene, before: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom a pronoun of the next sentence means: this sentence's subject, or still the last."""
    if scene.spoken:
        return scene.spoken[-1][1]
    topic = scene.topic()
    if topic:
        return tuple(scene.actor(hit, hit.first, hit.last) for hit in topic)
    opens = scene.tokens[0].low if scene.tokens else ""
    return before if opens in words().pronouns else ()
