"""For which party the speaker of each anchor speaks.

Words that name a party settle it. Others ("the ministry", "he", "Peskov") are whoever the head for
speakers points to, by the text around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Anchor, Range
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR
from rashomon.text.tokens import Token

_MOST = 8  # words of a name that stands for a speaker of no party
_PRONOUNS = frozenset("he she it they we i both who that which".split())
_NOBODY = ("voice", "other")
_SURE = 0.5  # of a pointer that overrules words for nobody's speakers ("sources")
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


def who(scene: Scene, anchor: Anchor, voice: Voice) -> Who | None:
    """Who speaks at the anchor, None where nothing tells."""
    if anchor.cue is None:
        return _voice(scene, anchor, voice)
    if anchor.source is None:
        return _carried(scene, anchor) or Who(voice.party, voice.issuer)
    speaker = scene.span(anchor.source)
    if _is_pronoun(scene.words(anchor.source)) and anchor.by.best in _NOBODY:
        return _carried(scene, anchor)
    return Who(_party(scene, anchor, anchor.source, voice), speaker)


def _party(scene: Scene, anchor: Anchor, source: Range, voice: Voice) -> str:
    """The party of a speaker with words of his own."""
    pointed = anchor.by.best
    sure = anchor.by.shares[pointed] if pointed not in _NOBODY else 0.0
    named = None if _is_pronoun(scene.words(source)) else party_of_speaker(scene.span(source).text)
    known = named is not None and party_named(named) is not None
    if named is not None and sure < (_CERTAIN if known else _SURE):
        return named
    if pointed not in _NOBODY:
        return pointed
    if pointed == "voice" and voice.party != NARRATOR:
        return voice.party
    return named or _own_name(scene, source)


def _voice(scene: Scene, anchor: Anchor, voice: Voice) -> Who:
    """The document's own voice, or a speaker who goes on from the sentences before."""
    own = Who(voice.party, voice.issuer)
    pointed = anchor.by.best
    if pointed == "voice" or voice.party != NARRATOR or anchor.by.shares[pointed] < _SURE:
        return own
    return _carried(scene, anchor) or _first_named(scene, pointed) or own


def _first_named(scene: Scene, party: str) -> Who | None:
    """A party that the text names but gives no cue of: by the words that first name it."""
    for reading in scene.readings:
        for hit in reading.parties:
            if hit.party.name == party:
                return Who(party, reading.sentence.cut(hit.first, hit.last))
    return None


def _carried(scene: Scene, anchor: Anchor) -> Who | None:
    """Whoever the head points to, by the words that last named him before the anchor."""
    pointed = anchor.by.best
    for earlier in reversed(scene.judged.anchors):
        if earlier.source is None or earlier.sentence > anchor.sentence or earlier is anchor:
            continue
        if earlier.by.best == pointed and not _is_pronoun(scene.words(earlier.source)):
            speaker = scene.span(earlier.source)
            if pointed not in _NOBODY:
                return Who(pointed, speaker)
            return Who(party_of_speaker(speaker.text) or _own_name(scene, earlier.source), speaker)
    return None


def _is_pronoun(words: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0].low in _PRONOUNS


def _own_name(scene: Scene, source: Range) -> str:
    """A speaker of no known party stands for himself: his words, and what he is where told."""
    words = scene.words(source)[:_MOST]
    if words[0].low in ("the", "a", "an") and len(words) > 1:
        words = words[1:]
    told = " ".join(token.text for token in words).replace(" 's", "'s").replace(" ,", ",")
    named = all(token.text[:1].isupper() for token in words)
    role = _apposed(scene, words) if named else ""
    return f"{told}, {role}" if role else told.rstrip(",")


def _apposed(scene: Scene, name: Sequence[Token]) -> str:
    """What the text says that the person is, where it first names him: "X, a teacher, said"."""
    last = name[-1].low
    for k, token in enumerate(scene.tokens[:-2]):
        if token.low == last and scene.tokens[k + 1].text == ",":
            after = scene.tokens[k + 2 : k + 2 + _MOST]
            end = next((n for n, one in enumerate(after) if one.text in ",.;:"), 0)
            if end and after[0].text[:1].islower():
                plain = after[1:end] if after[0].low in ("the", "a", "an") else after[:end]
                return " ".join(one.text for one in plain).replace(" 's", "'s")
    return ""
