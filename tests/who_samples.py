"""A small desk with every door, and ways to come to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from rashomon.web.who import passwords
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.asking import asking
from rashomon.web.who.cookies import Cookies
from rashomon.web.who.forms import form
from rashomon.web.who.gate import Ways, gate
from rashomon.web.who.guard import Doors
from rashomon.web.who.passwords import Cost
from rashomon.web.who.refusal import Refusal
from rashomon.web.who.role import DeskRole

PASSWORD = "nine clouds over osk"
PEOPLE = {"ada": DeskRole.OWNER, "ben": DeskRole.ANALYST, "cyd": DeskRole.READER}
BROWSER = {"accept": "text/html", "sec-fetch-site": "same-origin"}


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hashes cost next to nothing."""
    monkeypatch.setattr(passwords, "COST", Cost(n=2, r=8, p=1))


def peopled(ledger: Path, clock: Watch | None = None) -> Accounts:
    """The accounts beside a ledger: ada the owner, ben the analyst, cyd the reader."""
    made = Accounts(ledger, clock or Watch())
    for name, role in PEOPLE.items():
        made.users.add(name, role, PASSWORD)
    return made


def _page(request: Request) -> Response:
    if request.url.path == "/broken":
        raise RuntimeError("secret innards")
    who = asking(request)
    sent = {name: list(values) for name, values in form(request).fields.items()}
    told = {"user": who.user, "role": who.role, "csrf": who.csrf, "form": sent}
    if request.url.path.endswith(".json"):
        return JSONResponse(told)
    return HTMLResponse(f"<p>{who.user}</p><input name=csrf value={who.csrf}>")


async def _echo(request: Request) -> Response:
    return Response(await request.body())


def refuse(request: Request, why: Refusal) -> Response:
    """A refusal in a line."""
    return Response(f"{why.message} {why.advice}", why.status, media_type="text/html")


def small_desk(
    accounts: Accounts | None,
    *,
    loopback: bool = True,
    proxy: bool = False,
    names: tuple[str, ...] = (),
) -> Starlette:
    """A desk whose every page says who asks."""
    doors = Doors(accounts, Cookies(secure=proxy))
    everything = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    return Starlette(
        routes=[
            Route("/echo", _echo, methods=everything),
            Route("/{path:path}", _page, methods=everything),
        ],
        middleware=gate(doors, refuse, Ways(names, loopback, proxy)),
    )


def visitor(app: Starlette, base: str = "http://127.0.0.1") -> TestClient:
    """A browser that has been nowhere yet."""
    return TestClient(app, base, headers=BROWSER, follow_redirects=False)


def entered(app: Starlette, accounts: Accounts, name: str) -> TestClient:
    """A browser in which somebody is logged in."""
    browser = visitor(app)
    entry = accounts.enter(name, PASSWORD, "192.0.2.1")
    assert entry.secret
    browser.cookies.set("rashomon", entry.secret)
    return browser


def token_of(browser: TestClient, path: str = "/incidents") -> str:
    """The token in the forms of a page."""
    found = re.search(r"name=\"?csrf\"? value=\"?([0-9a-f]+)", browser.get(path).text)
    assert found
    return found[1]
