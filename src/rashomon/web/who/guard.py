"""The gate: finds out who asks, and lets through what that person may."""

from __future__ import annotations

import getpass
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.who.accounts import Accounts
from rashomon.web.who.asking import KEY, Asking
from rashomon.web.who.cookies import Cookies
from rashomon.web.who.csrf import browser_token, session_token
from rashomon.web.who.refusal import Refusal, Refuser
from rashomon.web.who.rights import METHODS, SAFE, needed, people_only
from rashomon.web.who.role import DeskRole
from rashomon.web.who.users import User

_BEARER = {"WWW-Authenticate": "Bearer"}
NO_TOKEN = Refusal(401, "This token does not hold.", "Make another under your name.", _BEARER)


@dataclass(frozen=True, slots=True)
class Doors:
    """What the gate knows: the accounts (None: whoever comes is the owner), and the cookies."""

    accounts: Accounts | None
    cookies: Cookies


def login_name() -> str:
    """The name of whoever runs the desk."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "owner"


class Guard:
    """Lets through a request whose role is enough; sends people to log in, and programs away."""

    def __init__(self, app: ASGIApp, refuser: Refuser, doors: Doors) -> None:
        self._app, self._refuser, self._doors = app, refuser, doors
        self._owner = login_name()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        fresh = self._fresh(request)
        found = await self._asking(request, fresh)
        if isinstance(found, Refusal):
            await self._refuser(scope, receive, send, found)
            return
        scope[KEY] = found
        anonymous = not (found.session or found.program)
        marked = self._marking(fresh, send) if fresh and anonymous else send
        why = self._refused(request, found)
        if why:
            await self._refuser(scope, receive, marked, why)
            return
        await self._app(scope, receive, marked)

    async def _asking(self, request: Request, fresh: str) -> Asking | Refusal:
        accounts, cookies = self._doors.accounts, self._doors.cookies
        csrf = browser_token(fresh or cookies.read(request, cookies.browser))
        if accounts is None:
            return Asking(self._owner, DeskRole.OWNER, csrf, open=True)
        given = request.headers.get("authorization")
        if given is not None:
            return await self._program(accounts, given)
        secret = cookies.read(request, cookies.session)
        user = await run_in_threadpool(accounts.sessions.user, secret) if secret else None
        return _session(user, secret) if user else Asking(csrf=csrf)

    async def _program(self, accounts: Accounts, given: str) -> Asking | Refusal:
        kind, _, secret = given.partition(" ")
        if kind.casefold() != "bearer":
            return NO_TOKEN
        user = await run_in_threadpool(accounts.tokens.user, secret.strip())
        return Asking(user.name, user.role, program=True) if user else NO_TOKEN

    def _fresh(self, request: Request) -> str:
        """A mark for a browser that has none."""
        cookies = self._doors.cookies
        return "" if cookies.read(request, cookies.browser) else secrets.token_urlsafe(32)

    def _marking(self, fresh: str, send: Send) -> Send:
        line = self._doors.cookies.line(self._doors.cookies.browser, fresh)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Set-Cookie", line)
            await send(message)

        return marked

    def _refused(self, request: Request, found: Asking) -> Refusal | None:
        method, path = request.method, request.scope["path"]
        if method not in METHODS:
            allowed = {"Allow": ", ".join(METHODS)}
            return Refusal(405, "This address is not asked in this way.", "", allowed)
        wanted = needed(method, path)
        if not found.may(wanted):
            return _unknown(request) if found.role is None else _too_little(found, wanted)
        if found.program and people_only(method, path):
            return Refusal(403, "A token is not enough for this.", "Log in, and do it there.")
        return None


def _session(user: User, secret: str) -> Asking:
    return Asking(user.name, user.role, session_token(secret), secret)


def _too_little(found: Asking, wanted: DeskRole | None) -> Refusal:
    return Refusal(
        403,
        f"This is for the role {wanted}, and {found.user} is {found.role}.",
        "An owner of this desk can give you another role.",
    )


def _unknown(request: Request) -> Refusal:
    """To the login, for a person who wants a page; else that a login is needed."""
    headers, path = request.headers, request.scope["path"]
    to_login = "/login"
    if request.method in SAFE and path != "/":
        asked = f"?{request.url.query}" if request.url.query else ""
        to_login = f"/login?next={quote(path + asked, safe='')}"
    if headers.get("hx-request") == "true":
        return Refusal(401, "You are not logged in.", "Log in.", {"HX-Redirect": "/login"})
    if path.endswith(".json") or "text/html" not in headers.get("accept", ""):
        return Refusal(401, "This needs a login, or a token.", "", _BEARER)
    return Refusal(303, "Log in first.", "", {"Location": to_login})
