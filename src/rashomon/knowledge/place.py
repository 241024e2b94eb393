"""What a place is, and what finding one in a text yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model.location import SideName

_GRAINS = {
    "country": 3,
    "region": 2,
    "district": 2,
    "border": 1,
    "border_sector": 1,
    "contact_line": 1,
}


class Tenure(NamedTuple):
    """That `party` held a place from one day to another, both included.

    Days are of day, month or year grain (YYYY-MM-DD, YYYY-MM, YYYY); None is open or unknown.
    """

    party: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `names` are every side's names for it, the one it is listed under first.

    `country` is the ISO 3166 alpha-2 code of the country it is commonly listed in, None where
    that is itself in dispute or it spans several. `kind`: city, town, village, district, region,
    country, corridor, checkpoint, crossing, border, border_sector, contact_line, river, lake,
    mountain, sea, base, site. Where the tables tell more: `sides` say whose name each is,
    `latitude` and `longitude` are degrees, `reach` is km from there to its edge, `admin` its
    district or province, `held` who held it when, `source` where that is from.
    """

    names: tuple[str, ...]
    country: str | None
    kind: str
    sides: tuple[SideName, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    reach: float = 0.0
    admin: str | None = None
    held: tuple[Tenure, ...] = ()
    source: str = ""

    @property
    def grain(self) -> int:
        """How large it is: 0 a spot, 1 a border, 2 a region or district, 3 a country."""
        return _GRAINS.get(self.kind, 0)

    def holder(self, day: str | None) -> str | None:
        """Who held it on `day` (a date of any grain); None where that is not known or changed."""
        if day is None:
            return None
        first, last = _opens(day), _closes(day)
        parties = {
            one.party
            for one in self.held
            if _opens(one.since or "") <= first and last <= _closes(one.until or "")
        }
        return parties.pop() if len(parties) == 1 else None


class PlaceHit(NamedTuple):
    """Tokens [first, last) of a sentence name `place`; None where no table knows it."""

    first: int
    last: int
    place: Place | None


def _opens(day: str) -> str:
    """The first day of a date of any grain, to compare; before all days for none."""
    return day + "0000-01-01"[len(day) :] if day else ""


def _closes(day: str) -> str:
    """The last day of a date of any grain, to compare; after all days for none."""
    return day + "9999-12-31"[len(day) :] if day else "9999-12-31"
