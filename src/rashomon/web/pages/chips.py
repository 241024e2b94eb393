"""The filters that hold, each with the address that is without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.phrases import finding_words, name
from rashomon.web.index import Asked

_NONE = Asked()


class Chip(NamedTuple):
    """A filter in words, and the filters that are left without it."""

    label: str
    rest: Mapping[str, object]


def chips(asked: Asked) -> tuple[Chip, ...]:
    """A chip for each filter, in the order of the list's."""
    found = [
        Chip(label, asked.but(**{field: getattr(_NONE, field)}).narrowed())
        for field, label in _plain(asked)
    ]
    for party in asked.party:
        rest = tuple(one for one in asked.party if one != party)
        found.append(Chip(name(party), asked.but(party=rest).narrowed()))
    for kind in asked.finding:
        rest = tuple(one for one in asked.finding if one != kind)
        label = finding_words(FindingKind(kind))
        found.append(Chip(label, asked.but(finding=rest).narrowed()))
    return tuple(found)


def _plain(asked: Asked) -> list[tuple[str, str]]:
    """Those that hold one value: field and words."""
    told = {
        "since": f"from {words.day(asked.since.isoformat())}" if asked.since else "",
        "until": f"to {words.day(asked.until.isoformat())}" if asked.until else "",
        "place": f"place: {asked.place}" if asked.place else "",
        "country": words.country(asked.country or None),
        "type": words.TYPES.get(asked.type, asked.type),
        "reviewed": f"reviewed: {asked.reviewed}" if asked.reviewed else "",
        "q": f"“{asked.q}”" if asked.q else "",
        "box": "part of the map" if asked.box else "",
    }
    return [(field, label) for field, label in told.items() if label]
