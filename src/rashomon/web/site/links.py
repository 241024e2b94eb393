"""The links of one file of a site: relative ones, so that it works wherever it lies."""

from __future__ import annotations

import posixpath

from rashomon.web.links import Filter
from rashomon.web.site.places import Places


class SiteLinks:
    """The links of the file `here`, which is named without its ending."""

    def __init__(self, places: Places, here: str) -> None:
        self._places = places
        self._here = here

    def page(self, name: str, **filters: Filter) -> str:
        """`../map.html`."""
        given = {key: str(value) for key, value in filters.items() if value is not None}
        return self._html(self._places.page(name, given))

    def incident(self, code: str, part: str = "") -> str:
        """`RSH-7K3Q.html`; the parts of the page have no file of their own."""
        del part
        return self._html(self._places.incident(code))

    def account(self, code: str, party: str, page: int = 1) -> str:
        """`RSH-7K3Q-1f2e3d4c5b.html`."""
        return self._html(self._places.account(code, party, page))

    def document(self, document: str, start: int | None = None) -> str:
        """`../documents/ID.html#at-120`."""
        found = self._html(self._places.document(document, start or 0))
        return found if start is None else f"{found}#at-{start}"

    def claims(self, document: str, start: int, first: int) -> str:
        """`ID-from-151.html#claims`."""
        return self._html(self._places.document(document, start, first)) + "#claims"

    def static(self, name: str) -> str:
        """`../static/desk.css`."""
        self._places.used.add(name)
        return self._to(f"static/{name}")

    def json(self, address: str) -> str:
        """The file beside this one that tells the same as data."""
        del address
        return self._to(f"{self._here}.json")

    def text(self, address: str) -> str:
        """The file beside this one that tells the same as Markdown."""
        del address
        return self._to(f"{self._here}.md")

    def _html(self, file: str) -> str:
        return self._to(f"{file}.html")

    def _to(self, file: str) -> str:
        return posixpath.relpath(file, posixpath.dirname(self._here) or ".")
