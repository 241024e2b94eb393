"""A published site, opened from the disk: no server, nothing asked of anybody, all links good."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.serving import Desk
from browser.watch import for_everybody
from rashomon import api
from rashomon.web.site.publish import publish
from rashomon.web.site.wanted import Wanted
from tests.site_files import broken, inline

Look = Callable[..., Page]
NAMES = "index about decisions documents/index map calendar incident document brief".split()


@pytest.fixture(scope="package")
def site(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some years of the corpus's ledger as a site."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(corpus, folder, Wanted(api.Window(date(2022, 1, 1)), all=True, title="A site"))
    return folder


def test_every_link_of_it_resolves(site: Path) -> None:
    assert broken(site) == []
    assert inline(site) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_it_is_for_everybody(site: Path, desk: Desk, look: Look, name: str) -> None:
    page = look()
    page.goto((site / f"{_file(site, desk, name)}.html").as_uri())
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.querySelector('header.bar')).display") == "flex"
    assert not page.locator("form").count()
    for_everybody(page)


def _file(site: Path, desk: Desk, name: str) -> str:
    """The file of a page, without its ending."""
    if name == "incident":
        return f"incidents/{desk.codes[0]}"
    folder = {"document": "documents", "brief": "briefs"}.get(name)
    if folder is None:
        return name
    largest = max((site / folder).glob("*.html"), key=lambda one: one.stat().st_size)
    return f"{folder}/{largest.stem}"


def test_one_walks_from_the_list_to_a_sentence_and_on(site: Path, desk: Desk, page: Page) -> None:
    page.goto((site / "incidents" / f"{desk.codes[0]}.html").as_uri())
    page.keyboard.press("e")
    page.locator("details.value[open] .sentence a").first.click()
    expect(page).to_have_url(re.compile(r"/documents/\w+\.html#at-\d+$"))
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")
    page.locator(".bar nav a", has_text="Brief").click()
    expect(page.locator("h1")).to_contain_text("Brief")
    page.locator(".bar .mark").click()
    expect(page).to_have_url((site / "index.html").as_uri())
