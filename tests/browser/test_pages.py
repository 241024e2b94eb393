"""Every page in a browser: it asks nothing of others, errs nowhere, shuts nobody out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.serving import Desk
from browser.watch import for_everybody

Look = Callable[..., Page]

PATHS = {
    "incidents": "/incidents",
    "incident": "/incidents/{code}",
    "why": "/incidents/{code}/why",
    "documents": "/documents",
    "document": "/documents/{document}",
    "brief": "/brief?since=2020-01-01&until=2022-12-31",
    "map": "/map",
    "calendar": "/calendar",
    "jump": "/jump?q=Armenia",
    "decisions": "/decisions",
    "help": "/help",
    "no page": "/nowhere",
}


@pytest.mark.parametrize("name", PATHS)
def test_a_page_is_for_everybody(desk: Desk, look: Look, name: str) -> None:
    page = look(expected=("404",) if name == "no page" else ())
    page.goto(desk(PATHS[name].format(code=desk.codes[0], document=desk.document)))
    expect(page.locator("h1")).to_have_count(1)
    for_everybody(page)
