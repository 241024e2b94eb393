"""From a page function to what goes over the wire: HTML, JSON, kept pages, errors as pages."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict, replace
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model.errors import InputError, LedgerError, RashomonError
from rashomon.tell.clean import to_json
from rashomon.web.answer import Answer, PageOf, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.kept import Shown
from rashomon.web.openapi.asking import ADDRESS, LONGEST
from rashomon.web.problem import Problem
from rashomon.web.rendering import CSRF_MARK, STRANGER, USER_MARK, render
from rashomon.web.who.asking import asking
from rashomon.web.who.refusal import Refusal, Refuse

_HTML, _JSON = "text/html; charset=utf-8", "application/json"
_LOG = logging.getLogger(__name__)


def respond(desk: Desk, page: PageOf) -> Callable[[Request], Response]:
    """The endpoint of a page: in a thread, as HTML or, where the path ends in .json, as JSON."""

    def endpoint(request: Request) -> Response:
        version = desk.version()
        address = f"{wants_json(request)} {request.url.path}?{request.url.query}"
        reads = request.method in {"GET", "HEAD"}
        shown = desk.kept.get(address, version) if reads else None
        headers: dict[str, str] = {}
        cookies: tuple[str, ...] = ()
        if shown is None:
            with desk.making if reads else nullcontext():  # who waits to write holds nobody up
                answer = answered(desk, page, request)
                shown = show(desk, answer, request)
            headers, cookies = dict(answer.headers), answer.cookies
            if answer.keep and answer.status == 200 and request.method == "GET":
                desk.kept.put(address, version, shown)
        response = sent(shown, request, headers)
        for line in cookies:
            response.headers.append("Set-Cookie", line)
        return response

    return endpoint


def answered(desk: Desk, page: PageOf, request: Request) -> Answer:
    """The page's answer, or a page that says what is wrong."""
    try:
        _check(request)
        return page(desk, request)
    except RefusedError as error:
        return problem(error.status, str(error), error.advice)
    except InputError as error:
        status = 404 if "no incident" in str(error) else 400
        return problem(status, str(error))
    except LedgerError as error:
        return problem(503, str(error), "The ledger cannot be read just now; try again.")
    except RashomonError as error:
        return problem(400, str(error))
    except Exception:
        _LOG.exception("%s %s", request.method, request.url.path)
        return problem(500, "This page could not be made.", "It is our fault; the log says why.")


def _check(request: Request) -> None:
    """Raise RefusedError for what no page is asked for."""
    for name, value in request.query_params.multi_items():
        if len(value) > (ADDRESS if name == "next" else LONGEST):
            raise RefusedError(400, f"{name[:40]}: that is too long", f"At most {LONGEST}.")


def problem(status: int, message: str, advice: str = "") -> Answer:
    """A page that says what is wrong, with a way back."""
    return Answer("problem.html", Problem.of(status, message, advice), status=status, keep=False)


def show(desk: Desk, answer: Answer, request: Request) -> Shown:
    """The answer as bytes."""
    data = request.url.path.endswith(".json") or (answer.text is None and wants_json(request))
    if data:
        return Shown(answer.status, _JSON, to_json(asdict(answer.data)).encode())
    if answer.text is not None:
        return Shown(answer.status, answer.media, answer.text.encode("utf-8", "replace"))
    return Shown(answer.status, _HTML, render(desk, answer, request).encode("utf-8", "replace"))


def wants_json(request: Request) -> bool:
    """Whether the request asks for JSON: by its path, by naming only that, or as a program does."""
    path: str = request.url.path
    accept: str = request.headers.get("accept", "")
    program = "authorization" in request.headers and "text/html" not in accept
    return path.endswith(".json") or accept == _JSON or program


def sent(shown: Shown, request: Request, headers: dict[str, str]) -> Response:
    """The page for this user: with its name and token where the page has marks for them."""
    body = shown.body
    if shown.media == _HTML:
        who = asking(request)
        for mark, value in ((CSRF_MARK, who.csrf), (USER_MARK, who.shown)):
            body = body.replace(mark.encode(), value.encode())
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept"} | headers
    if shown.status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, shown.status, headers, media_type=shown.media)


def refused(desk: Desk) -> Refuse:
    """What becomes of requests that the gate refuses: pages that tell strangers nothing else."""

    def page(request: Request, why: Refusal) -> Response:
        answer = replace(problem(why.status, why.message, why.advice), context=STRANGER)
        known = asking(request).role is not None
        shown = show(desk, replace(answer, context={}) if known else answer, request)
        return sent(shown, request, dict(why.headers))

    return page


def failed(desk: Desk) -> dict[type[Exception] | int, Callable[[Request, Exception], Response]]:
    """What becomes of errors that no page made: unknown paths, wrong methods, our own."""

    def known(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        message, advice = _SAID.get(status, (HTTPStatus(status).phrase, ""))
        shown = show(desk, problem(status, message, advice), request)
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        return sent(shown, request, headers)

    return {HTTPException: known, Exception: known}


_SAID = {
    404: ("There is no such page.", "Look for it with / (jump), or go to the list of incidents."),
    405: ("This address is not asked in this way.", ""),
    500: ("This page could not be made.", "It is our fault; the log says why."),
}
