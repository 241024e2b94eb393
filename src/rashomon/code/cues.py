"""Cues: the words that attribute, and what they say that the speaker does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from rashomon.code.forms import forms
from rashomon.code.reading import Act
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon
from rashomon.text.tokens import Token


class CueKind(StrEnum):
    """Where the speaker of a cue stands."""

    VERB = "verb"  # before it, or after it where the two are inverted
    AFTER = "after"  # after it: "according to the ministry"
    NOUN = "noun"  # in the genitive before it: "by Yerevan's count"


class Cue(NamedTuple):
    """A cue as the table knows it. A weak one counts only beside a speaker that is plain.

    `base` marks the bare form of a verb ("claim"), which needs a plural subject; `clausal` one
    that says something only with a clause or a quotation ("responded that").
    """

    kind: CueKind
    act: Act
    weak: bool
    participle: bool
    base: bool = False
    clausal: bool = False


class CueHit(NamedTuple):
    """Tokens [first, last) are a cue."""

    first: int
    last: int
    cue: Cue


def _verbs(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    weak = set(table["weak"])
    for act, bases in table["verbs"].items():
        for base in bases:
            for form in forms(base, table["irregular"]):
                participle = form.partition(" ")[0].endswith("ing")
                bare = form == base and base not in table["irregular"].get(base, ())
                clausal = base in table["clausal"]
                yield form, Cue(CueKind.VERB, Act(act), base in weak, participle, bare, clausal)


def _phrases(table: dict[str, Any], kind: CueKind) -> Iterator[tuple[str, Cue]]:
    for act, phrases in table[f"{kind}s" if kind is CueKind.NOUN else kind].items():
        for phrase in phrases:
            yield phrase, Cue(kind, Act(act), kind is CueKind.NOUN, False)


@cache
def _lexicon() -> Lexicon[Cue]:
    """Of what is both, a verb counts before a noun, and what a speaker follows before a verb."""
    table = wordlist("cues")
    nouns, after = _phrases(table, CueKind.NOUN), _phrases(table, CueKind.AFTER)
    return Lexicon([*nouns, *_verbs(table), *after])


def find_cues(tokens: Sequence[Token]) -> tuple[CueHit, ...]:
    """Every cue among the tokens, in order."""
    return tuple(CueHit(hit.first, hit.last, hit.value) for hit in _lexicon().scan(tokens))
