"""Templates: every text from outside is cleaned and escaped where it is written."""

from __future__ import annotations

from functools import cache
from secrets import token_hex
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request

from rashomon.tell.html import environment
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.links import Links, LiveLinks
from rashomon.web.menu import MENU

CSRF_MARK, USER_MARK = f"@@{token_hex(16)}@@", f"@@{token_hex(16)}@@"
"""What stands in a kept page for the token and the name of whoever asks: no report can hold it."""


STRANGER = {"notices": (), "menu": (), "bare": True}
"""The context of pages that are shown to those who are not logged in: nothing of the ledger."""


@cache
def templates() -> Environment:
    """The environment of the desk's templates."""
    return environment(PackageLoader("rashomon.web"))


def render(desk: Desk, answer: Answer, request: Request) -> str:
    """The HTML of an answer, for anybody: marks stand for who asks."""
    links = LiveLinks()
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shared = {
        "links": links,
        "menu": MENU,
        "here": request.url.path,
        "address": address,
        "as_json": links.json(address),
        "desk": desk.settings.title,
        "notices": desk.notices(),
        "csrf": CSRF_MARK,
        "user": USER_MARK,
        "static": False,
    }
    return html(answer, links, shared)


def html(answer: Answer, links: Links, shared: dict[str, Any]) -> str:
    """The HTML of an answer with what every page is given."""
    template = templates().get_template(answer.template)
    return template.render(shared | {"links": links, "data": answer.data} | dict(answer.context))
