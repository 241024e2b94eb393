"""Names that a text tells: of people, and of what else is written in capitals."""

from __future__ import annotations

import re

from rashomon.link.rarity import bits, counted

_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\. )?(?:al-|bin |de |van |von )?[A-Z][\w'’-]+){1,3}")
_PARTS = re.compile(r"[\s'’-]+")
_TELLING = 12.0  # bits of its two words from which a name can tell whom is meant
_MOST = 16  # names of a mention or document that are looked at


def names(text: str, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The telling names in `text`, folded, each by its last two words; the rarest first.

    A name is two words in capitals or more that stand together, neither of its last two in
    `without`. Names of two words that stand in many texts tell nobody from others ("Defence
    Ministry", "Monday Morning") and are left out.
    """
    found: dict[str, float] = {}
    for match in _NAME.finditer(text):
        told = [word for part in _PARTS.split(match.group()) if (word := counted(part))]
        if len(told) < 2 or without.intersection(told[-2:]):
            continue
        rarity = bits(told[-2]) + bits(told[-1])
        if rarity >= _TELLING:
            found[" ".join(told[-2:])] = rarity
    return tuple(sorted(found, key=lambda name: (-found[name], name))[:_MOST])
