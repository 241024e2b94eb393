"""The pages that every page leads to, each with the key that opens it after g."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A page by its name in addresses, its label, and the key after g."""

    name: str
    label: str
    key: str


MENU = (
    Entry("incidents", "Incidents", "i"),
    Entry("map", "Map", "m"),
    Entry("calendar", "Calendar", "c"),
    Entry("review", "Review", "r"),
    Entry("brief", "Brief", "b"),
    Entry("documents", "Documents", "d"),
    Entry("decisions", "Decisions", "h"),
)
