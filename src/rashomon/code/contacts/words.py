"""The words that name contacts, and those that tell how a contact stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from rashomon.code.forms import inflected
from rashomon.code.wordlists import wordlist
from rashomon.knowledge.lexicon import Hit, Lexicon
from rashomon.model.vocabulary import ContactKind, ContactStatus
from rashomon.text.tokens import Token


class Cue(NamedTuple):
    """A phrase that names a contact; an act says by itself that it came about, a noun does not."""

    kind: ContactKind
    act: bool


class Words(NamedTuple):
    """The tables, ready for look-up. Single words are folded; phrases stand in lexicons."""

    cues: Lexicon[Cue]
    status: Lexicon[ContactStatus]
    conveners: Lexicon[bool]
    carried: Lexicon[bool]
    openers: frozenset[str]
    held: frozenset[str]
    sends: frozenset[str]
    urges: frozenset[str]
    convening: frozenset[str]
    breaches: frozenset[str]
    negations: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    not_people: frozenset[str]
    particles: frozenset[str]
    swaps: frozenset[str]
    given_back: frozenset[str]
    good_offices: frozenset[str]


_STATUSES = (
    ("proposed", ContactStatus.PROPOSED),
    ("scheduled", ContactStatus.SCHEDULED),
    ("scheduled_phrases", ContactStatus.SCHEDULED),
    ("ongoing", ContactStatus.ONGOING),
    ("ongoing_phrases", ContactStatus.ONGOING),
    ("cancelled", ContactStatus.CANCELLED),
    ("cancelled_phrases", ContactStatus.CANCELLED),
)
_SETS = (
    "breaches",
    "negations",
    "pronouns",
    "titles",
    "not_people",
    "particles",
    "swaps",
    "given_back",
    "good_offices",
)


@cache
def words() -> Words:
    """The tables, read once."""
    table: dict[str, Any] = wordlist("contacts")
    entries = list(_entries(table))
    verbs = {
        key: frozenset(form.split()[0] for form in inflected(table[key], table["irregular"]))
        for key in ("held", "sends", "urges", "convening")
    }
    return Words(
        cues=Lexicon(entries),
        status=Lexicon((phrase, value) for key, value in _STATUSES for phrase in table[key]),
        conveners=Lexicon((phrase, True) for phrase in table["conveners"]),
        carried=Lexicon((phrase, True) for phrase in table["carried"]),
        openers=frozenset(phrase.split()[0] for phrase, _ in entries),
        **verbs,
        **{key: frozenset(table[key]) for key in _SETS},
    )


def find_cues(tokens: Sequence[Token]) -> list[Hit[Cue]]:
    """Every phrase that may name a contact, left to right."""
    known = words()
    if known.openers.isdisjoint([token.low for token in tokens]):
        return []
    return known.cues.scan(tokens)


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    for kind in ContactKind:
        for phrase in table["kinds"][kind]["nouns"]:
            yield phrase, Cue(kind, False)
        for phrase in inflected(table["kinds"][kind]["acts"], table["irregular"]):
            if phrase not in table["not_acts"] and phrase not in table["kinds"][kind]["nouns"]:
                yield phrase, Cue(kind, True)
