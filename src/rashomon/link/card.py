"""Cards: what linking looks at in one mention, and nothing of its numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rashomon.model.incident import MentionRef

Spot = tuple[float, float, int]
"""Latitude and longitude in degrees, and within how many km of there (by its precision)."""


@dataclass(frozen=True, slots=True)
class Card:
    """One mention of an incident, as far as linking looks at it.

    `start`, `end` and `published` are ISO 8601 dates (the first two of day, month or year grain)
    or None; `places` are verbatim, most precise first; `spots` where they lie; `parties` are
    sorted, `blamed` those of them that are told only as who began it. `words` are the
    telling words of the mention's sentences. `telling` are those of the whole document, each with
    how often it stands there, only where the mention is the document's main one; `names` those
    told in the whole document then, and else in the mention's sentences and by its speakers.
    Counts, stances and who blames whom are left out: the parties differ about one and the same
    incident.
    """

    ref: MentionRef
    role: str
    type: str
    start: str | None
    end: str | None
    country: str | None
    places: tuple[str, ...]
    parties: tuple[str, ...]
    published: str | None
    blamed: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    telling: tuple[tuple[str, int], ...] = ()


def encode(card: Card) -> str:
    """`card` as a compact JSON row, from which `decode` makes it again."""
    row: list[Any] = [
        [card.ref.document, card.ref.key],
        [card.role, card.type, card.start, card.end, card.country, card.published],
        [card.places, card.parties, card.blamed],
        card.spots,
        [" ".join(card.words), "|".join(card.names)],
        [" ".join(word for word, _ in card.telling), "".join(str(n) for _, n in card.telling)],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode(row: str) -> Card:
    """The card that `encode` made `row` of. Raises ValueError or TypeError for any other row."""
    ref, plain, sets, spots, told, (telling, times) = json.loads(row)
    role, kind, start, end, country, published = plain
    places, parties, blamed = map(tuple, sets)
    return Card(
        ref=MentionRef(*ref),
        role=role,
        type=kind,
        start=start,
        end=end,
        country=country,
        places=places,
        parties=parties,
        published=published,
        blamed=blamed,
        spots=tuple((latitude, longitude, within) for latitude, longitude, within in spots),
        names=tuple(filter(None, told[1].split("|"))),
        words=tuple(told[0].split()),
        telling=tuple(zip(telling.split(), map(int, times), strict=True)),
    )
