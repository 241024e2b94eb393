"""Pages of the desk as files: the same functions, the same templates, links between files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from rashomon import api
from rashomon.tell.clean import to_json
from rashomon.tell.notes import Note
from rashomon.web.answer import Answer
from rashomon.web.menu import MENU
from rashomon.web.rendering import html
from rashomon.web.site.excerpt import SiteDesk
from rashomon.web.site.folder import Draft
from rashomon.web.site.links import SiteLinks
from rashomon.web.site.places import Leaf, Places, years

SECTIONS = ("incidents", "map", "calendar", "brief", "documents", "decisions")
"""The pages that the menu of a site has; a site is read, not reviewed."""


class Printer:
    """Writes the pages of one site."""

    def __init__(self, desk: SiteDesk, draft: Draft, places: Places, menu: tuple[str, ...]) -> None:
        self._desk, self._draft, self._places = desk, draft, places
        self._menu = tuple(one for one in MENU if one.name in menu)
        self._years = years(desk.chosen)
        with desk.reading() as reader:
            self._notices = api.notices(reader)

    def put(self, leaf: Leaf, path: str, made: Callable[[], Answer]) -> None:
        """Write the page that `made` makes as HTML and, beside it, as JSON."""
        links, answer = SiteLinks(self._places, leaf.file), made()
        shared: dict[str, Any] = {
            "menu": self._menu,
            "years": self._years,
            "here": path,
            "address": path,
            "as_json": links.json(path),
            "desk": self._desk.settings.title,
            "notices": self._notices,
            "csrf": "",
            "user": "",
            "static": True,
        }
        self._draft.write(f"{leaf.file}.html", html(answer, links, shared))
        self._draft.write(f"{leaf.file}.json", to_json(asdict(answer.data)))

    def text(self, leaf: Leaf, answer: Answer) -> None:
        """Write a page as Markdown."""
        self._draft.write(f"{leaf.file}.md", answer.text or "")


def without_context(answer: Answer) -> Answer:
    """The answer without the text around its cited sentences."""
    data = answer.data
    told = getattr(data, "brief", data)
    notes = getattr(told, "notes", ())
    if not notes:
        return answer
    bare = replace(told, notes=tuple(map(_bare, notes)))
    return replace(answer, data=bare if told is data else replace(data, brief=bare))


def _bare(note: Note) -> Note:
    return replace(note, before="", after="")
