"""For which party the speaker of each anchor speaks.

Words that name a party settle it. Others ("the ministry", "he", "Peskov") are whoever the head for
speakers points to, by the text around them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Anchor, Range
from rashomon.knowledge.party import PartyKind
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR

_MOST = 8  # words of a name that stands for a speaker of no party
_PRONOUNS = frozenset("he she it they we i both who that which".split())
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Who:
    """The party that speaks, and its words; None for the words of the document's own voice."""

    party: str
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Voice:
    """The party that the document itself speaks for, and the line that names its issuer."""

    party: str = NARRATOR
    issuer: Span | None = None


def who(scene: Scene, anchor: Anchor, voice: Voice) -> Who | None:
    """Who speaks at the anchor, None where nothing tells."""
    if anchor.cue is None:
        return _voice(scene, anchor, voice)
    if anchor.source is None:
        return _unsourced(scene, anchor, voice)
    speaker = scene.span(anchor.source)
    named = _named(scene, anchor.source, speaker.text)
    if named is not None:
        return Who(named, speaker)
    pointed = anchor.by.best
    if pointed not in ("voice", "other"):
        return Who(pointed, speaker)
    if pointed == "voice" and voice.party != NARRATOR:
        return Who(voice.party, speaker)
    name = _own_name(speaker.text)
    return Who(name, speaker) if name else None


def _voice(scene: Scene, anchor: Anchor, voice: Voice) -> Who:
    """The document's own voice, or a speaker who goes on from the sentences before."""
    pointed = anchor.by.best
    if (
        pointed in ("voice", "other")
        or voice.party != NARRATOR
        or anchor.by.shares[pointed] < _SURE
    ):
        return Who(voice.party, voice.issuer)
    for earlier in reversed(scene.judged.anchors):
        if earlier.source and earlier.sentence <= anchor.sentence and earlier.by.best == pointed:
            return Who(pointed, scene.span(earlier.source))
    return Who(voice.party, voice.issuer)


def _unsourced(scene: Scene, anchor: Anchor, voice: Voice) -> Who | None:
    """A cue with no speaker of its own: whoever the head points to, by the words that named it."""
    pointed = anchor.by.best
    if pointed == "voice":
        return Who(voice.party, voice.issuer)
    for earlier in reversed(scene.judged.anchors):
        same = earlier.source and earlier.sentence <= anchor.sentence and earlier.by.best == pointed
        if same and earlier.source:
            speaker = scene.span(earlier.source)
            name = _own_name(speaker.text) if pointed == "other" else pointed
            return Who(name, speaker) if name else None
    return None


def _named(scene: Scene, source: Range, text: str) -> str | None:
    """The party that the speaker's own words name."""
    words = scene.words(source)
    if len(words) == 1 and words[0].low in _PRONOUNS:
        return None
    return party_of_speaker(text)


def _own_name(text: str) -> str | None:
    """A speaker of no known party stands for himself, if the words name him at all."""
    words = text.split()[:_MOST]
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return None
    plain = words[1:] if words[0].lower() in ("the", "a", "an") else words
    body = any(role_of(word.lower().strip(",")) is RoleKind.OFFICIAL for word in words)
    named = any(word[:1].isupper() for word in words[1:]) or body
    return " ".join(plain).rstrip(",") if plain and named else None


def agencies(scene: Scene) -> frozenset[str]:
    """The names of the agencies and outlets that the document names."""
    hits = (hit.party for reading in scene.readings for hit in reading.parties)
    return frozenset(party.name for party in hits if party.kind is PartyKind.AGENCY)
