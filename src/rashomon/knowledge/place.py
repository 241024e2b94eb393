"""What a place is, and what finding one in a text yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `names` are every side's names for it, the one it is listed under first.

    `country` is the ISO 3166 alpha-2 code of the country it is commonly listed in, None where
    that is itself in dispute or it spans several. `kind`: city, village, region, country, border,
    sea, site.
    """

    names: tuple[str, ...]
    country: str | None
    kind: str


class PlaceHit(NamedTuple):
    """Tokens [first, last) of a sentence name `place`; None where no table knows it."""

    first: int
    last: int
    place: Place | None
