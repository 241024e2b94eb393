"""The brief and the list on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model.vocabulary import FindingKind
from rashomon.tell.account import AccountLine
from rashomon.tell.brief import Brief
from rashomon.tell.cells import KINDS, CellLine, SilentLine
from rashomon.tell.console import (
    Row,
    Rows,
    cited,
    cites,
    heading,
    notice,
    put,
    quoted,
    short_notes,
    text,
)
from rashomon.tell.entry import Entry, Line
from rashomon.tell.listing import Item
from rashomon.tell.notes import Note
from rashomon.tell.phrases import name, scope_words, totals_words
from rashomon.tell.unread import Unread

STYLES = {
    FindingKind.DISPUTED: "bold red",
    FindingKind.AGREED: "bold green",
    FindingKind.DENIED: "bold magenta",
    FindingKind.WITHDRAWN: "bold yellow",
    FindingKind.REVISED: "bold yellow",
}
"""How each kind of finding is printed."""


def _account(line: AccountLine) -> Row:
    said = cited(line.text, line.cites)
    return text(name(line.party), "bold"), (said, quoted(line.evidence))


def _cells(label: str, kind: FindingKind, cells: Iterable[CellLine]) -> Iterator[Row]:
    for number, cell in enumerate(cells):
        line = Text.assemble(text(cell.title, "italic"), " — ", text(cell.told), cites(cell.cites))
        yield Text("" if number else label, style=STYLES[kind]), (line,)


def _lines(label: str, lines: Iterable[Line | SilentLine]) -> Iterator[Row]:
    for number, line in enumerate(lines):
        said = cited(line.text, line.cites)
        yield Text("" if number else label), (said,)


def entry_lines(one: Entry) -> RenderableType:
    """One incident of the brief."""
    head = Text.assemble(
        (one.code, "bold cyan"), "  ", text(one.when, "bold"), "  ", text(one.where, "bold")
    )
    basis = f" · {'; '.join(one.date_basis)}" if not one.start else ""
    pairs = [
        *map(_account, one.accounts),
        *(row for kind, label in KINDS.items() for row in _cells(label, kind, one.of(kind))),
        *_lines("Silent", one.silent),
        *_lines("Reactions", one.reactions),
    ]
    return Group(head, text(one.what + basis, "italic"), Rows(pairs, indent=2), Text())


def _section(title: str, entries: Sequence[Entry]) -> Iterator[RenderableType]:
    if entries:
        yield heading(title)
        yield from map(entry_lines, entries)


def _plain(title: str, lines: Sequence[Line]) -> Iterator[RenderableType]:
    if lines:
        yield heading(title)
        for line in lines:
            yield Text.assemble("· ", text(line.text), cites(line.cites))


def _cited(one: Entry) -> set[int]:
    accounts = {number for line in one.accounts for number in line.cites}
    found = (line for kind in KINDS for line in one.of(kind))
    cells = {number for line in found for number in line.cites}
    cells |= {number for line in one.silent for number in line.cites}
    return accounts | cells | {number for line in one.reactions for number in line.cites}


def _used(brief: Brief, entries: Sequence[Entry]) -> list[Note]:
    """The notes that `entries` rest on."""
    numbers = {number for one in entries for number in _cited(one)}
    return [note for note in brief.notes if note.number in numbers]


def not_read(unread: Unread) -> Iterator[RenderableType]:
    """What could not be read; nothing where everything was."""
    if unread.text:
        yield heading("Not read")
        yield text(unread.text)


def brief_head(brief: Brief) -> Iterator[RenderableType]:
    """The title, the notices and the totals."""
    yield Text.assemble(("Brief", "bold"), ": ", text(scope_words(brief.scope)))
    yield notice(brief.notices)
    yield Text(totals_words(brief), style="dim")


def print_brief(console: Console, brief: Brief) -> None:
    """Print the whole brief."""
    put(
        console,
        *brief_head(brief),
        *_section("Incidents", brief.incidents),
        *_section("Not dated", brief.undated),
        *_section("Not placed", brief.unplaced),
        *_section("Told as background", brief.background),
        *_plain("Contacts", brief.contacts),
        *_plain("Other reactions", brief.reactions),
        *not_read(brief.unread),
        heading("Notes"),
        short_notes(brief.notes, console.width),
    )


def print_newest(console: Console, brief: Brief, most: int) -> None:
    """Print the head of the brief and its newest incidents, at most `most`, with their notes.

    Those that have no place or no date come after those that have both.
    """
    shown = (*brief.incidents, *brief.unplaced, *brief.undated)[:most]
    put(console, *brief_head(brief), *_section("Newest incidents", shown))
    put(console, heading("Notes"), short_notes(_used(brief, shown), console.width))


def print_listing(console: Console, items: Sequence[Item], notices: Sequence[str] = ()) -> None:
    """Print the incidents as a table, one a row."""
    table = Table("Incident", "When", "What", "Where", "Parties", "Disputed", "Docs")
    for one in items:
        cells = [one.code, one.when, one.what, one.where, ", ".join(one.parties)]
        disputed = ", ".join(dict.fromkeys(cell.cell for cell in one.disputed))
        table.add_row(*map(text, cells), text(disputed, "red"), Text(str(len(one.mentions))))
    put(console, notice(notices), table, Text(f"{len(items)} incidents"))
