"""Copies on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.tell.console import notice, put, text
from rashomon.tell.copies import CopiesPage, Group, Printed

_UNSURE = "who had it first is not known"


def _rows(one: Group) -> Iterator[tuple[Text, ...]]:
    style = "bold" if one.sure else ""
    yield _row(one.first, "first" if one.sure else "taken as first", style)
    for copy in one.copies:
        yield _row(copy, _after(copy.days), "")


def _row(one: Printed, when: str, style: str) -> tuple[Text, ...]:
    known = (one.published or "no day", one.outlet or "", one.file or one.document)
    return (*(text(word, style) for word in known), Text(when))


def _after(days: int | None) -> str:
    if days is None:
        return "copy"
    if days == 0:
        return "copy, the same day"
    return f"copy, {days} day{'' if days == 1 else 's'} later"


def print_copies(console: Console, page: CopiesPage) -> None:
    """Print every group: who had the text first, then who copied it and when."""
    table = Table("Published", "Outlet", "Document", "")
    for one in page.groups:
        for row in _rows(one):
            table.add_row(*row)
        if not one.sure:
            table.add_row("", "", Text(_UNSURE, style="italic"), "")
        table.add_section()
    told = f"Copies: {page.copied}; texts that were copied: {len(page.groups)}."
    put(console, notice(page.notices), *([table] if page.groups else []), Text(told))
