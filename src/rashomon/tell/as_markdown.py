"""Pages as Markdown, with footnotes for the cited sentences. All data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.vocabulary import FindingKind
from rashomon.tell.brief import Brief
from rashomon.tell.cells import KINDS, CellLine, SilentLine, vouched
from rashomon.tell.clean import LONGEST, clip, markdown
from rashomon.tell.copied import copy_words
from rashomon.tell.entry import Entry, Line
from rashomon.tell.located import Located
from rashomon.tell.notes import Note
from rashomon.tell.phrases import finding_words, name, scope_words, totals_words
from rashomon.tell.show import Page, Row, Telling
from rashomon.tell.toll import Panel, given_words
from rashomon.tell.unread import Unread


def _cites(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _cells(label: str, cells: Iterable[CellLine]) -> Iterator[str]:
    for cell in cells:
        yield f"- *{label}*: {markdown(cell.title)} — {markdown(cell.told)}{_cites(cell.cites)}"


def _lines(lines: Iterable[Line | Located | SilentLine], label: str = "") -> Iterator[str]:
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
    for kind, label in KINDS.items():
        yield from _cells(label, one.of(kind))
    yield from _lines(one.silent, "*Silent*: ")
    yield from _lines(one.reactions, "*Reaction*: ")
    yield ""


def _section(title: str, entries: Sequence[Entry]) -> Iterator[str]:
    if entries:
        yield f"## {title}\n"
        for one in entries:
            yield from _entry(one)


def _plain(title: str, lines: Sequence[Line | Located | SilentLine]) -> Iterator[str]:
    if lines:
        yield from (f"## {title}\n", *_lines(lines), "")


def _not_read(unread: Unread) -> Iterator[str]:
    if unread.text:
        yield f"## Not read\n\n{markdown(unread.text)}\n"


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
        _not_read(brief.unread),
        _notes(brief.notes),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _row(row: Row) -> str:
    values = "; ".join(
        f"{markdown(name(v.party))}: {markdown(v.text)}{_cites(v.cites)}" for v in row.values
    )
    kind = FindingKind(row.kind)
    agreed = vouched(row.documents, row.independent) if kind is FindingKind.AGREED else ""
    found = "; ".join(filter(None, (finding_words(kind), agreed, *row.changes)))
    return f"| {markdown(row.title)} | {markdown(found)} | {values} |"


def _toll(panels: Sequence[Panel]) -> Iterator[str]:
    if panels:
        yield "## Toll over time\n"
        yield "| Whom | Who says so | Day | How many |\n|---|---|---|---|"
    for panel in panels:
        for one in panel.series:
            for given in one.figures:
                cells = (panel.title, one.claimant, given.day or "no day", given_words(given))
                yield f"| {' | '.join(map(markdown, cells))}{_cites([given.cite])} |"
    if panels:
        yield ""


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


def _rulings(rulings: Sequence[str]) -> Iterator[str]:
    if rulings:
        yield from ("## Decisions\n", *(f"- {markdown(one)}" for one in rulings), "")


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
        _plain("Silent", page.incident.silent),
        _not_read(page.unread),
        _toll(page.toll),
        _plain("Places", page.places),
        _plain("Reactions", page.incident.reactions),
        _plain("Contacts told of in the same documents", page.contacts),
        ["## Documents\n", *files, ""],
        _rulings(page.rulings),
        _notes(page.notes),
    )
    return "\n".join(line for part in parts for line in part) + "\n"
