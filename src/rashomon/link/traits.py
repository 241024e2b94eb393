"""A card made ready for comparison: windows of days, telling words, folded parties."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.link.card import Card
from rashomon.link.days import DAY, Window, span_of, window
from rashomon.link.names import home, party_key, place_words, roots
from rashomon.model.vocabulary import IncidentType, Role

_PLACES = 12  # places of a mention that are looked at
_STEM = 5  # letters of a place word that mentions are blocked by
_FRESH = 3  # days before publication within which undated news is taken to have happened
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

    `words` are those of all places, `heads` of the most precise, `wide` of regions; `stems` are
    beginnings to block by, `roots` those by which spellings are compared.
    """

    card: Card
    when: Window | None
    exact: bool
    words: frozenset[str]
    heads: frozenset[str]
    wide: frozenset[str]
    stems: frozenset[str]
    roots: frozenset[str]
    parties: frozenset[str]
    homes: frozenset[str]
    violent: bool


def traits(card: Card) -> Traits:
    """The traits of `card`."""
    when = window(card.start, card.end) or _fresh(card)
    places = [place_words(place) for place in card.places[:_PLACES]]
    words = frozenset[str]().union(*(place.near for place in places))
    wide = frozenset[str]().union(*(place.wide for place in places))
    return Traits(
        card=card,
        when=when,
        exact=when is not None and when.grain == DAY and when.last - when.first <= LONG,
        words=words,
        heads=places[0].near if places else frozenset(),
        wide=wide,
        stems=frozenset(word[:_STEM] for word in words | wide),
        roots=roots(words),
        parties=frozenset(party_key(party) for party in card.parties),
        homes=frozenset(code for party in card.parties if (code := home(party))),
        violent=card.type in _VIOLENT,
    )


def _fresh(card: Card) -> Window | None:
    """The days in which undated news can have happened; None for history and undated texts."""
    published = span_of(card.published) if card.published else None
    if published is None or card.role != Role.FOREGROUND:
        return None
    return Window(published.first - _FRESH, published.last, None)
