"""One's own account: the password, and tokens for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from rashomon.model.errors import InputError
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.frame import wants_json
from rashomon.web.pages.login import to
from rashomon.web.who.asking import Asking, asking
from rashomon.web.who.forms import Form, form
from rashomon.web.who.role import DeskRole
from rashomon.web.who.tokens import DAYS, MOST_DAYS, Token


@dataclass(frozen=True, slots=True)
class HeldToken:
    """A token without its secret; the days are in UTC."""

    number: int
    user: str
    role: DeskRole
    label: str
    made: str
    ends: str


@dataclass(frozen=True, slots=True)
class Me:
    """Who one is, one's tokens, and the secret of the one that was just made."""

    user: str
    role: DeskRole
    accounts: bool
    tokens: tuple[HeldToken, ...]
    secret: str | None = None


def me_page(desk: Desk, request: Request) -> Answer:
    """One's account. POST with `do`: password (old, password), token (role, label, days), revoke
    (number)."""
    if request.method == "POST":
        if not desk.settings.accounts:
            raise RefusedError(400, "This desk has no accounts.", "Start it with --accounts.")
        return _done(desk, request)
    return _shown(desk, asking(request))


def _done(desk: Desk, request: Request) -> Answer:
    who, sent = asking(request), form(request)
    try:
        if sent.one("do") == "password":
            return _password(desk, request, sent)
        if sent.one("do") == "token":
            return _shown(desk, who, secret=_token(desk, who, sent))
        if sent.one("do") == "revoke":
            desk.accounts.tokens.revoke(whole(sent.one("number")), who.user)
            return to(request, "/me")
        raise InputError("do: say password, token or revoke")
    except InputError as error:
        if wants_json(request):
            raise
        return _shown(desk, who, problem=str(error))


def _password(desk: Desk, request: Request, sent: Form) -> Answer:
    """Another password ends all sessions; this browser is given a new one."""
    name, password = asking(request).user, sent.one("password")
    address = request.client.host if request.client else ""
    entry = desk.accounts.enter(name, sent.one("old"), address)
    if entry.wait_s:
        raise RefusedError(429, "Too many attempts.", f"Try again in {entry.wait_s} seconds.")
    if entry.secret is None:
        raise InputError("the old password is another")
    desk.accounts.users.set_password(name, password)
    fresh = desk.accounts.enter(name, password, address)
    return to(request, "/me", desk.cookies.enter(fresh.secret) if fresh.secret else ())


def _token(desk: Desk, who: Asking, sent: Form) -> str:
    user = desk.accounts.users.named(who.user)
    if user is None:
        raise InputError(f"there is no account {who.user}")
    days = whole(sent.one("days") or str(DAYS))
    return desk.accounts.tokens.make(user, role(sent.one("role")), sent.one("label"), days)


def _shown(desk: Desk, who: Asking, *, secret: str | None = None, problem: str = "") -> Answer:
    role = who.role or DeskRole.READER
    tokens = desk.accounts.tokens.all(who.user) if not who.open else ()
    told = Me(who.user, role, not who.open, tuple(map(held, tokens)), secret)
    roles = [one for one in DeskRole if role.may(one)]
    words = {"problem": problem, "roles": roles, "days": DAYS, "most": MOST_DAYS}
    return Answer("me.html", told, words, 400 if problem else 200, keep=False)


def held(token: Token) -> HeldToken:
    """A token as a page tells it."""
    days = (day_of(token.made), day_of(token.ends))
    return HeldToken(token.number, token.user, token.role, token.label, *days)


def day_of(seconds: int) -> str:
    """The day (UTC) of a time in seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def role(given: str) -> DeskRole:
    """The role so named. Raises InputError, which lists them, for what is none."""
    if given not in set(DeskRole):
        raise InputError(f"{given[:40]!r} is no role; those are {', '.join(DeskRole)}")
    return DeskRole(given)


def whole(given: str) -> int:
    """The whole number so written. Raises InputError for what is none."""
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise InputError(f"{given[:40]!r} is no whole number")
    return int(given)
