"""The places of an incident as its documents locate them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rashomon.model.document import Document
from rashomon.model.incident import Incident
from rashomon.model.location import Location, Precision

Placed = list[tuple[Document, Location]]
"""One place, as documents locate it."""

_CLOSEST = (*Precision,)  # the closest first


def located(incident: Incident) -> list[Placed]:
    """The places of an incident, most told first; one that is known by two names stands once.

    A region stays apart from its town.
    """
    told: defaultdict[tuple[str, bool], Placed] = defaultdict(list)
    for document, one in _locations(incident):
        wide = one.precision is Precision.AREA
        told[(one.name or one.span.text).casefold(), wide].append((document, one))
    return sorted(told.values(), key=lambda some: -len(some))


def closest(some: Iterable[Location]) -> Location:
    """That of several locations of one place which is known most closely, the first of such."""
    return min(some, key=lambda one: _CLOSEST.index(one.precision))


def _locations(incident: Incident) -> Iterator[tuple[Document, Location]]:
    for telling in incident.tellings:
        for one in telling.mention.where:
            yield telling.document, one
