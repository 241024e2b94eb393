"""For which party the speaker of each anchor speaks.

Words that name a party settle it. Others ("the ministry", "he", "Peskov") are whoever the head for
speakers points to, by the text around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.code.assembly.introductions import introductions
from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Anchor, Pointer, Range
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR
from rashomon.text.tokens import Token

_MOST = 8  # words of a name that stands for a speaker of no party
_PRONOUNS = frozenset("he she it they we i both who that which".split())
_NOBODY = ("voice", "other")
_OFFICES = (RoleKind.OFFICIAL, RoleKind.MILITARY)
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
    pronoun = _is_pronoun(scene.words(source))
    told = [] if pronoun else introductions(scene, source)
    named = None if pronoun else _named(scene.span(source).text, told)
    known = named is not None and party_named(named) is not None
    if named is not None and sure < (_CERTAIN if known else _SURE):
        return named
    if pointed not in _NOBODY:
        return pointed
    if pointed == "voice" and voice.party != NARRATOR:
        return voice.party
    if named is None and any(map(_is_office, [scene.words(source), *told])):
        named = _likeliest(anchor)
    return named or _own_name(scene, source)


def _named(words: str, told: Sequence[Sequence[Token]]) -> str | None:
    """The party that a speaker's own words name, else what introduces him."""
    texts = (" ".join(token.text for token in one) for one in told)
    own = party_of_speaker(words)
    if own is not None:
        return own
    parties = (party_of_speaker(text) for text in texts)
    return next((name for name in parties if name and party_named(name)), None)


def _is_office(words: Sequence[Token]) -> bool:
    return any(role_of(token.low) in _OFFICES for token in words)


def _likeliest(anchor: Anchor) -> str | None:
    """The party that somebody with an office speaks for, though nobody says whose office it is."""
    real = {name: share for name, share in anchor.by.shares.items() if name not in _NOBODY}
    return Pointer(real).best if real else None


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
    words = _body(scene.words(source))[:_MOST]
    if words[0].low in ("the", "a", "an") and len(words) > 1:
        words = words[1:]
    named = all(token.text[:1].isupper() for token in words)
    found = introductions(scene, source) if named else []
    told = [one for one in found if one[0].text[:1].islower()]
    return _plain(words) + (f", {_plain(told[0])}" if told else "")


def _body(words: Sequence[Token]) -> Sequence[Token]:
    """The body that a speaker speaks for, where his words name it: "an official of the PNO"."""
    for k in range(1, len(words) - 1):
        after = words[k + 1 :]
        if words[k].low == "'s" and words[k - 1].text[:1].isupper():
            return words[:k]
        if words[k].low in ("of", "for") and role_of(words[k - 1].low) in _OFFICES:
            body = after[1:] if after[0].low == "the" else after
            if body and body[0].text[:1].isupper():
                return body
    return words


def _plain(words: Sequence[Token]) -> str:
    plain = words[1:] if words[0].low in ("the", "a", "an") and len(words) > 1 else words
    told = " ".join(token.text for token in plain)
    return told.replace(" 's", "'s").replace(" ,", ",").rstrip(",")
