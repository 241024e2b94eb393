"""For which party the speaker of each anchor speaks.

Words that name a party settle it. Others ("the ministry", "he", "Peskov") are whoever the head for
speakers points to, by the text around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Anchor, Range
from rashomon.code.who.resolved import Basis
from rashomon.code.who.resolver import SELF
from rashomon.knowledge.parties import party_named
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR
from rashomon.text.tokens import Token

_PRONOUNS = frozenset("he she it they we i both who that which".split())
_NOBODY = ("voice", "other")
_LEAST = 0.003  # share of a party of which text or heads say nothing
_HEADS = 1.5
_LIKELY = 0.5  # of what introduces a speaker, to stand against the heads
_SURE = 0.3  # of a pointer that overrules words for nobody's speakers ("sources")
_CERTAIN = 0.9  # of one that overrules words that name a party


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


def speakers(scene: Scene, anchor: Anchor, voice: Voice) -> tuple[Who, ...]:
    """All who speak at the anchor: two for "both sides", several for a list of parties."""
    if anchor.cue is not None and anchor.source is not None:
        speaker = scene.span(anchor.source)
        found = scene.speakers.resolve(speaker).parties
        if len(found) > 1:
            return tuple(Who(party, speaker) for party in found)
    one = who(scene, anchor, voice)
    return (one,) if one is not None else ()


def who(scene: Scene, anchor: Anchor, voice: Voice) -> Who | None:
    """Who speaks at the anchor, None where nothing tells."""
    if anchor.cue is None:
        return _voice(scene, anchor, voice)
    if anchor.source is None:
        return _carried(scene, anchor, voice) or Who(voice.party, voice.issuer)
    speaker = scene.span(anchor.source)
    if _is_pronoun(scene.words(anchor.source)) and anchor.by.best in _NOBODY:
        return _carried(scene, anchor, voice)
    return Who(_party(scene, anchor, anchor.source, voice), speaker)


def _party(scene: Scene, anchor: Anchor, source: Range, voice: Voice) -> str:
    """The party of a speaker with words of his own, by tables and text, weighed with the heads."""
    speaker = scene.span(source)
    found, shares = scene.speakers.resolve(speaker), scene.speakers.shares(speaker)
    if not shares or (found.basis is Basis.INTRODUCED and found.share >= _LIKELY):
        return _settled(scene, anchor, speaker)
    scores = _weighed(shares, anchor.by.shares, voice)
    best = max(scores, key=lambda name: (scores[name], name))
    return best or scene.speakers.own_name(speaker)


def _weighed(
    shares: Mapping[str, float], heads: Mapping[str, float], voice: Voice
) -> dict[str, float]:
    """How far text and heads together speak for each party, in logits."""
    told = {name: share for name, share in heads.items() if name not in _NOBODY}
    told[SELF] = heads.get("other", 0.0)
    if voice.party != NARRATOR:
        told[voice.party] = max(told.get(voice.party, 0.0), heads.get("voice", 0.0))
    return {
        name: log(shares.get(name, 0.0) + _LEAST) + _HEADS * log(told.get(name, 0.0) + _LEAST)
        for name in dict.fromkeys((*shares, *told))
    }


def _settled(scene: Scene, anchor: Anchor, speaker: Span) -> str:
    """The party that the speaker's own words name, save where the heads are sure of another."""
    found = scene.speakers.resolve(speaker)
    pointed = anchor.by.best
    sure = anchor.by.shares[pointed] if pointed not in _NOBODY else 0.0
    if not found.parties:
        return pointed if sure else scene.speakers.own_name(speaker)
    named = found.parties[0]
    known = party_named(named) is not None
    return named if sure < (_CERTAIN if known else _SURE) else pointed


def _voice(scene: Scene, anchor: Anchor, voice: Voice) -> Who:
    """The document's own voice, or a speaker who goes on from the sentences before."""
    own = Who(voice.party, voice.issuer)
    pointed = anchor.by.best
    if pointed == "voice" or voice.party != NARRATOR or anchor.by.shares[pointed] < _SURE:
        return own
    return _carried(scene, anchor, voice) or _first_named(scene, pointed) or own


def _first_named(scene: Scene, party: str) -> Who | None:
    """A party that the text names but gives no cue of: by the words that first name it."""
    for reading in scene.readings:
        for hit in reading.parties:
            if hit.party.name == party:
                return Who(party, reading.sentence.cut(hit.first, hit.last))
    return None


def _carried(scene: Scene, anchor: Anchor, voice: Voice) -> Who | None:
    """Whoever the head points to, by the words that last named him before the anchor."""
    pointed = anchor.by.best
    for earlier in reversed(scene.judged.anchors):
        if earlier.source is None or earlier.sentence > anchor.sentence or earlier is anchor:
            continue
        if earlier.by.best == pointed and not _is_pronoun(scene.words(earlier.source)):
            speaker = scene.span(earlier.source)
            if pointed not in _NOBODY:
                return Who(pointed, speaker)
            return Who(_party(scene, earlier, earlier.source, voice), speaker)
    return None


def _is_pronoun(words: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0].low in _PRONOUNS
