"""A site that was published, looked at file by file."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Found(HTMLParser):
    """The links, the names of places, and what would run or ask, in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        self.ids |= {given["id"]} if "id" in given else set()
        self.inline += [name for name in given if name.startswith("on") or name == "style"]
        if (tag == "script" and "src" not in given) or tag in ("style", "form", "iframe"):
            self.inline.append(tag)


def read(page: Path) -> _Found:
    """What is in a page."""
    found = _Found()
    found.feed(page.read_text("utf-8"))
    return found


def broken(site: Path) -> list[str]:
    """The links of a site that lead to no file of it, or to no place in a page of it."""
    pages = {page: read(page) for page in sorted(site.rglob("*.html"))}
    found = []
    for page, told in pages.items():
        for link in told.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue  # an outlet's own address, which nothing here opens of itself
            there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if parts.query or not there.is_file() or not there.is_relative_to(site.resolve()):
                found.append(f"{page.name}: {link}")
            elif parts.fragment and there in pages and parts.fragment not in pages[there].ids:
                found.append(f"{page.name}: {link} (no such place)")
    return found


def inline(site: Path) -> list[str]:
    """What in the pages of a site runs, is styled or is sent inline."""
    return [f"{page.name}: {one}" for page in site.rglob("*.html") for one in read(page).inline]
