"""Triggers: the words that name something that happened on the ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rashomon.code.forms import forms
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon
from rashomon.model.vocabulary import IncidentType
from rashomon.text.tokens import Token


class TriggerWord(NamedTuple):
    """A trigger as the table knows it: strong ones show violence without company."""

    type: IncidentType
    strong: bool


_IRREGULAR = {"strike": ("strikes", "struck", "striking"), "bomb": ("bombs", "bombed", "bombing")}
_NOTHING = TriggerWord(IncidentType.OTHER, False)


class TriggerHit(NamedTuple):
    """Tokens [first, last) are a trigger."""

    first: int
    last: int
    word: TriggerWord


def _entries() -> Iterator[tuple[str, TriggerWord]]:
    table: dict[str, list[str]] = wordlist("triggers")
    for phrase in table["none"]:
        yield phrase, _NOTHING
    for kind in IncidentType:
        for entry in table.get(kind, []):
            verb = entry.startswith("v:")
            phrase = entry.removeprefix("v:")
            word = TriggerWord(kind, phrase.startswith("+"))
            phrase = phrase.removeprefix("+")
            for form in forms(phrase, _IRREGULAR) if verb else (phrase,):
                yield form, word


@cache
def _lexicon() -> Lexicon[TriggerWord]:
    return Lexicon(_entries())


def find_triggers(tokens: Sequence[Token]) -> tuple[TriggerHit, ...]:
    """Every trigger among the tokens, in order."""
    hits = _lexicon().scan(tokens)
    return tuple(TriggerHit(h.first, h.last, h.value) for h in hits if h.value is not _NOTHING)
