"""Pages as Markdown, with footnotes for the cited sentences. All data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.tell.brief import Brief
from rashomon.tell.clean import LONGEST, clip, markdown
from rashomon.tell.copied import copy_words
from rashomon.tell.entry import CellLine, Entry, Line
from rashomon.tell.located import Located
from rashomon.tell.notes import Note
from rashomon.tell.phrases import name, scope_words, totals_words
from rashomon.tell.show import Page, Row, Telling


def _cites(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _cells(label: str, cells: Iterable[CellLine]) -> Iterator[str]:
    for cell in cells:
        yield f"- *{label}*: {markdown(cell.title)} — {markdown(cell.text)}{_cites(cell.cites)}"


def _lines(lines: Iterable[Line | Located], label: str = "") -> Iterator[str]:
    for line in lines:
        yield f"- {label}{markdown(line.text)}{_cites(line.cites)}"


def _head(one: Entry) -> str:
    return f"{one.code} · {markdown(one.when)} · {markdown(one.where)} · {markdown(one.what)}"


def _entry(one: Entry) -> Iterator[str]:
    yield f"### {_head(one)}\n"
    if not one.start:
        yield f"*No date: {markdown('; '.join(one.date_basis))}*\n"
    for account in one.accounts:
        party, said = markdown(name(account.party)), markdown(account.text)
        yield f"- **{party}**: {said}{_cites(account.cites)}"
    yield from _cells("Disputed", one.disputed)
    yield from _cells("Agreed", one.agreed)
    yield from _lines(one.reactions, "*Reaction*: ")
    yield ""


def _section(title: str, entries: Sequence[Entry]) -> Iterator[str]:
    if entries:
        yield f"## {title}\n"
        for one in entries:
            yield from _entry(one)


def _plain(title: str, lines: Sequence[Line | Located]) -> Iterator[str]:
    if lines:
        yield from (f"## {title}\n", *_lines(lines), "")


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    yield "## Notes\n"
    for one in notes:
        url = f" {markdown(one.url)}" if one.url else ""
        evidence = markdown(clip(one.evidence, LONGEST))
        yield f"[^{one.number}]: {markdown(one.label)}: “{evidence}”{url}"


def _notices(notices: Iterable[str]) -> Iterator[str]:
    for notice in notices:
        yield f"> {markdown(notice)}\n"


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown."""
    parts = (
        [f"# Brief: {markdown(scope_words(brief.scope))}\n"],
        _notices(brief.notices),
        [f"{totals_words(brief)}\n"],
        _section("Incidents", brief.incidents),
        _section("Not dated", brief.undated),
        _section("Not placed", brief.unplaced),
        _section("Told as background", brief.background),
        _plain("Contacts", brief.contacts),
        _plain("Other reactions", brief.reactions),
        _notes(brief.notes),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _row(row: Row) -> str:
    values = "; ".join(
        f"{markdown(name(v.party))}: {markdown(v.text)}{_cites(v.cites)}" for v in row.values
    )
    return f"| {markdown(row.title)} | {row.kind} | {values} |"


def _columns(page: Page) -> Iterator[str]:
    for column in page.columns:
        yield f"### {markdown(name(column.party))}\n"
        for one in column.claims:
            who = ", ".join(filter(None, (one.speaker, one.outlet, one.published)))
            yield f"- {markdown(one.text)}{_cites([one.cite])} ({markdown(who)})"
        yield ""


def _document(one: Telling) -> str:
    known = (one.outlet, one.published, one.file, one.role, copy_words(one.copied_from))
    return ", ".join(filter(None, known))


def page_markdown(page: Page) -> str:
    """One incident's page as Markdown."""
    files = (f"- {markdown(_document(one))}" for one in page.documents)
    parts = (
        [f"# {_head(page.incident)}\n"],
        _notices(page.notices),
        ["## Accounts\n"],
        _columns(page),
        ["## Cells\n", "| Cell | Finding | Who says what |", "|---|---|---|"],
        [*map(_row, page.rows), ""],
        _plain("Places", page.places),
        _plain("Reactions", page.incident.reactions),
        _plain("Contacts told of in the same documents", page.contacts),
        ["## Documents\n", *files, ""],
        _notes(page.notes),
    )
    return "\n".join(line for part in parts for line in part) + "\n"
