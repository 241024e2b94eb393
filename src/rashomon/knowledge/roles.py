"""Nouns for people and bodies of people: soldier, villager, militant, minister, witness."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from rashomon.knowledge.table import listed, rows


class RoleKind(StrEnum):
    """What sort of people a noun is for."""

    MILITARY = "military"  # soldiers, officers, police, and bodies of them
    FIGHTER = "fighter"  # militants, rebels, gunmen
    CIVILIAN = "civilian"
    OFFICIAL = "official"  # those who speak for a party, and the bodies they sit in
    GENERIC = "generic"  # speakers who speak for no party: residents, witnesses, analysts


def role_of(word: str) -> RoleKind | None:
    """The kind of the noun `word` (folded, singular or plural), or None where it is no role.

    Words of two parts are asked for with a hyphen ("border-guard").
    """
    return _roles().get(word)


@cache
def _roles() -> dict[str, RoleKind]:
    found = dict[str, RoleKind]()
    for kind, words in rows("roles.txt", 2):
        for item in listed(words):
            for word in _numbers(item):
                found.setdefault(word, RoleKind(kind))
    return found


def _numbers(item: str) -> tuple[str, ...]:
    """Singular and plural: as listed (man/men), else by rule (baby, babies; boss, bosses)."""
    if "/" in item:
        return tuple(item.split("/"))
    if item.endswith("s") and not item.endswith("ss"):
        return (item,)
    if item.endswith(("ss", "x", "sh", "ch")):
        return item, f"{item}es"
    if item.endswith("y") and item[-2] not in "aeiou":
        return item, f"{item[:-1]}ies"
    return item, f"{item}s"
