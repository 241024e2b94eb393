"""What the words of a place's name, and those around it, say of where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.knowledge.locating import words_for
from rashomon.knowledge.world.keys import bare, is_division, key

_COMPASS = (
    "north|south|east|west|northern|southern|eastern|western|central|north ?eastern|north ?western|"
    "south ?eastern|south ?western|northeast|northwest|southeast|southwest|upper|lower|greater|"
    "downtown|inner|outer|mainland|rural|metropolitan|coastal"
)
_PART = re.compile(rf"^(?:{_COMPASS})(?: and (?:{_COMPASS}))? (?=.)")
_BORDER = re.compile(r" (?:state )?(?:border|frontier|boundary|line of contact|contact line)s?$")
_FEATURE = re.compile(
    r" (valley|corridor|crossing|airport|airfield|airbase|air base|base|bridge|pass|gorge|hills|"
    r"dam|heights|prison|ridge|highway|road|outpost|checkpoint|university|college|stadium|"
    r"cathedral|hospital|barracks|port|harbou?r|beach|international airport|junction|front|"
    r"axis|salient|enclave|refugee camp|camp|metro|metropolitan area|area|suburbs?|outskirts)$"
)
_BEFORE_NEAR = re.compile(
    r"(?:\bnear(?: to)?|\boutside(?: of)?|\bclose to|\baround|\bnot far from|\boff|\bvicinity of|"
    r"\boutskirts of|\bedge of|\badjacent to|\bsuburbs of|\benvirons of|\b(?:north|south|east|west|"
    r"north-?east|north-?west|south-?east|south-?west)(?:ern side)? of|"
    r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?)(?: away)? from|"
    r"\bapproach(?:es)? (?:to|of)|\b(?:above|below|beside|overlooking|towards?|facing)|"
    r"\bwithin sight of|\b(?:road|track|highway) (?:to|into|from)|\badvanc(?:ed|ing|es?) on)"
    r"(?:\s+the)?(?:\s+(?:village|town|city|settlement|community|port|capital)s?(?:\s+of)?)?\s*$",
    re.IGNORECASE,
)
_BEFORE_SECTOR = re.compile(
    r"\b(?:in|from|of|on|along) the (?:general )?direction of"
    r"(?:\s+the)?(?:\s+(?:village|town|city|district|region)s?(?:\s+of)?)?\s*$",
    re.IGNORECASE,
)
_AFTER_SECTOR = re.compile(
    r"^(?:\s+(?:district|region|province))?\s+(?:section|sector|segment|part|portion|stretch|"
    r"direction)s?\b(?:\s+of)?",
    re.IGNORECASE,
)
_AFTER_UNIT = re.compile(
    r"^\s+(province|oblast|district|region|county|governorate|prefecture|municipality|department|"
    r"state|marz|raion|rayon|krai|division|canton|parish|area|countryside|valley|corridor)\b",
    re.IGNORECASE,
)
_BEFORE_UNIT = re.compile(
    r"\b(province|oblast|district|region|county|governorate|state)s?(?: of)?(?: the)?\s+$",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(
    "city town village settlement hamlet place outskirts capital port front axis residents "
    "farmland frontline".split()
)
_PEOPLE = ("n", "an", "ian", "er", "ite")
_BEFORE_TOWN = re.compile(
    r"\b(?:villages?|town|city|settlement|hamlet)s?(?: of)?\s+$", re.IGNORECASE
)
_AFTER_TOWN = re.compile(r"^\s+(?:village|town|city|settlement|hamlet)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A name without what surrounds it: `folded` is its key, `whole` that of all its words.

    `near`, `sector`, `area` and `border` say how the words grade it: at a distance from the place,
    a stretch of a border, a part or division, a border between lands. `unit` says that a division
    is meant, `town` that a settlement is.
    """

    whole: str
    folded: str
    near: bool = False
    sector: bool = False
    area: bool = False
    border: bool = False
    unit: bool = False
    town: bool = False


def wording(name: str, before: str, after: str) -> Wording:
    """How `name` stands between the words `before` and `after` it."""
    whole = key(name)
    core, part = _core(whole)
    border = bool(_BORDER.search(whole))
    feature = _FEATURE.search(core)
    shorter = _without_unit(core)
    unit = (
        shorter != core
        or is_division(core)
        or bool(_AFTER_UNIT.match(after) or _BEFORE_UNIT.search(before))
    )
    town = bool(_BEFORE_TOWN.search(before) or _AFTER_TOWN.match(after))
    return Wording(
        whole=whole,
        folded=shorter,
        near=bool(feature) or bool(_BEFORE_NEAR.search(before)),
        sector=bool(_AFTER_SECTOR.match(after) or _BEFORE_SECTOR.search(before)),
        area=part or (unit and not town),
        border=border,
        unit=unit and not town,
        town=town,
    )


def _core(whole: str) -> tuple[str, bool]:
    """The key without "southern", and whether it had that."""
    found = _PART.match(whole)
    return (whole[found.end() :], True) if found else (whole, False)


def _without_unit(core: str) -> str:
    """The key without a word that only says what sort of division it is: "bori boma"."""
    first, _, last = core.rpartition(" ")
    return first if first and last in words_for("unit") and last not in _NO_UNITS else core


def lesser(folded: str) -> list[str]:
    """Keys to seek where a name is not known: without the noun of its kind, or of its people."""
    shorter = [_FEATURE.sub("", folded), bare(folded), *_lands(folded)]
    return [one for one in dict.fromkeys(shorter) if one and one != folded]


def _lands(folded: str) -> list[str]:
    """What "ohioans", "minnesotan", "berliners" are people of."""
    one = folded.removesuffix("s")
    return [one, *(one.removesuffix(end) for end in _PEOPLE if one.endswith(end))]
