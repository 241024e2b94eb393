"""The way in, and out."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
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
    there = local(wanted)
    if not desk.settings.accounts:
        return _form(Login(accounts=False, next=there))
    if posted:
        return _enter(desk, request, there)
    if asking(request).session:
        return to(there)
    return _form(Login(accounts=True, next=there))


def _enter(desk: Desk, request: Request, there: str) -> Answer:
    sent, held = form(request), asking(request).session
    address = request.client.host if request.client else ""
    entry = desk.accounts.enter(sent.one("name"), sent.one("password"), address)
    if entry.wait_s:
        wait = f"Too many attempts. Try again in {entry.wait_s} seconds."
        told = Login(accounts=True, next=there, problem=wait)
        return _form(told, 429, {"Retry-After": str(entry.wait_s)})
    if entry.secret is None:
        return _form(Login(accounts=True, next=there, problem=_WRONG), 403)
    if held:
        desk.accounts.sessions.end(held)
    return to(there, desk.cookies.enter(entry.secret))


def logout_page(desk: Desk, request: Request) -> Answer:
    """Ends the session."""
    held = asking(request).session
    if not held:
        raise RefusedError(400, "There is nothing to log out of.", "This desk has no accounts.")
    desk.accounts.sessions.end(held)
    return to("/login", desk.cookies.leave())


def to(address: str, cookies: tuple[str, ...] = ()) -> Answer:
    """To another page of the desk, with these cookies."""
    told = Login(accounts=True, next=address)
    headers = {"Location": address}
    return Answer("login.html", told, STRANGER, 303, keep=False, headers=headers, cookies=cookies)


def _form(told: Login, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return Answer("login.html", told, STRANGER, status, keep=False, headers=headers or {})
