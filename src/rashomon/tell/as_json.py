"""Pages as JSON: the page's own fields, in their order (docs/format.md names every key)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rashomon.tell.across import Across
from rashomon.tell.brief import Brief
from rashomon.tell.clean import to_json
from rashomon.tell.copies import CopiesPage
from rashomon.tell.listing import Item
from rashomon.tell.show import Page
from rashomon.tell.toll import TollPage
from rashomon.tell.why import WhyPage


def as_json(told: Brief | Page | TollPage | Across | CopiesPage | WhyPage) -> str:
    """A brief, an incident's page, its toll, why it is one, a view across or copies, as JSON."""
    return to_json(asdict(told))


def listing_json(items: Sequence[Item]) -> str:
    """The list as a JSON array, one object an incident."""
    return to_json([asdict(one) for one in items])
