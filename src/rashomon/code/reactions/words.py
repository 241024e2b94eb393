"""The words by which third parties react, and what each needs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from rashomon.code.forms import inflected
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Hit, Lexicon
from rashomon.model.vocabulary import ReactionStance
from rashomon.text.tokens import Token


class Frame(StrEnum):
    """What a cue needs beside it to be a reaction."""

    VERB = "verb"  # a subject: "France condemned the raid"
    APPEAL = "appeal"  # a subject, and something asked for
    WEAK = "weak"  # as an appeal, but the thing asked for must be plain
    ADVICE = "advice"  # as an appeal, but for restraint or talks only
    STATE = "state"  # a copula and a subject: "is deeply concerned"
    NOUN = "noun"  # a verb of voicing: "expressed its concern"
    JUDGE = "judge"  # a verb of saying: "called it outrageous"
    MEDIATE = "mediate"  # a verb of offering: "is ready to mediate"
    MUST = "must"  # a verb of saying before it: "said that the troops must withdraw"
    LIKEWISE = "likewise"  # a party after it: "as did Iran"


class Cue(NamedTuple):
    """A cue as the table knows it; `noun` says that the same word may be one of voicing."""

    frame: Frame
    stance: ReactionStance | None
    noun: bool = False


class Words(NamedTuple):
    """The tables, ready for look-up. Single words are folded; phrases stand in lexicons."""

    cues: Lexicon[Cue]
    asked: Lexicon[ReactionStance]
    both: Lexicon[bool]
    openers: frozenset[str]
    says: frozenset[str]
    voicing: frozenset[str]
    offers: frozenset[str]
    skipped: frozenset[str]
    pronouns: frozenset[str]
    anaphors: frozenset[str]
    bodies: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    copulas: frozenset[str]
    noun_marks: frozenset[str]
    breaks: frozenset[str]


_STANCE_FRAMES = (("nouns", Frame.NOUN), ("verbs", Frame.VERB), ("states", Frame.STATE))
_APPEALS = (("advice", Frame.ADVICE), ("weak", Frame.WEAK), ("strong", Frame.APPEAL))
_PLAIN_FRAMES = (
    ("judgements", Frame.JUDGE, ReactionStance.CONDEMN),
    ("worries", Frame.JUDGE, ReactionStance.CONCERN),
    ("solutions", Frame.JUDGE, ReactionStance.CALL_FOR_TALKS),
    ("cautions", Frame.JUDGE, ReactionStance.URGE_RESTRAINT),
    ("backing", Frame.JUDGE, ReactionStance.SUPPORT),
    ("mediation", Frame.MEDIATE, ReactionStance.OFFER_MEDIATION),
    ("obligations", Frame.MUST, None),
    ("likewise", Frame.LIKEWISE, None),
)
_SETS = (
    *("pronouns", "anaphors", "bodies", "negations"),
    *("prepositions", "copulas", "noun_marks", "breaks"),
)


@cache
def words() -> Words:
    """The tables, read once."""
    table: dict[str, Any] = wordlist("reactions")
    irregular = table["irregular"]
    entries = list(_entries(table))
    return Words(
        cues=Lexicon(entries),
        asked=Lexicon(_asked(table)),
        both=Lexicon((phrase, True) for phrase in table["both"]),
        openers=frozenset(phrase.split()[0].partition("-")[0] for phrase, _ in entries),
        says=_first_words(table["says"], irregular),
        voicing=_first_words(table["voicing"], irregular),
        offers=_first_words(table["offers"], irregular),
        skipped=frozenset(table["auxiliaries"]),
        **{key: frozenset(table[key]) for key in _SETS},
    )


def find_cues(tokens: Sequence[Token]) -> list[Hit[Cue]]:
    """Every cue among the tokens, left to right."""
    known = words()
    if known.openers.isdisjoint([token.low for token in tokens]):
        return []
    return known.cues.scan(tokens)


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    for key, frame, stance in _PLAIN_FRAMES:
        for phrase in table[key]:
            yield phrase, Cue(frame, stance)
    nouns = {phrase for phrases in table["nouns"].values() for phrase in phrases}
    for phrase in table["appeal_nouns"]:
        yield phrase, Cue(Frame.ADVICE, None, noun=True)
    for key, frame in _APPEALS:
        for phrase in inflected(table["appeals"][key], table["irregular"]):
            yield phrase, Cue(frame, None, phrase in table["appeal_nouns"])
    for key, frame in _STANCE_FRAMES:
        for stance, bases in table[key].items():
            yield from (
                (phrase, Cue(frame, ReactionStance(stance), phrase in nouns))
                for phrase in (_verbs(table, bases) if frame is Frame.VERB else bases)
            )


def _verbs(table: Mapping[str, Any], bases: Iterable[str]) -> Iterator[str]:
    never = frozenset(table["not_verbs"])
    return (form for form in inflected(bases, table["irregular"]) if form not in never)


def _asked(table: Mapping[str, Any]) -> Iterator[tuple[str, ReactionStance]]:
    for phrase in table["restraint"]:
        yield phrase, ReactionStance.URGE_RESTRAINT
    for phrase in table["talks"]:
        yield phrase, ReactionStance.CALL_FOR_TALKS


def _first_words(bases: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(form.split()[0] for form in inflected(bases, irregular))
