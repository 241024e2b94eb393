"""The words that a toll rests on, read once from data/tolls.json and data/casualties.json."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from rashomon.code.counts.tables import Outcome, outcomes
from rashomon.code.counts.told import Fate
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Lexicon
from rashomon.model.vocabulary import CasualtyKind


class FateWord(NamedTuple):
    """What words say became of people and where they stand; `fate` None for words to pass over."""

    fate: Fate | None
    outcome: Outcome


class FateWords(NamedTuple):
    """All tables. Lexica that hold None have words which only look like others of theirs."""

    verbs: Lexicon[FateWord]
    cues: Lexicon[str]
    selves: Lexicon[Fate]
    elsewhere: Lexicon[bool]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, int]
    multiplied: Mapping[str, Fate]
    weak: frozenset[str]
    unreal: frozenset[str]


_SHAPES = {
    "either": (True, True, False),
    "subject": (True, False, False),
    "object": (False, True, False),
    "of": (False, False, True),
}


def _verbs(data: Any) -> dict[str, FateWord]:
    """The casualty words, with those that only tolls know added to them or put in their place."""
    found = {
        phrase: FateWord(Fate(outcome.kind.value), outcome)
        for phrase, outcome in outcomes().items()
        if outcome.kind in (CasualtyKind.KILLED, CasualtyKind.WOUNDED)
    }
    for entry in data["verbs"]:
        fate = Fate(entry["kind"])
        kind = CasualtyKind.KILLED if fate is Fate.KILLED else CasualtyKind.WOUNDED
        before, after, of = _SHAPES[entry["shape"]]
        for phrase in entry["words"]:
            old = found.get(phrase)
            was = old.outcome if old and old.fate is fate else Outcome(kind)
            shape = (was.before or before, was.after or after, was.of or of, was.strict)
            found[phrase] = FateWord(fate, Outcome(kind, *shape))
    for phrase in data["no verbs"]:
        found[phrase] = FateWord(None, Outcome(CasualtyKind.WOUNDED))
    return found


@cache
def fate_words() -> FateWords:
    """The tables, read on the first call."""
    data = wordlist("tolls")
    cues = [(phrase, "") for phrase in data["no cues"]]
    cues += [(phrase, fate) for fate, phrases in data["cues"].items() for phrase in phrases]
    selves = [(phrase, Fate(f)) for f, phrases in data["selves"].items() for phrase in phrases]
    return FateWords(
        Lexicon(_verbs(data).items()),
        Lexicon(cues),
        Lexicon(selves),
        Lexicon((phrase, True) for phrase in data["elsewhere"]),
        data["ordinals"],
        data["multiples"],
        {word: Fate(f) for f, words in data["multiplied"].items() for word in words},
        frozenset(data["weak"]),
        frozenset(data["unreal"]),
    )
