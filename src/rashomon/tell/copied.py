"""Copies beside the documents that they were taken from, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rashomon.model.document import Document
from rashomon.model.incident import Incident


class Copied(NamedTuple):
    """The document that another is a copy of: its id, and its label as far as it is known."""

    document: str
    label: str


def label(document: Document) -> str:
    """Outlet, publication date and name, as far as they are known."""
    origin = document.origin
    published = origin.published.isoformat() if origin.published else None
    return ", ".join(filter(None, (origin.outlet, published, document.name))) or document.id


def copied(incidents: Iterable[Incident]) -> Mapping[str, Copied]:
    """What each copy among the documents of `incidents` is a copy of, by its id.

    A document that tells of none of them is named by its id.
    """
    told = {one.document.id: one for incident in incidents for one in incident.tellings}
    firsts = {key: one.copy_of for key, one in told.items() if one.copy_of}
    return {
        key: Copied(first, label(told[first].document) if first in told else first)
        for key, first in firsts.items()
    }


def copy_words(copied_from: str | None) -> str | None:
    """How a copy is marked: "a copy of Harbour Post, 2021-03-04, osk.txt"."""
    return f"a copy of {copied_from}" if copied_from else None
