"""One incident's page on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.brief import Brief
from rashomon.tell.cells import SilentLine, vouched
from rashomon.tell.console import Rows, cites, heading, note_lines, notice, put, quoted, text
from rashomon.tell.copied import copy_words
from rashomon.tell.entry import Line
from rashomon.tell.located import Located
from rashomon.tell.phrases import finding_words, name
from rashomon.tell.show import Column, Page, Row, Telling, Told
from rashomon.tell.terminal import STYLES, not_read, print_brief
from rashomon.tell.toll_terminal import panel_lines

_WIDE = 24  # characters that a column needs to be read


def _told(one: Told) -> tuple[Text, ...]:
    who = " · ".join(
        filter(None, (one.speaker, one.cue, one.outlet, one.published, one.file, one.ruling))
    )
    said = Text.assemble(text(one.text), cites([one.cite]))
    return said, text(who, "italic"), quoted(one.evidence), Text()


def _side_by_side(columns: tuple[Column, ...]) -> RenderableType:
    table = Table(expand=True, show_lines=False)
    for column in columns:
        table.add_column(text(name(column.party), "bold"), ratio=1, overflow="fold")
    table.add_row(*(Group(*_all(column)) for column in columns))
    return table


def _stacked(columns: tuple[Column, ...]) -> RenderableType:
    return Rows((text(name(c.party), "bold"), _all(c)) for c in columns)


def _all(column: Column) -> list[Text]:
    return [line for one in column.claims for line in _told(one)]


def _finding(row: Row) -> Text:
    between = f"between {words.listed(map(words.party, row.between))}" if row.between else ""
    kind = FindingKind(row.kind)
    agreed = vouched(row.documents, row.independent) if kind is FindingKind.AGREED else ""
    beside = map(text, filter(None, (between, agreed, *row.changes)))
    return Text("\n").join([Text(finding_words(kind), style=STYLES.get(kind, "")), *beside])


def _cells(page: Page) -> RenderableType:
    table = Table("Cell", "Finding", "Who says what", expand=True)
    for row in page.rows:
        values = (
            Text.assemble(text(f"{name(v.party)}: {v.text}"), cites(v.cites)) for v in row.values
        )
        table.add_row(text(row.title), _finding(row), Group(*values))
    return table


def _lines(title: str, lines: tuple[Line | Located | SilentLine, ...]) -> Iterator[RenderableType]:
    if lines:
        yield heading(title)
        yield Group(*(Text.assemble("· ", text(x.text), cites(x.cites)) for x in lines))


def _document(one: Telling) -> RenderableType:
    known = filter(
        None, (one.outlet, one.published, one.file, one.role, copy_words(one.copied_from))
    )
    dated = f"date: {', '.join(one.date_text) or '—'} ({one.date_basis})"
    named = ", ".join(f"“{phrase}”" for phrase in one.mentions)
    return Group(text(", ".join(known)), text(dated, "dim"), text(named, "dim"))


def _rulings(rulings: tuple[str, ...]) -> Iterator[RenderableType]:
    if rulings:
        yield heading("Decisions")
        yield Group(*map(text, rulings))


def print_page(console: Console, page: Page) -> None:
    """Print one incident: accounts side by side where the terminal is wide enough, else stacked."""
    one = page.incident
    fits = console.width >= _WIDE * len(page.columns)
    put(
        console,
        Text.assemble((one.code, "bold cyan"), "  ", text(f"{one.when}  {one.where}", "bold")),
        text(one.what, "italic"),
        notice(page.notices),
        heading("Accounts"),
        _side_by_side(page.columns) if fits and page.columns else _stacked(page.columns),
        heading("Cells"),
        _cells(page),
        *_lines("Silent", one.silent),
        *not_read(page.unread),
        *([heading("Toll over time"), *panel_lines(page.toll)] if page.toll else []),
        *_lines("Places", page.places),
        *_lines("Reactions", one.reactions),
        *_lines("Contacts told of in the same documents", page.contacts),
        heading("Documents"),
        *map(_document, page.documents),
        *_rulings(page.rulings),
        heading("Notes"),
        note_lines(page.notes),
    )


def print_told(console: Console, told: Brief | Page) -> None:
    """Print a brief or one incident's page."""
    if isinstance(told, Brief):
        print_brief(console, told)
    else:
        print_page(console, told)
