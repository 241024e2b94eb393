"""The desk as an ASGI application: every page, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rashomon.web.answer import PageOf
from rashomon.web.assets import asset, icon
from rashomon.web.desk import Desk
from rashomon.web.frame import failed, refused, respond
from rashomon.web.openapi.checking import checked
from rashomon.web.openapi.described import DESCRIBED
from rashomon.web.pages.accounts import accounts_page
from rashomon.web.pages.brief import brief_page, brief_text
from rashomon.web.pages.calendar import calendar_page
from rashomon.web.pages.decisions import decisions_page
from rashomon.web.pages.document import document_page
from rashomon.web.pages.documents import documents_page
from rashomon.web.pages.help import help_page
from rashomon.web.pages.incident import account_page, incident_page, why_page
from rashomon.web.pages.incidents import incidents_page
from rashomon.web.pages.incidents_csv import incidents_csv
from rashomon.web.pages.jump import jump_page
from rashomon.web.pages.login import login_page, logout_page
from rashomon.web.pages.map import map_drawing, map_page
from rashomon.web.pages.me import me_page
from rashomon.web.pages.openapi import api_page, openapi
from rashomon.web.pages.review import near_page, news_page, review_one_page, review_page
from rashomon.web.settings import Settings
from rashomon.web.who.gate import Ways, gate
from rashomon.web.who.guard import Doors


class Page(NamedTuple):
    """A page by its name and path; the same path with .json tells the same as JSON."""

    name: str
    path: str
    made: PageOf
    methods: tuple[str, ...] = ("GET",)


PAGES = (
    Page("incidents", "/incidents", incidents_page),
    Page("why", "/incidents/{code}/why", why_page),
    Page("account", "/incidents/{code}/account", account_page),
    Page("incident", "/incidents/{code}", incident_page),
    Page("brief.md", "/brief.md", brief_text),
    Page("brief", "/brief", brief_page),
    Page("documents", "/documents", documents_page),
    Page("document", "/documents/{id}", document_page),
    Page("map.svg", "/map.svg", map_drawing),
    Page("map", "/map", map_page),
    Page("calendar", "/calendar", calendar_page),
    Page("review.news", "/review/{code}/news", news_page),
    Page("review.near", "/review/{code}/near", near_page),
    Page("review.one", "/review/{code}", review_one_page),
    Page("review", "/review", review_page),
    Page("decisions", "/decisions", decisions_page, ("GET", "POST")),
    Page("jump", "/jump", jump_page),
    Page("api", "/help/api", api_page),
    Page("help", "/help", help_page),
    Page("login", "/login", login_page, ("GET", "POST")),
    Page("logout", "/logout", logout_page, ("POST",)),
    Page("me", "/me", me_page, ("GET", "POST")),
    Page("accounts", "/accounts", accounts_page, ("GET", "POST")),
)
"""Every page, in the order in which paths are tried."""


def desk_app(settings: Settings) -> Starlette:
    """The application that shows the ledger of `settings`.

    Raises LedgerError where there is no ledger, or it cannot be read.
    """
    desk = Desk(settings)

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    app = Starlette(
        routes=routes(desk),
        middleware=_gate(desk),
        lifespan=living,
        exception_handlers=failed(desk),
    )
    app.state.desk = desk
    return app


def _gate(desk: Desk) -> list[Middleware]:
    """What stands before the pages."""
    settings = desk.settings
    doors = Doors(desk.accounts if settings.accounts else None, desk.cookies)
    ways = Ways(settings.hosts, loopback=settings.loopback, proxy=settings.proxy)
    return gate(doors, refused(desk), ways)


def routes(desk: Desk) -> list[Route]:
    """The routes of every page, of files, and of the front door."""
    found = [Route("/", _front), Route("/static/{name}", asset), Route("/favicon.ico", icon)]
    found.append(Route("/openapi.json", openapi))
    found.append(Route("/incidents.csv", incidents_csv(desk)))
    for page in PAGES:
        made = checked(page.made, DESCRIBED[page.name])
        shown, methods = respond(desk, made), [*page.methods]
        found.append(Route(f"{page.path}.json", shown, methods=methods, name=f"{page.name}.json"))
        found.append(Route(page.path, shown, methods=methods, name=page.name))
    return found


def _front(request: Request) -> Response:
    """The list is what one comes for."""
    del request
    return RedirectResponse("/incidents")
