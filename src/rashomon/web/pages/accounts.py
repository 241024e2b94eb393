"""The accounts of the desk, for its owners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from rashomon.model.errors import InputError
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.frame import wants_json
from rashomon.web.pages.login import to
from rashomon.web.pages.me import HeldToken, day_of, held, role, whole
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.forms import Form, form
from rashomon.web.who.role import DeskRole


@dataclass(frozen=True, slots=True)
class Person:
    """An account; the day on which it was made is in UTC."""

    name: str
    role: DeskRole
    made: str
    disabled: bool


@dataclass(frozen=True, slots=True)
class People:
    """Whether the desk asks for a login, its accounts by name, and the tokens that hold."""

    accounts: bool
    users: tuple[Person, ...]
    tokens: tuple[HeldToken, ...]


def accounts_page(desk: Desk, request: Request) -> Answer:
    """The accounts. POST with `do`: add, role, password, disable, enable, remove (name …), revoke
    (number)."""
    if request.method == "POST":
        sent = form(request)
        try:
            _done(desk.accounts, sent)
        except InputError as error:
            if wants_json(request):
                raise
            return _shown(desk, str(error))
        if not wants_json(request):
            return to(request, "/accounts")
    return _shown(desk)


def _done(accounts: Accounts, sent: Form) -> None:
    users, name = accounts.users, sent.one("name")
    ways: Mapping[str, Callable[[], None]] = {
        "add": lambda: users.add(name, role(sent.one("role")), sent.one("password")),
        "role": lambda: users.set_role(name, role(sent.one("role"))),
        "password": lambda: users.set_password(name, sent.one("password")),
        "disable": lambda: users.set_disabled(name, True),
        "enable": lambda: users.set_disabled(name, False),
        "remove": lambda: users.remove(name),
        "revoke": lambda: accounts.tokens.revoke(whole(sent.one("number"))),
    }
    way = ways.get(sent.one("do"))
    if way is None:
        raise InputError(f"do: say one of {', '.join(ways)}")
    way()


def _shown(desk: Desk, problem: str = "") -> Answer:
    users = desk.accounts.users.all()
    people = tuple(Person(one.name, one.role, day_of(one.made), one.disabled) for one in users)
    tokens = tuple(map(held, desk.accounts.tokens.all()))
    told = People(desk.settings.accounts, people, tokens)
    words = {"problem": problem, "roles": tuple(DeskRole)}
    return Answer("accounts.html", told, words, 400 if problem else 200, keep=False)
