"""The forms of English verbs, from their base form: what the tables do not have to spell out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_VOWELS = "aeiou"


def forms(base: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The base form of a verb or of a phrase that opens with one, then its other forms.

    `irregular` gives the forms of those that do not go by the rule.
    """
    yield base
    if base in irregular:
        yield from irregular[base]
        return
    verb, space, rest = base.partition(" ")
    for form in (_third(verb), _past(verb), _ing(verb)):
        yield form + space + rest


def inflected(bases: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each of `bases`, verbs or phrases that open with one, in all forms of its first word."""
    for base in bases:
        verb, space, rest = base.partition(" ")
        for form in forms(verb, irregular):
            yield form + space + rest


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "o", "z")):
        return verb + "es"
    if _consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS
