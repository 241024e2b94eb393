"""The list of incidents as CSV: all that meet the filters, whatever the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from rashomon.ledger.gists import Gist
from rashomon.model.errors import RashomonError
from rashomon.tell.clean import clean
from rashomon.tell.gisted import Listed, listed
from rashomon.web.desk import Desk
from rashomon.web.frame import respond
from rashomon.web.pages.incidents import asked_of, incidents_page

COLUMNS: dict[str, Callable[[Listed], object]] = {
    "code": lambda one: one.code,
    "role": lambda one: one.role,
    "type": lambda one: one.type,
    "start": lambda one: one.start,
    "end": lambda one: one.end,
    "country": lambda one: one.country,
    "places": lambda one: "; ".join(one.places),
    "parties": lambda one: "; ".join(one.parties),
    "accused": lambda one: "; ".join(one.accused),
    "dead": lambda one: " | ".join(some.text for some in one.dead),
    "findings": lambda one: "; ".join(one.findings),
    "disputed": lambda one: "; ".join(
        f"{cell.subject or cell.cell} ({', '.join(cell.between)})" for cell in one.disputed
    ),
    "silent": lambda one: "; ".join(one.silent),
    "documents": lambda one: one.documents,
    "copies": lambda one: one.copies,
    "claims": lambda one: one.claims,
    "decided": lambda one: one.decided,
    "reviewed": lambda one: one.reviewed,
    "published": lambda one: one.published,
}
"""The columns: names as in the list's JSON; several values in one cell stand apart by a ;."""

_FORMULA = ("=", "+", "-", "@")
_ROUND = 500  # lines that are sent at once


def incidents_csv(desk: Desk) -> Callable[[Request], Response]:
    """The endpoint of the list as CSV; what is wrong with a filter is said as on the page."""
    wrong = respond(desk, incidents_page)

    def endpoint(request: Request) -> Response:
        try:
            found = desk.index.all(asked_of(request))
        except RashomonError:
            return wrong(request)
        headers = {"Content-Disposition": 'attachment; filename="incidents.csv"'}
        return StreamingResponse(lines(found), headers=headers, media_type="text/csv")

    return endpoint


def lines(found: Sequence[Gist]) -> Iterator[str]:
    """The header and a line an incident, some hundred at a time."""
    yield _written([[*COLUMNS]])
    for at in range(0, len(found), _ROUND):
        rows = map(listed, found[at : at + _ROUND])
        yield _written([_cell(of(row)) for of in COLUMNS.values()] for row in rows)


def _written(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _cell(value: object) -> str:
    """A value that no spreadsheet takes for a formula."""
    told = "" if value is None else clean(str(value))
    return f"'{told}" if told.startswith(_FORMULA) else told
