"""The list of documents, and what could not be read."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from rashomon import api
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk

PER = 100
"""Documents on one page."""


def documents_page(desk: Desk, request: Request) -> Answer:
    """The documents, the last published first: from `until` on back, behind the one `after`."""
    until, after = _day(request.query_params.get("until", "")), request.query_params.get("after")
    with desk.reading() as reader:
        page = api.documents(reader, PER, until, after)
    return Answer("documents.html", page, {"after": after})


def _day(given: str) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise RefusedError(400, f"until: {given[:40]!r} is no day", "2021-03-04 is one.") from None
