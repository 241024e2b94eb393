"""A card made ready for comparison: windows of days, telling words, folded parties."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rashomon.link.card import Card, Spot
from rashomon.link.days import DAY, Window, span_of, window
from rashomon.link.names import home, party_key, place_words, roots
from rashomon.link.rarity import bits
from rashomon.model.vocabulary import IncidentType, Role

_PLACES = 12  # places of a mention that are looked at
_STEM = 5  # letters of a place word that mentions are blocked by
LONG = 10  # days; what lasts longer is compared like a month

_VIOLENT = frozenset(
    {
        IncidentType.ARMED_CLASH,
        IncidentType.SHELLING,
        IncidentType.AIR_DRONE_STRIKE,
        IncidentType.ATTACK,
        IncidentType.EXPLOSION,
        IncidentType.SNIPING,
    }
)


class Traits(NamedTuple):
    """What two mentions are compared by; `exact` says that the days are told to the day.

    `when` is None for a mention without a date, `published` its document's day (an ordinal) where
    that is known. `words` are those of all places, `heads` of the most precise, `wide` of regions;
    `stems` are beginnings to block by, `roots` those by which spellings are compared. `parties`
    hold the `blamed`. `said` are the telling words of the mention's sentences with their rarity
    in bits, `telling` those of the whole document with their weights, whose squares sum to 1.
    """

    card: Card
    when: Window | None
    exact: bool
    published: int | None
    fresh: bool
    words: frozenset[str]
    heads: frozenset[str]
    wide: frozenset[str]
    stems: frozenset[str]
    roots: frozenset[str]
    spots: tuple[Spot, ...]
    parties: frozenset[str]
    blamed: frozenset[str]
    homes: frozenset[str]
    violent: bool
    names: frozenset[str]
    said: Mapping[str, float]
    telling: Mapping[str, float]


def traits(card: Card) -> Traits:
    """The traits of `card`."""
    when = window(card.start, card.end)
    published = span_of(card.published) if card.published else None
    places = [place_words(place) for place in card.places[:_PLACES]]
    words = frozenset[str]().union(*(place.near for place in places))
    wide = frozenset[str]().union(*(place.wide for place in places))
    return Traits(
        card=card,
        when=when,
        exact=when is not None and when.grain == DAY and when.last - when.first <= LONG,
        published=published.first if published else None,
        fresh=card.role == Role.FOREGROUND,
        words=words,
        heads=places[0].near if places else frozenset(),
        wide=wide,
        stems=frozenset(word[:_STEM] for word in words | wide),
        roots=roots(words),
        spots=card.spots,
        parties=frozenset(party_key(party) for party in card.parties),
        blamed=frozenset(party_key(party) for party in card.blamed),
        homes=frozenset(code for party in card.parties if (code := home(party))),
        violent=card.type in _VIOLENT,
        names=frozenset(card.names),
        said={word: bits(word) for word in card.words},
        telling=_weighed(card.telling),
    )


def _weighed(telling: Iterable[tuple[str, int]]) -> dict[str, float]:
    """The weight of each word: rarer and more often told is more; the squares sum to 1."""
    worth = {word: (1 + math.log(times)) * bits(word) for word, times in telling}
    length = math.sqrt(sum(weight * weight for weight in worth.values())) or 1.0
    return {word: weight / length for word, weight in worth.items()}
