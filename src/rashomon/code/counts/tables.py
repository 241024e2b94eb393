"""The words of this room, read once: what people are called and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from rashomon.code.counts.wordset import words
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.tokens import fold, tokens


class Noun(NamedTuple):
    """A word for people. `civilian` is None where it does not tell; `many` marks the plural."""

    civilian: bool | None
    many: bool
    family: bool = False
    kind: CasualtyKind | None = None


class Outcome(NamedTuple):
    """What became of people, and where they stand: before the words, after them, after 'of'.

    `strict` words are said of things too, so their people must be named as people. `spared` words
    say that nobody of them came to harm.
    """

    kind: CasualtyKind
    before: bool = False
    after: bool = False
    of: bool = False
    strict: frozenset[str] = frozenset()
    spared: bool = False


class Tables(NamedTuple):
    """All tables. `triggers` are the words without one of which a sentence counts nobody."""

    nouns: Mapping[str, Noun]
    outcomes: Lexicon[Outcome]
    tolls: Lexicon[CasualtyKind]
    losses: frozenset[str]
    triggers: frozenset[str]
    hints: Lexicon[CasualtyKind]
    others: frozenset[str]
    body: frozenset[str]
    harms: frozenset[str]
    shells: frozenset[str]


_CIVILIAN = {"armed": False, "civilian": True}
_SIDES = {
    "either": ("before", "after"),
    "subject": ("before",),
    "object": ("after",),
    "of": ("of",),
}
_COMMON = words(
    "to of the a an is are was were has have had did not be being been in with and on his her their"
    " its no my up out from at by for into number took taken put cost lost lose loses losing count"
    " found brought lay crossed moved fell people forced could"
)


def _nouns(casualties: Any) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for group, forms in wordlist("people").items():
        for form, many in (("many", True), ("one", False)):
            for word in forms[form]:
                found[word] = Noun(_CIVILIAN.get(group), many, group == "family")
    for kind, counted in casualties["nouns"].items():
        for word in counted:
            found[word] = Noun(None, word.endswith("s"), False, CasualtyKind(kind))
    return found


def _outcomes(casualties: Any) -> dict[str, Outcome]:
    """One outcome a phrase: the same words may stand in several shapes."""
    found: dict[str, Outcome] = {}
    for entry in casualties["verbs"]:
        for phrase in entry["words"]:
            old = found.get(phrase, Outcome(CasualtyKind(entry["kind"])))
            sides = _SIDES[entry["shape"]]
            strict = old.strict | (frozenset(sides) if entry.get("strict") else frozenset())
            found[phrase] = old._replace(
                before=old.before or "before" in sides,
                after=old.after or "after" in sides,
                of=old.of or "of" in sides,
                strict=strict,
                spared=bool(entry.get("spared")),
            )
    return found


def outcomes() -> Mapping[str, Outcome]:
    """What became of people, by the words that say it, as the data file has them."""
    return _outcomes(wordlist("casualties"))


@cache
def tables() -> Tables:
    """The tables, read from the data files on the first call."""
    casualties = wordlist("casualties")
    outcomes = _outcomes(casualties)
    tolls = [(p, CasualtyKind(k)) for k, phrases in casualties["tolls"].items() for p in phrases]
    nouns = _nouns(casualties)
    losses = frozenset(casualties["losses"])
    phrases = [*outcomes, *(phrase for phrase, _ in tolls)]
    heard = {token.low for phrase in phrases for token in tokens(phrase)} - _COMMON
    kinds = {word for word, noun in nouns.items() if noun.kind}
    extra = {"lost", "losing", "lose", "loses", "fell", "alive", "unhurt", "unharmed", "unscathed"}
    extra |= {*casualties["harms"]}
    triggers = frozenset(map(fold, heard | kinds | losses | extra))
    hints = [(p, CasualtyKind(k)) for k, phrases in casualties["hints"].items() for p in phrases]
    return Tables(
        nouns, Lexicon(outcomes.items()), Lexicon(tolls), losses, triggers, Lexicon(hints),
        *(frozenset(casualties[name]) for name in ("others", "body", "harms", "shells")),
    )  # fmt: skip
