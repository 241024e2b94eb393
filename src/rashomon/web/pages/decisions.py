"""The history of decisions: who ruled what, when and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request

from rashomon import api
from rashomon.tell.decisions import Made, incidents, on_what, standing
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.links import writable
from rashomon.web.pages.deciding import deciding_page

PER = 100
"""Decisions on one page."""


@dataclass(frozen=True, slots=True)
class History:
    """Decisions, the newest first, `total` of them; `page` counts from 1."""

    total: int
    page: int
    pages: int
    decisions: tuple[Made, ...]


def decisions_page(desk: Desk, request: Request) -> Answer:
    """The history, page by page; `by` narrows it to one person. What is sent is one more."""
    if request.method == "POST":
        return deciding_page(desk, request)
    by = request.query_params.get("by", "")
    with desk.reading() as reader:
        made = [one for one in api.decisions(reader) if by in {"", writable(one.by)}][::-1]
    page = number(request, "page")
    pages = max(1, -(-len(made) // PER))
    told = History(len(made), page, pages, tuple(made[(page - 1) * PER : page * PER]))
    words = {"on_what": on_what, "standing": standing, "of": incidents, "by": by}
    return Answer("decisions.html", told, words)


def number(request: Request, name: str) -> int:
    """A whole number from 1 in the query, 1 where there is none. Raises RefusedError for others."""
    given = request.query_params.get(name, "1")
    if not re.fullmatch("[1-9][0-9]{0,8}", given):
        raise RefusedError(400, f"{name}: {given[:40]!r} is no number from 1")
    return int(given)
