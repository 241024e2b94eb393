"""For whom a speaker speaks: the party behind "a spokesperson to Azerbaijani Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from rashomon.knowledge.lexicon import Hit, Lexicon
from rashomon.knowledge.namesakes import without_namesakes
from rashomon.knowledge.parties import find_parties, state_of
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.places import find_places
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.knowledge.table import listed, rows
from rashomon.text.tokens import Token, tokens

_BACKERS = frozenset(
    (
        *("backed", "supported", "aligned", "allied", "based", "born", "occupied", "trained"),
        *("funded", "armed", "made", "language", "educated", "sponsored", "friendly", "linked"),
        *("held", "leaning", "speaking", "built", "supplied", "led"),
    )
)
_POSTED = frozenset(("in", "to", "for", "at"))
_POSTS = frozenset(
    ("ambassador", "envoy", "embassy", "consulate", "consul", "attaché", "mission", "delegate")
)
_LINKS = frozenset(("in", "at", "from", "of", "near", "to", "on", "who", "with", "for", "outside"))
_JOINTS = frozenset((",", "and", "the", "&", "/"))
_HYPHENS = frozenset("-‐‑–")
_BODIES = frozenset(("army", "military", "police", "government", "ministry", "security", "navy"))
_CERTAIN = (Form.PERSON, Form.ORGAN)
_SPEAKING = (RoleKind.OFFICIAL, RoleKind.MILITARY)
_STATES = (PartyKind.COUNTRY, PartyKind.TERRITORY)


class Strength(StrEnum):
    """How surely words for a speaker who speaks for no party do so."""

    STRONG = "strong"  # whatever country is named with them
    WEAK = "weak"  # unless a country or a body is named with them
    GROUP = "group"  # they stand for a group that is named elsewhere
    NONE = "none"  # they only look like such words


class Generic(NamedTuple):
    """Speakers who speak for no party; `name` is empty where their own words are their name."""

    name: str
    strength: Strength


def party_of_speaker(text: str, default: str | None = None) -> str | None:
    """The party for which the speaker that the phrase `text` names speaks, or None.

    A party that the phrase names comes first (by name, demonym, capital, organ or person), save
    one that only backs or houses the speaker ("Iran-backed", "London-based"). Speakers who speak
    for nobody are their own party under a plain name ("residents", "witnesses"). A body or person
    that names no party ("the defence ministry") belongs to `default`. Without a default, words
    for a group that the phrase does not name ("the rebels") are None.
    """
    words = tokens(text)
    return party_of_words(words, without_namesakes(words, find_parties(words)), default)


def party_of_words(
    words: Sequence[Token],
    parties: Sequence[PartyHit],
    default: str | None = None,
    *,
    placed: bool = True,
) -> str | None:
    """The same for words that have been read: `parties` are those that they name.

    Not `placed`, a place that they name does not tell for whom an official there speaks.
    """
    hits = [hit for hit in parties if not _is_backer(words, hit) and not _is_host(words, hit)]
    generic = _generic_in(words)
    if hits and not (generic and _outweighs(generic, hits, words)):
        return _chosen(hits, words)
    if generic is None:
        return (_by_place(words) if placed else None) or default
    if _yields(generic, words, default):
        return default
    if generic.value.name == "media":
        return _media(words, hits, generic)
    return generic.value.name or " ".join(w.low for w in words[generic.first : generic.last])


def generic_strength(words: Sequence[Token]) -> Strength | None:
    """How surely the words are of somebody who speaks for no party; None where nothing says."""
    hit = _generic_in(words)
    return hit.value.strength if hit else None


def _media(words: Sequence[Token], hits: Sequence[PartyHit], generic: Hit[Generic]) -> str:
    """The media of the country named right before them: "Libyan media"; else "media"."""
    owner = next((hit for hit in hits if hit.last == generic.first), None)
    if owner is None or owner.form is not Form.DEMONYM:
        return generic.value.name
    return f"{words[owner.first].text} {generic.value.name}"


def _is_backer(words: Sequence[Token], hit: PartyHit) -> bool:
    """Whether the party only backs, houses or made what follows: "Iran-backed", "London-based"."""
    after = words[hit.last : hit.last + 2]
    return len(after) == 2 and after[0].text in _HYPHENS and after[1].low in _BACKERS


def _is_host(words: Sequence[Token], hit: PartyHit) -> bool:
    """Whether the party is only where somebody is posted: "its ambassador in Ankara"."""
    at = hit.first - 1 - (hit.first > 0 and words[hit.first - 1].low == "the")
    if at < 1 or words[at].low not in _POSTED:
        return False
    return any(word.low in _POSTS for word in words[max(0, at - 3) : at])


def _generic_in(words: Sequence[Token]) -> Hit[Generic] | None:
    """The first generic speaker; media that a state owns are none."""
    owned = any(word.low == "state" for word in words)
    if owned:
        return None
    found = (hit for hit in _generic().scan(words) if hit.value.strength is not Strength.NONE)
    return next(found, None)


def _outweighs(generic: Hit[Generic], hits: Sequence[PartyHit], words: Sequence[Token]) -> bool:
    """Whether the speaker is the generic one: "residents of Armenia", "Iranian analysts"."""
    first = hits[0]
    if any(hit.form in _CERTAIN or hit.party.kind not in _STATES for hit in hits):
        return False
    if generic.first < first.first:
        return generic.value.strength is Strength.STRONG and _links(words, generic.last)
    owner = first.last < len(words) and words[first.last].low in ("'s", "’s")
    if generic.value.strength is Strength.STRONG:
        return not owner or generic.last == len(words)
    return generic.value.strength is Strength.GROUP and first.form is Form.DEMONYM


def _links(words: Sequence[Token], position: int) -> bool:
    return position >= len(words) or words[position].low in _LINKS


def _yields(generic: Hit[Generic], words: Sequence[Token], default: str | None) -> bool:
    """Whether the words speak for the default party after all: "army sources"."""
    if generic.value.strength is Strength.GROUP:
        return default is None
    if generic.value.strength is Strength.STRONG:
        return False
    return any(word.low in _BODIES or role_of(word.low) is RoleKind.OFFICIAL for word in words)


def _chosen(hits: Sequence[PartyHit], words: Sequence[Token]) -> str:
    """The first hit, or the one that it only describes: "the Russian Wagner", "KGB of Minsk"."""
    first = hits[0]
    for hit in hits[1:]:
        if _described(first, hit, words):
            return hit.party.name
    if first.party.kind is PartyKind.AGENCY and (
        first.party.name in _mouthpieces() or any(word.low == "state" for word in words)
    ):
        owner = state_of(first.party.country)
        return owner.name if owner else first.party.name
    return first.party.name


def coordinated(words: Sequence[Token], parties: Sequence[PartyHit]) -> tuple[str, ...]:
    """The parties of a list that speaks as one: "the embassies of France, Italy and Spain"."""
    found: list[PartyHit] = []
    for hit in parties:
        between = words[found[-1].last : hit.first] if found else ()
        if found and not (between and all(word.low in _JOINTS for word in between)):
            break
        found.append(hit)
    if len(found) < 2 or _is_host(words, found[0]):
        return ()
    lists = any(word.low == "and" for word in words[found[0].last : found[-1].first])
    return tuple(dict.fromkeys(hit.party.name for hit in found)) if lists else ()


def _described(first: PartyHit, hit: PartyHit, words: Sequence[Token]) -> bool:
    if first.form is Form.ORGAN:
        return words[hit.first - 1].low == "of" and hit.form in (Form.NAME, Form.CAPITAL)
    if words[hit.first - 1].low in (",", "the") and first.party.kind is PartyKind.ORGANISATION:
        return hit.form is Form.NAME and any(w.low == "," for w in words[first.last : hit.first])
    owned = words[hit.first - 1].low == "'s" and hit.first - first.last == 1
    if first.form is not Form.DEMONYM and not owned:
        return False
    body = hit.party.kind not in (*_STATES, first.party.kind)
    return hit.form is Form.PERSON or (body and hit.first - first.last <= 1)


def _by_place(words: Sequence[Token]) -> str | None:
    """The state whose place an official or officer speaks from: "the governor of Malatya"."""
    if not any(role_of(word.low) in _SPEAKING for word in words):
        return None
    states = (state_of(hit.place.country) for hit in find_places(words) if hit.place)
    return next((state.name for state in states if state), None)


@cache
def _mouthpieces() -> frozenset[str]:
    """The agencies in which a government itself speaks."""
    return frozenset(cells[0] for cells in rows("agencies.txt", 4) if cells[3] == "state")


@cache
def _generic() -> Lexicon[Generic]:
    return Lexicon(
        (phrase, Generic(name, Strength(strength)))
        for strength, phrases, name in rows("speakers.txt", 3)
        for phrase in listed(phrases)
    )
