"""Where each page of a site is: a file for each address that a page links to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from rashomon.web.index.asked import SORTS
from rashomon.web.site.wanted import Chosen

FRONT, ABOUT = "index", "about"
"""The files, without endings, of the list and of what the site is."""

_NAMED = {"incidents": FRONT, "help": ABOUT, "documents": "documents/index"}
_NO_SORT = {"", "newest"}
_YEARLY = {"map", "calendar"}

Query = Mapping[str, str]


class Leaf(NamedTuple):
    """A page to be written: its file without ending, its name on the desk, what it is asked."""

    file: str
    page: str
    path: Query
    asked: Query


@dataclass
class Places:
    """The pages of a site, found as they are linked to.

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

    def page(self, name: str, asked: Query) -> str:
        """The file of the page `name`, as much filtered as the site has it."""
        if name == "brief":
            return self._brief(asked)
        if name in _YEARLY:
            return self._yearly(name, asked)
        if name in _NAMED or name == "decisions":
            return self._list(name, asked)
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
        asked = {"party": party} | ({"page": str(page)} if page > 1 else {})
        file = f"incidents/{code}-{_mark(party)}" + (f"-{page}" if page > 1 else "")
        return self.put(Leaf(file, "account", {"code": code}, asked))

    def document(self, document: str, start: int, first: int = 1) -> str:
        """The file of the part of a document that holds `start`, with its claims from `first`."""
        if document not in self._documents:
            return ABOUT
        part = self.part(document, start)
        file = f"documents/{document}" + (f"-{part + 1}" if part else "")
        asked = {"at": str(start)} if part else {}
        if first > 1:
            file, asked = f"{file}-from-{first}", asked | {"from": str(first)}
        return self.put(Leaf(file, "document", {"id": document}, asked))

    def _list(self, name: str, asked: Query) -> str:
        """A list, page by page; that of incidents in each of its orders."""
        file, kept = _NAMED.get(name, name), dict[str, str]()
        sort = asked.get("sort", "") if name == "incidents" else ""
        if sort in SORTS and sort not in _NO_SORT:
            file, kept = f"{file}-{sort}", {"sort": sort}
        number = asked.get("page", "1")
        if number.isdecimal() and int(number) > 1:
            file, kept = f"{file}-{number}", kept | {"page": number}
        return self.put(Leaf(file, name, {}, kept))

    def _brief(self, asked: Query) -> str:
        if not self.weeks:
            return ABOUT
        named = asked.get("week", "")
        week = named if named in self.weeks else self.weeks[0]
        return self.put(Leaf(f"briefs/{week}", "brief", {}, {"week": week}))

    def _yearly(self, name: str, asked: Query) -> str:
        """The map or the calendar: of all years, or of one."""
        year = _year(asked)
        if not year:
            return self.put(Leaf(name, name, {}, {}))
        days = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
        return self.put(Leaf(f"{name}-{year}", name, {}, days))


def _mark(text: str) -> str:
    """A name for a file."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def _year(asked: Query) -> str:
    """The year that the filters leave, where they leave one."""
    since, until = asked.get("since", ""), asked.get("until", "")
    year = since[:4]
    return year if (since, until) == (f"{year}-01-01", f"{year}-12-31") else ""


def years(chosen: Chosen) -> tuple[str, ...]:
    """The years in which the incidents began, the last one first."""
    return tuple(sorted({one.first[:4] for one in chosen.gists if one.first}, reverse=True))
