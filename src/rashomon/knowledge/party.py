"""What a party is, and what finding one in a text yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class PartyKind(StrEnum):
    """What sort of body a party is."""

    COUNTRY = "country"
    TERRITORY = "territory"  # an authority of limited recognition
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"  # international bodies, alliances, missions, monitors
    AGENCY = "agency"  # news agencies and outlets that reports quote


class Form(StrEnum):
    """By what word a party is named."""

    NAME = "name"  # Armenia, Hezbollah, the UN
    DEMONYM = "demonym"  # Armenian, Armenians
    CAPITAL = "capital"  # Yerevan, where it may stand for the government
    ORGAN = "organ"  # the Kremlin, the IDF, the Pentagon, ISPR
    PERSON = "person"  # Pashinyan, Dmitry Peskov


@dataclass(frozen=True, slots=True)
class Party:
    """A country, authority, armed group or organisation that can speak or be blamed.

    `name` is the name used in every coding (Armenia, United States, RSF). `country` is the ISO
    3166 alpha-2 code of the country it is or belongs to, None for bodies of many countries.
    """

    name: str
    kind: PartyKind
    country: str | None


class PartyHit(NamedTuple):
    """Tokens [first, last) of a sentence name `party`."""

    first: int
    last: int
    party: Party
    form: Form
