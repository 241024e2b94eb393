"""Where each page of a site is: a file for each address that a page links to."""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from rashomon.web.links import Filter
from rashomon.web.site.wanted import Chosen

FRONT, ABOUT = "index", "about"
"""The files, without endings, of the list and of what the site is."""

_NAMED = {"incidents": FRONT, "help": ABOUT, "documents": "documents/index"}


class Leaf(NamedTuple):
    """A page to be written: its file without ending, its name on the desk, what it is asked."""

    file: str
    page: str
    path: Mapping[str, str]
    asked: Mapping[str, str]


@dataclass
class Places:
    """The pages of a site, found as they are linked to; `of` tells what is published at all.

    `part` is the part of a document, from 0, that holds a place in its text. `weeks` are those
    with a brief, the last one first.
    """

    chosen: Chosen
    part: Callable[[str, int], int]
    weeks: tuple[str, ...]
    used: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)
    _left: deque[Leaf] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self._codes, self._documents = self.chosen.codes, frozenset(self.chosen.mentions)

    @property
    def known(self) -> int:
        """How many pages are known by now."""
        return len(self._known)

    def take(self) -> Leaf | None:
        """The next page that is linked to and was not written yet."""
        return self._left.popleft() if self._left else None

    def put(self, leaf: Leaf) -> str:
        """The file of a page, which will be written."""
        if leaf.file not in self._known:
            self._known.add(leaf.file)
            self._left.append(leaf)
        return leaf.file

    def page(self, name: str, asked: Mapping[str, str]) -> str:
        """The file of the page `name`, as much filtered as the site has it."""
        if name == "brief":
            return self._brief(asked)
        number = asked.get("page", "1")
        file = _NAMED.get(name, name)
        if name in _PAGED and number.isdecimal() and int(number) > 1:
            return self.put(Leaf(f"{file}-{number}", name, {}, {"page": number}))
        if name in _PAGED or name in _WHOLE:
            return self.put(Leaf(file, name, {}, {}))
        return ABOUT

    def incident(self, code: str) -> str:
        """The file of an incident; where it is not published, what says so."""
        if code not in self._codes:
            return ABOUT
        return self.put(Leaf(f"incidents/{code}", "incident", {"code": code}, {}))

    def account(self, code: str, party: str, page: int) -> str:
        """The file of a party's whole account of an incident."""
        if code not in self._codes:
            return ABOUT
        mark = sha256(party.encode("utf-8", "replace")).hexdigest()[:8]
        asked = {"party": party} | ({"page": str(page)} if page > 1 else {})
        file = f"incidents/{code}-{mark}" + (f"-{page}" if page > 1 else "")
        return self.put(Leaf(file, "account", {"code": code}, asked))

    def document(self, document: str, start: int, first: int = 1) -> str:
        """The file of the part of a document that holds `start`, with its claims from `first`."""
        if document not in self._documents:
            return ABOUT
        part = self.part(document, start)
        file = f"documents/{document}" + (f"-{part + 1}" if part else "")
        more = f"-from-{first}" if first > 1 else ""
        asked = {"at": str(start)} if part else {}
        return self.put(
            Leaf(
                file + more,
                "document",
                {"id": document},
                asked | ({"from": str(first)} if more else {}),
            )
        )

    def _brief(self, asked: Mapping[str, str]) -> str:
        named = asked.get("week", "")
        if not self.weeks:
            return ABOUT
        week = named if named in self.weeks else self.weeks[0]
        return self.put(Leaf(f"briefs/{week}", "brief", {}, {"week": week}))


_PAGED = {"incidents", "decisions", "documents"}
_WHOLE = {"map", "calendar", "help"}


class SiteLinks:
    """The links of one file: relative ones, so that the site works wherever it lies."""

    def __init__(self, places: Places, here: str) -> None:
        self._places = places
        self._here = here

    def page(self, name: str, **filters: Filter) -> str:
        """`../map.html`."""
        asked = {
            key: str(value) for key, value in filters.items() if value is not None and value != ""
        }
        return self._html(self._places.page(name, asked))

    def incident(self, code: str, part: str = "") -> str:
        """`RSH-7K3Q.html`; the parts of the page have no file of their own."""
        del part
        return self._html(self._places.incident(code))

    def account(self, code: str, party: str, page: int = 1) -> str:
        """`RSH-7K3Q-1f2e3d4c.html`."""
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
