"""Whose people a count counts that names nobody's: by custom, those of the party that tells it."""

from __future__ import annotations

from rashomon.code.counts.tables import tables
from rashomon.code.reading import CasualtyPhrase
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.party import PartyKind
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.tokens import tokens

_STATES = (PartyKind.COUNTRY, PartyKind.TERRITORY)


def owned_by(phrase: CasualtyPhrase, teller: str | None) -> str | None:
    """The party whose people are counted where the words name none and `teller` tells the count.

    A state or an authority that tells of soldiers, civilians, or people without more, dead or hurt,
    tells of its own; of "militants", of people "neutralised" or taken, it tells of others.
    None for these, and for tellers of other sorts (armed groups, monitors, hospitals). `phrase`
    is one whose `whose` is None.
    """
    party = party_named(teller) if teller else None
    if party is None or party.kind not in _STATES or phrase.kind is CasualtyKind.CAPTURED:
        return None
    said = {token.low for token in tokens(phrase.span.text)}
    return None if not tables().others.isdisjoint(said) else party.name
