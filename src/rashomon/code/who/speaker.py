"""What sort of speaker words name: a pronoun, a body, a person with or without an office."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token

PRONOUNS = frozenset("he she it they him them who which that we i one others another".split())
POSSESSIVES = frozenset("his her its their our my".split())
_RIVALS = frozenset("counterpart counterparts opposite opposing opponent opponents enemy".split())
_BOTH = frozenset("both each neither either".split())
_HALVES = frozenset(
    "side sides army armies government governments party parties capital capitals ministry them"
    " ministries country countries military militaries state states camp camps command".split()
)
_ONE = frozenset("he she him who".split())
_OWN = frozenset("we i our my".split())
_TEXTS = frozenset(
    "statement communiqué communique note letter post report bulletin release document text"
    " message video dispatch tweet thread release summary file list".split()
)
BODIES = frozenset(
    "force forces office committee centre center service services group movement mission front"
    " faction coalition alliance organisation organization team division district territory"
    " commissariat board union association observatory watch party side staff guard bloc camp"
    " mayoress hokim akim deputy-governor mod hq fo capital council defence defense institute"
    " federation congress assembly sector directorate secretariat branch wing chamber court"
    " tribunal"
    " university church diocese company hospital clinic charity league network society institution"
    " cell unit squad resistance aggression state region province county city town village"
    " neighbour neighbor counterpart rival opponent enemy adversary".split()
)
"""Nouns for bodies beside those of the table of roles, which the coder asks for counts too."""
_STATE = (RoleKind.OFFICIAL, RoleKind.MILITARY)


class Sort(StrEnum):
    """The sorts of speakers for which clues are weighed apart."""

    PERSON_PRONOUN = "he"
    PRONOUN = "it"
    OWN = "we"
    POSSESSIVE = "its"
    TEXT = "text"
    BODY = "body"
    FIGHTER = "fighter"
    TITLED = "titled"
    NAMED = "named"
    RIVAL = "rival"  # "his counterpart", "the opposing side"
    OTHER = "other"


def sort_of(words: Sequence[Token], named: bool, told: Sequence[Sequence[Token]]) -> Sort:
    """The sort of the speaker; `named` says that a name ends the words, `told` introduces it."""
    low = words[0].low
    if len(words) == 1 and low in PRONOUNS:
        return Sort.OWN if low in _OWN else Sort.PERSON_PRONOUN if low in _ONE else Sort.PRONOUN
    phrases = (words, *told)
    if _is_rival(words):
        return Sort.RIVAL
    if any(phrase[0].low in POSSESSIVES for phrase in phrases):
        return Sort.OWN if low in _OWN else Sort.POSSESSIVE
    roles = {role_of(token.low) for phrase in phrases for token in phrase}
    if named:
        return Sort.TITLED if roles & set(_STATE) else Sort.NAMED
    return _unnamed(words, roles)


def _unnamed(words: Sequence[Token], roles: Collection[RoleKind | None]) -> Sort:
    if any(token.low in _TEXTS for token in words):
        return Sort.TEXT
    if RoleKind.FIGHTER in roles:
        return Sort.FIGHTER
    body = set(_STATE).intersection(roles) or any(token.low in BODIES for token in words)
    return Sort.BODY if body else Sort.OTHER


def is_both(words: Sequence[Token]) -> bool:
    """Whether the words mean two parties at once: "both", "each side", "neither of them"."""
    low = [token.low for token in words if token.low != "the"]
    if not low or len(low) > 3:
        return False
    if low[0] in _BOTH:
        return len(low) == 1 or low[-1] in _HALVES
    return low[-1] == "sides" and low[0] in ("two", "sides")


def _is_rival(words: Sequence[Token]) -> bool:
    if any(token.low in _RIVALS for token in words):
        return True
    return len(words) > 1 and words[-1].low == "side" and words[-2].low == "other"


def kinds_in(phrases: Sequence[Sequence[Token]]) -> list[str]:
    """The kinds of those nouns, each once."""
    found = (role_of(token.low) for phrase in phrases for token in phrase)
    return [str(kind) for kind in dict.fromkeys(found) if kind]


def roles_in(phrases: Sequence[Sequence[Token]]) -> list[str]:
    """The nouns for people and bodies in the phrases, each once."""
    found = (
        token.low
        for phrase in phrases
        for token in phrase
        if role_of(token.low) or token.low in BODIES
    )
    return list(dict.fromkeys(found))
