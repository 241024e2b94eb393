"""The list of documents, and what could not be read."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from rashomon import api
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.pages.decisions import number

PER = 100
"""Documents on one page."""


def documents_page(desk: Desk, request: Request) -> Answer:
    """The documents, the last published first: from `until` on back, behind the one `after`.

    With `q`, those that hold these words, page by page.
    """
    asked = request.query_params
    until, after, words = _day(asked.get("until", "")), asked.get("after"), asked.get("q", "")[:200]
    at = number(request, "page")
    with desk.reading() as reader:
        if words.strip():
            page = api.documents_with(reader, words, at, PER)
        else:
            page = api.documents(reader, PER, until, after)
    pages = max(1, -(-page.total // PER))
    return Answer("documents.html", page, {"after": after, "pages": pages})


def _day(given: str) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise RefusedError(400, f"until: {given[:40]!r} is no day", "2021-03-04 is one.") from None
