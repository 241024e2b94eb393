"""One place that a name may mean."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.knowledge.place import Place


class Spot(NamedTuple):
    """One place that a name may mean, with what there is to weigh it by.

    `latitude` and `longitude` are degrees; `people` is the decimal logarithm of its population,
    0 where unknown; `country` is its ISO 3166 alpha-2 code, `first` and `second` are the names of
    its divisions, each empty where unknown or none. `kind`: city, capital, second, first, country,
    state, region, continent, sea, lake, river, mountain, site, or a kind of the contested places.
    `reach` is how far from the point it extends, in km. `called` says that it is listed under the
    name sought, `source` which table holds it, `known` what the contested tables say of it.
    """

    name: str
    latitude: float
    longitude: float
    people: float
    country: str
    first: str
    second: str
    kind: str
    reach: float
    called: bool
    source: str
    known: Place | None = None
