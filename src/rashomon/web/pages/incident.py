"""One incident: accounts in columns, cells in rows, each value with its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request

from rashomon import api
from rashomon.model.vocabulary import NARRATOR, FindingKind
from rashomon.tell import svg
from rashomon.tell.map import WHOSE, small
from rashomon.tell.notes import Note
from rashomon.tell.show import Column, Held, Page, Row, Told
from rashomon.tell.steps import chart
from rashomon.tell.waterfall import waterfall
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.badges import Badge, badges
from rashomon.web.desk import Desk
from rashomon.web.index.lookup import around
from rashomon.web.links import writable
from rashomon.web.pages.decisions import number

SENTENCES = 6
"""How many sentences a value of a cell shows in place; all stand in the account."""

CLAIMS = 20
"""How many claims of an account the page shows; the rest have a page of their own."""

JOINS = 40
"""How many joins one page explains."""

COLUMNS = 8
"""How many accounts stand side by side; those of further parties are below."""

_OPEN = (FindingKind.DENIED, FindingKind.WITHDRAWN, FindingKind.REVISED)


class Sentence(NamedTuple):
    """A sentence in place: the note that has it, and the claims of a party that rest on it."""

    note: Note
    told: tuple[Told, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says so, in the text's words."""
        return tuple(dict.fromkeys(one.speaker for one in self.told if one.speaker))

    @property
    def confidence(self) -> float | None:
        """How surely it was read so; the highest where several claims rest on it."""
        return max((one.confidence for one in self.told), default=None)


class Sheet(NamedTuple):
    """What the template of one incident is given beside the page itself."""

    badges: Mapping[str, Badge]
    columns: tuple[Column, ...]
    further: tuple[Column, ...]
    notes: Mapping[int, Note]
    said: Mapping[tuple[str, int], tuple[Told, ...]]

    def sentences(self, held: Held) -> list[Sentence]:
        """The first sentences that a value rests on."""
        numbers = held.cites[:SENTENCES]
        return [Sentence(self.notes[n], self.said.get((held.party, n), ())) for n in numbers]

    def held(self, row: Row) -> list[tuple[str, tuple[Held, ...]]]:
        """What the parties without a column of their own hold on a cell."""
        told = ((column.party, row.held(column.party)) for column in self.further)
        return [(party, held) for party, held in told if held]


def sheet(page: Page) -> Sheet:
    """The page's parties in the order in which they are best read: those that differ first."""
    between = [party for row in page.rows for party in row.between]
    ordered = [*between, *(column.party for column in page.columns)]
    ranks = {party: rank for rank, party in enumerate(dict.fromkeys(ordered))}
    columns = sorted(page.columns, key=lambda c: (c.party == NARRATOR, ranks[c.party]))
    said: dict[tuple[str, int], tuple[Told, ...]] = {}
    for column in columns:
        for told in column.claims:
            key = (column.party, told.cite)
            said[key] = (*said.get(key, ()), told)
    return Sheet(
        badges=badges([*(c.party for c in columns), *_counted(page)]),
        columns=tuple(columns[:COLUMNS]),
        further=tuple(columns[COLUMNS:]),
        notes={note.number: note for note in page.notes},
        said=said,
    )


def _counted(page: Page) -> Iterable[str]:
    yield from (count.party for rival in page.incident.rivals for count in rival.counts)
    yield from (one.party for panel in page.toll for one in panel.series)


def incident_page(desk: Desk, request: Request) -> Answer:
    """All that the ledger holds on one incident."""
    with desk.reading() as reader:
        page = api.show(reader, request.path_params["code"])
    one = page.incident
    told = sheet(page)
    words = {
        "one": one,
        "around": around(desk.index.fresh(), one.code),
        "sheet": told,
        "toll": toll_chart(page, told.badges),
        "map": Markup(small(page.places)),
        "whose": WHOSE,
        "claims": CLAIMS,
        "open": _OPEN,
    }
    return Answer("incident.html", page, words)


def toll_chart(page: Page, known: Mapping[str, Badge]) -> Markup:
    """The step chart; every text in it is escaped where it is drawn."""
    if not page.toll:
        return Markup()
    title = f"Toll over time, {page.incident.code}"
    colours = {party: badge.colour for party, badge in known.items()}
    return Markup(svg.unstyled(chart(page.toll, title, page.incident.code, (), colours)))


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One party's whole account of one incident, `total` claims; `page` counts from 1."""

    code: str
    party: str
    total: int
    page: int
    pages: int
    claims: tuple[Told, ...]


def account_page(desk: Desk, request: Request) -> Answer:
    """One party's account, claim by claim, a hundred on a page."""
    party, at, per = request.query_params.get("party", ""), number(request, "page"), 100
    with desk.reading() as reader:
        page = api.show(reader, request.path_params["code"])
    found = next((one for one in page.columns if writable(one.party) == party), None)
    if found is None:
        raise RefusedError(
            404, f"{page.incident.code}: {party[:80] or 'no party'} gives no account"
        )
    claims = found.claims[(at - 1) * per : at * per]
    pages = max(1, -(-len(found.claims) // per))
    told = AccountPage(page.incident.code, found.party, len(found.claims), at, pages, claims)
    words = {"one": page.incident, "sheet": sheet(page)}
    return Answer("account.html", told, words)


def why_page(desk: Desk, request: Request) -> Answer:
    """Why the incident's reports are joined, and what came near; JOINS of them on a page."""
    at = number(request, "page")
    with desk.reading() as reader:
        part = slice((at - 1) * JOINS, at * JOINS)
        page = api.why(reader, request.path_params["code"], part=part)
    drawn = Markup(svg.unstyled(waterfall(page)))
    pages = max(1, -(-page.mentions // JOINS))
    return Answer("why.html", page, {"drawn": drawn, "page": at, "pages": pages})
