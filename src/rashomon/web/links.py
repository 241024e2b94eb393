"""Addresses of pages. Templates make links in no other way, so that a site can be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote, urlencode

from rashomon.web.assets import assets

Filter = str | int | float | None | Iterable[str]


class Links(Protocol):
    """Where each page is."""

    def page(self, name: str, **filters: Filter) -> str:
        """The page `name` (incidents, map, calendar, review, brief …), filtered."""

    def incident(self, code: str, part: str = "") -> str:
        """The page of an incident, or a part of it (why)."""

    def account(self, code: str, party: str, page: int = 1) -> str:
        """One party's whole account of an incident."""

    def document(self, document: str, start: int | None = None) -> str:
        """The page of a document, opened at the character `start` of its text."""

    def claims(self, document: str, start: int, first: int) -> str:
        """The same part of a document with its claims from number `first` on."""

    def static(self, name: str) -> str:
        """A style sheet, a script, a picture."""

    def json(self, address: str) -> str:
        """The same page as JSON."""

    def text(self, address: str) -> str:
        """The same page as Markdown, where it can be had so."""


class LiveLinks:
    """The addresses that a running desk answers."""

    def page(self, name: str, **filters: Filter) -> str:
        """`/incidents?party=Armenia`; filters that are empty are left out."""
        asked = query(filters)
        return f"/{name}?{asked}" if asked else f"/{name}"

    def incident(self, code: str, part: str = "") -> str:
        """`/incidents/RSH-7K3Q`, `/incidents/RSH-7K3Q/why`."""
        return f"/incidents/{quote(code, safe='')}" + (f"/{part}" if part else "")

    def account(self, code: str, party: str, page: int = 1) -> str:
        """`/incidents/RSH-7K3Q/account?party=Armenia`."""
        asked = query({"party": party, "page": page if page > 1 else None})
        return f"{self.incident(code, 'account')}?{asked}"

    def document(self, document: str, start: int | None = None) -> str:
        """`/documents/ID?at=120#at`."""
        at = "" if start is None else f"?at={start}#at"
        return f"/documents/{quote(document, safe='')}{at}"

    def claims(self, document: str, start: int, first: int) -> str:
        """`/documents/ID?at=12000&from=151#claims`."""
        asked = query({"at": start, "from": first if first > 1 else None})
        return f"{self.document(document)}?{asked}#claims"

    def static(self, name: str) -> str:
        """`/static/desk.css?v=…`: another address for another content."""
        return f"/static/{name}?v={assets()[name].mark}"

    def json(self, address: str) -> str:
        """`/incidents.json?party=Armenia`."""
        return _other(address, "json")

    def text(self, address: str) -> str:
        """`/brief.md?day=2020-07-14`."""
        return _other(address, "md")


def _other(address: str, ending: str) -> str:
    """The same address with this ending of its path."""
    path, _, rest = address.partition("?")
    asked, _, _ = rest.partition("#")
    return f"{path.partition('#')[0]}.{ending}" + (f"?{asked}" if asked else "")


def writable(text: str) -> str:
    """`text` as an address can hold it: half a character, which none can, reads ?."""
    return text.encode("utf-8", "replace").decode()


def query(filters: Mapping[str, Filter]) -> str:
    """Filters as the query of an address, in their order; None and empty ones are left out."""
    return "&".join(_pair(name, one) for name, given in filters.items() for one in _values(given))


@lru_cache(maxsize=4096)
def _pair(name: str, value: str) -> str:
    return urlencode([(name, value)], errors="replace")


def _values(given: Filter) -> list[str]:
    if given is None or given == "":
        return []
    if isinstance(given, str | int | float):
        return [str(given)]
    return [one for one in given if one]
