"""Views across incidents on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model.vocabulary import View
from rashomon.tell import words
from rashomon.tell.across import Across, Named, Teller, Violation
from rashomon.tell.console import cited, heading, notice, put, short_notes, text
from rashomon.tell.phrases import name, scope_words

_TITLES = {
    View.VIOLATIONS: "Alleged violations",
    View.DENIALS: "Who denies whose word",
    View.FIRST: "Who told of it first",
}
_NOBODY = "nobody’s that was read"


def _line(one: Named) -> str:
    return f"{one.code} {one.what}, {one.where}"


def _alleged(one: Violation) -> Text:
    accused = words.listed(one.accused) or "nobody named"
    return cited(f"{accused}: {_line(one.incident)}", one.cites)


def _violations(page: Across) -> Iterator[RenderableType]:
    table = Table("Day", "Accuser", "Alleged", "Of whom, which")
    for (day, accuser), rows in groupby(page.violations, key=lambda one: (one.day, one.accuser)):
        some = list(rows)
        said = Text("\n").join(
            cited(
                f"{words.listed(one.accused) or 'nobody named'}: {_line(one.incident)}", one.cites
            )
            for one in some
        )
        table.add_row(text(day or "no day"), text(name(accuser), "bold"), str(len(some)), said)
    yield table


def _denials(page: Across) -> Iterator[RenderableType]:
    table = Table("Who denies", "Whose word", "On what", "Incidents", "Which")
    for one in page.denials:
        which = cited(", ".join(one.codes), one.cites)
        whose = words.party(one.whose) if one.whose else _NOBODY
        table.add_row(
            text(name(one.denier), "bold"), text(whose), text(one.title), str(one.number), which
        )
    yield table


def _first(page: Across) -> Iterator[RenderableType]:
    table = Table("Incident", "First", "Later")
    for one in page.told:
        what = text(f"{_line(one.incident)}, {one.incident.when}")
        table.add_row(what, _tellers(one.first), _tellers(one.later))
    yield table


def _tellers(some: tuple[Teller, ...]) -> Text:
    return Text("\n").join(text(teller_words(one)) for one in some)


def teller_words(one: Teller) -> str:
    """A document in a line: "Post, 2023-04-11", "Wire, 2 days later, a copy", "x.txt, no day"."""
    days = one.days
    when = one.published if days == 0 else f"{days} day{'' if days == 1 else 's'} later"
    parts = (one.outlet or one.file, when if days is not None else "no day")
    return ", ".join(filter(None, (*parts, "a copy" if one.copy_of else "")))


_VIEWS = {View.VIOLATIONS: _violations, View.DENIALS: _denials, View.FIRST: _first}


def print_across(console: Console, page: Across) -> None:
    """Print one view across incidents, with what it counts."""
    view = View(page.view)
    rows: tuple[object, ...] = (*page.violations, *page.denials, *page.told)
    put(
        console,
        Text.assemble((_TITLES[view], "bold"), ": ", text(scope_words(page.scope))),
        notice(page.notices),
        text(page.rule, "italic"),
        *(_VIEWS[view](page) if rows else [text("Nothing of that kind is told.")]),
        text(f"{page.incidents} incidents read", "dim"),
        *([heading("Notes"), short_notes(page.notes, console.width)] if page.notes else []),
    )
