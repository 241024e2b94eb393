"""The review, key by key: every decision is made, shown, told to others, and undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.serving import Desk, serving
from browser.watch import for_everybody
from rashomon import api
from rashomon.ledger.store import open_ledger

Look = Callable[..., Page]


@pytest.fixture
def own(corpus: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a ledger of its own, to be decided on."""
    copy = tmp_path / "own.ledger"
    for one in corpus.parent.glob(f"{corpus.name}*"):
        shutil.copy(one, copy.with_name(one.name.replace(corpus.name, copy.name)))
    with serving(copy) as desk:
        yield desk


def made(desk: Desk) -> list[str]:
    """The kinds of the decisions in the ledger, in their order."""
    with open_ledger(desk.ledger) as ledger:
        return [one.kind for one in ledger.decisions()]


def key(page: Page, name: str, desk: Desk, kinds: list[str]) -> None:
    """Press a key that decides; by then these decisions are made."""
    with page.expect_navigation():
        page.keyboard.press(name)
    page.locator(".toolbar").wait_for()
    assert made(desk) == kinds


def test_the_queue_starts_and_is_skipped_through(own: Desk, page: Page) -> None:
    page.goto(own("/review"))
    page.keyboard.press("s")
    page.locator(".toolbar").wait_for()
    first = page.url
    page.keyboard.press("k")
    page.wait_for_url(lambda address: address != first)
    assert made(own) == []


def test_accept_reject_and_undo_a_claim(own: Desk, page: Page) -> None:
    page.goto(own(f"/review/{own.codes[0]}"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    key(page, "a", own, ["accept"])
    expect(page.locator(".alert").first).to_contain_text("accept")
    page.goto(own(f"/review/{own.codes[0]}"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    key(page, "r", own, ["accept", "reject"])
    page.goto(own(f"/review/{own.codes[0]}"))
    key(page, "u", own, ["accept", "reject", "undo"])
    page.goto(own("/decisions"))
    expect(page.locator("table.history tbody tr")).to_have_count(3)
    for_everybody(page)


def test_change_says_what_a_claim_says(own: Desk, page: Page) -> None:
    page.goto(own(f"/review/{own.codes[0]}"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    field = page.locator("details.change[open] [name='set.party']").first
    field.fill("Noria")
    with page.expect_navigation():
        page.locator("details.change[open] button.main").first.click()
    assert made(own) == ["change"]
    page.goto(own(f"/incidents/{own.codes[0]}"))
    expect(page.locator("table.sheet thead")).to_contain_text("Noria")


def test_join_and_split(own: Desk, page: Page) -> None:
    one, other = own.codes[0], own.codes[1]
    page.goto(own(f"/review/{one}"))
    page.keyboard.press("j")
    page.locator("details.change[open] [name=other]").fill(other)
    with page.expect_navigation():
        page.locator("details.change[open] button.main").first.click()
    assert made(own) == ["join"]
    page.goto(own(f"/review/{one}"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    key(page, "s", own, ["join", "split"])


def test_the_second_sees_what_the_first_did(own: Desk, look: Look) -> None:
    page = look()
    page.goto(own(f"/review/{own.codes[0]}"))
    with open_ledger(own.ledger, write=True) as ledger:
        api.accept(ledger, own.codes[0], by="ana")
    expect(page.locator(".alert", has_text="ana").first).to_be_visible(timeout=15_000)


def test_the_review_is_for_everybody(desk: Desk, look: Look) -> None:
    page = look()
    for path in ("/review", f"/review/{desk.codes[0]}"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(desk(path))
        for_everybody(page)
