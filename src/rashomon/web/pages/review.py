"""The review: a queue of what waits for a decision, and one incident at a time."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from rashomon import api
from rashomon.ledger.gists import Gist
from rashomon.ruling.making import incident_of
from rashomon.tell import words
from rashomon.tell.decisions import Made, on_what, standing
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.links import query
from rashomon.web.review.queue import ORDERS, Turn, queue
from rashomon.web.review.sheet import Sheet, sheet
from rashomon.web.who.asking import asking
from rashomon.web.who.role import DeskRole

LISTED = 100
"""Incidents of the queue on its page."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident that waits: what, when and where in words, and what is open of it."""

    code: str
    what: str
    when: str
    where: str
    disputed: int
    claims: int
    decided: int
    least: float | None
    documents: int


@dataclass(frozen=True, slots=True)
class Line:
    """The queue: `left` of `total` incidents wait, `fresh` of them new since the last visit."""

    order: str
    total: int
    left: int
    fresh: int | None
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One incident, what follows it in the queue, and how many are left there."""

    sheet: Sheet
    next: str | None
    left: int
    total: int


@dataclass(frozen=True, slots=True)
class News:
    """What was decided on an incident after the decision `seen`."""

    code: str
    seen: int
    meanwhile: tuple[Made, ...]


def review_page(desk: Desk, request: Request) -> Answer:
    """What waits, in the order that is asked for."""
    turn = Turn.of(request.query_params.multi_items())
    found = queue(desk, request, turn)
    listed = tuple(_waiting(one) for one in found.waiting[:LISTED])
    line = Line(turn.order.value, found.total, found.left, found.fresh, listed)
    context = {"orders": ORDERS, "turn": query(turn.filters()), "asked": turn.asked.narrowed()}
    return Answer("review.html", line, context, keep=False)


def _waiting(one: Gist) -> Waiting:
    return Waiting(
        code=one.code,
        what=words.TYPES.get(one.type, one.type),
        when=words.when(one.start, one.end),
        where=", ".join([*one.places[:2], *filter(None, [words.country(one.country)])]),
        disputed=len(one.disputed),
        claims=one.claims,
        decided=one.decided,
        least=one.least,
        documents=one.documents,
    )


def review_one_page(desk: Desk, request: Request) -> Answer:
    """One incident, claim by claim."""
    turn = Turn.of(request.query_params.multi_items())
    found = queue(desk, request, turn)
    since, done = _number(request, "after"), _number(request, "done")
    with desk.reading() as reader:
        seen = reader.newest_decision()
        incident = incident_of(reader, request.path_params["code"])
        made = api.decisions(reader, incident.code)
    told = sheet(incident, made, seen, since)
    page = ReviewPage(told, found.after(told.code), found.left, found.total)
    context = {
        "one": told,
        "turn": query(turn.filters()),
        "many": {told.document.id for told in incident.tellings},
        "may": asking(request).may(DeskRole.ANALYST),
        "done": next((one for one in made if one.number == done), None),
        "on_what": on_what,
        "standing": standing,
    }
    return Answer("review_one.html", page, context, keep=False)


def news_page(desk: Desk, request: Request) -> Answer:
    """What others decided on an incident meanwhile; 204 where that is nothing."""
    seen = _number(request, "seen") or 0
    code = request.path_params["code"]
    with desk.reading() as reader:
        newest = reader.newest_decision()
        if desk.index.gist(code) is None:
            reader.linked(code)
        made = api.decisions(reader, code) if newest > seen else ()
    later = tuple(one for one in made if one.number > seen)
    told = News(code, newest, later)
    if not later and not request.url.path.endswith(".json"):
        return Answer("news.html", told, status=204, keep=False, text="")
    context = {"on_what": on_what, "after": seen}
    return Answer("news.html", told, context, keep=False)


def near_page(desk: Desk, request: Request) -> Answer:
    """Which other incidents came near, and why they are others: what may be joined."""
    with desk.reading() as reader:
        page = api.why(reader, request.path_params["code"])
    first = {one.code: one for one in reversed(page.near)}
    found = sorted(first.values(), key=lambda one: -one.points)
    gists = {one.code: desk.index.gist(one.code) for one in found}
    told = {code: _waiting(one) for code, one in gists.items() if one}
    return Answer("near.html", page, {"near": found, "told": told}, keep=False)


def _number(request: Request, name: str) -> int | None:
    """A number of a decision in the query, None where none is. Raises RefusedError for others."""
    given = request.query_params.get(name, "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise RefusedError(400, f"{name}: {given[:40]!r} is no number of a decision")
    return int(given)
