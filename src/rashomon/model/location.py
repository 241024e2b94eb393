"""Where: a place that a text names, resolved to coordinates as far as the text settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class Precision(StrEnum):
    """How closely a location is known, the closest first."""

    EXACT = "exact"  # the settlement or site itself is named
    NEAR = "near"  # near it, or at a distance from it
    AREA = "area"  # a district, region, valley or sea: the coordinates are its middle
    BORDER_SECTOR = "border_sector"  # a stretch of a border, by the place that it is named after
    UNLOCATED = "unlocated"  # the text does not settle where; the basis says why


@dataclass(frozen=True, slots=True)
class SideName:
    """One name of a place; `party` is whose name for it that is, None where it is anybody's."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """What a place named in a text comes to.

    `span` are the words. `name` is the name under which the place is listed, `names` every side's
    (their order says nothing about whose it is). `latitude` and `longitude` are decimal degrees
    (WGS 84), both None where `precision` is UNLOCATED. `country` is the ISO 3166 alpha-2 code of
    the country in which it is commonly listed, None where that is itself in dispute; `admin` the
    district or province. `holder` is the party that held it on the day of the incident, where the
    tables know. `basis` says from what it was resolved, or why it was not.
    """

    span: Span
    name: str | None = None
    names: tuple[SideName, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = Precision.UNLOCATED
    country: str | None = None
    admin: str | None = None
    holder: str | None = None
    basis: str = "no table knows it"
