"""The way in, and out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request

from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.frame import wants_json
from rashomon.web.openapi.asking import ADDRESS
from rashomon.web.problem import Problem
from rashomon.web.rendering import STRANGER
from rashomon.web.who.asking import asking
from rashomon.web.who.forms import form
from rashomon.web.who.local import local

_WRONG = "Name and password do not go together."


@dataclass(frozen=True, slots=True)
class Login:
    """Whether the desk has accounts, where the login leads to, and what was wrong with the last."""

    accounts: bool
    next: str
    problem: str = ""


def login_page(desk: Desk, request: Request) -> Answer:
    """Asks for a name and a password; leads to `next`, which is an address of this desk."""
    posted = request.method == "POST"
    wanted = form(request).one("next") if posted else request.query_params.get("next", "")
    if len(wanted) > ADDRESS:
        raise RefusedError(400, "next: that address is too long", f"At most {ADDRESS}.")
    there = local(wanted)
    if not desk.settings.accounts:
        if posted:
            raise RefusedError(400, "This desk has no accounts.", "Start it with --accounts.")
        return _form(Login(accounts=False, next=there))
    if posted:
        return _enter(desk, request, there)
    if asking(request).session:
        return to(request, there)
    return _form(Login(accounts=True, next=there))


def _enter(desk: Desk, request: Request, there: str) -> Answer:
    sent, held = form(request), asking(request).session
    address = request.client.host if request.client else ""
    entry = desk.accounts.enter(sent.one("name"), sent.one("password"), address)
    if entry.wait_s:
        wait = f"Too many attempts. Try again in {entry.wait_s} seconds."
        told = Login(accounts=True, next=there, problem=wait)
        return _wrong(request, told, 429, entry.wait_s)
    if entry.secret is None:
        return _wrong(request, Login(accounts=True, next=there, problem=_WRONG), 403)
    if held:
        desk.accounts.sessions.end(held)
    return to(request, there, desk.cookies.enter(entry.secret))


def logout_page(desk: Desk, request: Request) -> Answer:
    """Ends the session."""
    held = asking(request).session
    if not held:
        raise RefusedError(400, "There is nothing to log out of.", "This desk has no accounts.")
    desk.accounts.sessions.end(held)
    return to(request, "/login", desk.cookies.leave())


def to(request: Request, address: str, cookies: tuple[str, ...] = ()) -> Answer:
    """To another page of the desk, with these cookies; a program is only told where."""
    status = 200 if wants_json(request) else 303
    headers = {} if wants_json(request) else {"Location": address}
    answer = _form(Login(accounts=True, next=address), status, headers)
    return replace(answer, cookies=cookies)


def _form(told: Login, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer("login.html", told, STRANGER, status, keep=False, headers=headers or {})


def _wrong(request: Request, told: Login, status: int, wait_s: int = 0) -> Answer:
    """The form once more, with what was wrong; a program is told as of every error."""
    answer = _form(told, status, {"Retry-After": str(wait_s)} if wait_s else {})
    problem = Problem.of(status, told.problem)
    return replace(answer, template="problem.html", data=problem) if wants_json(request) else answer
