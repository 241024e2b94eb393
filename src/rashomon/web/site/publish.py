"""`rashomon publish`: the desk's pages of what was reviewed as a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request

from rashomon import api
from rashomon.model.errors import InputError, LedgerError
from rashomon.tell.decisions import history_json
from rashomon.tell.marked.parts import Range, part_at, parts
from rashomon.web.answer import Answer
from rashomon.web.app import PAGES
from rashomon.web.assets import assets
from rashomon.web.pages.brief import brief_text
from rashomon.web.pages.days import week
from rashomon.web.settings import Settings
from rashomon.web.site.about import About, about, readme, state, which
from rashomon.web.site.asking import request_for
from rashomon.web.site.data import claims_csv, line, rows
from rashomon.web.site.excerpt import SiteDesk
from rashomon.web.site.folder import Draft, site_folder
from rashomon.web.site.listed import list_answer, listed, quoted_answer
from rashomon.web.site.places import FRONT, Leaf, Places
from rashomon.web.site.printer import SECTIONS, Printer, without_context
from rashomon.web.site.wanted import Chosen, Wanted, choose

Watch = Callable[[int, int], None]
"""Is told how many pages are written, and of how many that are known by then."""


@dataclass(frozen=True, slots=True)
class Published:
    """How much was published; `left` incidents of the ledger were left out."""

    pages: int
    incidents: int
    documents: int
    left: int


def publish(ledger: Path, folder: Path, wanted: Wanted, watch: Watch | None = None) -> Published:
    """Write the site of `ledger` to `folder`, whole or not at all.

    Raises InputError where nothing is to be published or `folder` is not ours to write; raises
    LedgerError where the ledger cannot be read, or was written to meanwhile.
    """
    with api.reading(ledger) as reader:
        chosen = choose(reader, wanted)
        told = about(reader, wanted, chosen)
    if not chosen.gists:
        raise InputError(_nothing(chosen, wanted))
    with (
        closing(SiteDesk(Settings(ledger, title=wanted.title), chosen)) as desk,
        site_folder(folder) as draft,
    ):
        version = desk.version()
        pages = _Site(desk, draft, wanted, told).write(watch or _unwatched)
        if desk.version() != version:
            raise LedgerError(f"{ledger}: was written to while the site was made; publish it again")
    return Published(pages, len(chosen.gists), len(chosen.mentions), chosen.left)


def _unwatched(done: int, known: int) -> None:
    del done, known


def _nothing(chosen: Chosen, wanted: Wanted) -> str:
    if chosen.left == 0:
        return "the ledger holds no incident to publish"
    if wanted.all:
        return f"none of the ledger's {chosen.left} incidents is asked for"
    return (
        f"none of the ledger's {chosen.left} incidents that is asked for is reviewed: every claim "
        "on it must be decided on (rashomon serve, Review); --all publishes those that are not"
    )


class _Site:
    """Writes one site."""

    def __init__(self, desk: SiteDesk, draft: Draft, wanted: Wanted, told: About) -> None:
        self._desk, self._draft, self._wanted, self._told = desk, draft, wanted, told
        self._made = {page.name: page for page in PAGES}
        with desk.reading() as reader:
            self._documents = listed(reader, desk.chosen)
        weeks = sorted({week(day) for day in desk.chosen.days}, reverse=True)
        self._parts = cache(self._ranges)
        self._places = Places(desk.chosen, self._part, tuple(weeks))
        there = {*self._made} - (set() if weeks else {"brief"})
        self._menu = tuple(name for name in SECTIONS if name in there)
        self._printer = Printer(desk, draft, self._places, self._menu)

    def write(self, watch: Watch) -> int:
        """Write all of it; how many pages it has."""
        self._begin()
        done = 0
        while leaf := self._places.take():
            self._leaf(leaf)
            done += 1
            watch(done, self._places.known)
        self._data()
        for name in sorted(self._places.used):
            self._draft.write(f"static/{name}", assets()[name].body)
        self._draft.write("README.md", readme(self._told))
        return done

    def _begin(self) -> None:
        """All that must be there, linked to or not."""
        self._places.put(Leaf(FRONT, "incidents", {}, {}))
        for name in (*self._menu, "help"):
            self._places.page(name, {})
        for one in self._places.weeks:
            self._places.page("brief", {"week": one})
        for gist in self._desk.chosen.gists:
            self._places.incident(gist.code)
        for document in self._desk.chosen.mentions:
            self._places.document(document, 0)

    def _leaf(self, leaf: Leaf) -> None:
        """Write a page; of a brief the Markdown too."""
        path = self._made[leaf.page].path.format(**leaf.path)
        asked = request_for(path, leaf.path, leaf.asked)
        self._printer.put(leaf, path, lambda: self._bare(self._answer(leaf, asked)))
        if leaf.page == "brief":
            self._printer.text(leaf, brief_text(self._desk, asked))

    def _bare(self, answer: Answer) -> Answer:
        return answer if self._wanted.texts else without_context(answer)

    def _answer(self, leaf: Leaf, asked: Request) -> Answer:
        if leaf.page == "help":
            words = {"which": which(self._told), "state": state(self._told)}
            return Answer("about.html", self._told, words)
        if leaf.page == "documents":
            return list_answer(self._documents, int(leaf.asked.get("page", "1")))
        if leaf.page == "document" and not self._wanted.texts:
            with self._desk.reading() as reader:
                return quoted_answer(reader, leaf.path["id"], self._desk.chosen)
        return self._made[leaf.page].made(self._desk, asked)

    def _part(self, document: str, start: int) -> int:
        """The part of a document that holds the place `start`; without texts there is but one."""
        return part_at(self._parts(document), start) if self._wanted.texts else 0

    def _ranges(self, document: str) -> tuple[Range, ...]:
        with self._desk.reading() as reader:
            found = reader.document(document)
        return parts(found.text) if found else ()

    def _data(self) -> None:
        """The data, incident by incident."""
        lines: list[str] = []
        claims: list[tuple[str, ...]] = []
        with self._desk.reading() as reader:
            for gist in self._desk.chosen.gists:
                (one,) = reader.incidents(code=gist.code)
                lines.append(line(one))
                claims.extend(rows(one))
            made = history_json(api.decisions(reader))
        self._draft.write("data/incidents.jsonl", "".join(lines))
        self._draft.write("data/claims.csv", claims_csv(claims))
        self._draft.write("data/decisions.json", made)
