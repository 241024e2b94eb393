"""A document in a browser: text and claims mark one another; hostile ones do no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.serving import Desk, serving
from browser.watch import NARROW, for_everybody
from tests.hostile_samples import hostile_ledger, huge
from tests.web_samples import ledger

Look = Callable[..., Page]
LIT = "[data-words] .on"


def opened(desk: Desk, page: Page) -> Locator:
    """The page of a document, and the claims beside its text."""
    page.goto(desk(f"/documents/{desk.document}"))
    claims = page.locator(".entries > li[data-row]")
    expect(claims.first).to_be_visible()
    return claims


def owner(one: Locator) -> str:
    """What an entry or a piece of text belongs to."""
    return (one.get_attribute("data-o") or "").split()[0]


def test_pointing_at_words_marks_their_claim_and_back(desk: Desk, page: Page) -> None:
    claims = opened(desk, page)
    name = owner(claims.last)
    piece = page.locator(f'[data-words] .c[data-o~="{name}"]').first
    piece.hover()
    expect(page.locator(f'.entries > li.on[data-o="{name}"]')).to_be_in_viewport()
    claims.first.hover()
    first = owner(claims.first)
    expect(page.locator(f'[data-words] .c.on[data-o~="{first}"]').first).to_be_attached()
    expect(page.locator(f'.entries > li.on[data-o="{first}"]')).to_have_count(1)


def test_arrows_walk_the_claims_and_show_their_words(desk: Desk, page: Page) -> None:
    claims = opened(desk, page)
    for place in range(min(4, claims.count())):
        page.keyboard.press("ArrowDown")
        now = claims.nth(place)
        expect(now).to_have_attribute("aria-current", "true")
        expect(page.locator(f'[data-words] .on[data-o~="{owner(now)}"]').first).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator('[data-row][aria-current="true"]')).to_have_count(1)


def test_a_badge_leads_to_its_claim_and_the_claim_s_back(desk: Desk, page: Page) -> None:
    claims = opened(desk, page)
    name = owner(claims.last)
    page.locator(f"#in-{name}").click()
    expect(page.locator(f'.entries > li:target[data-o="{name}"]')).to_be_in_viewport()
    claims.last.locator("a.badge").click()
    expect(page.locator(f"#in-{name}")).to_be_in_viewport()


def test_a_citation_opens_at_its_sentence(desk: Desk, page: Page) -> None:
    claims = opened(desk, page)
    told = page.request.get(desk(f"/documents/{desk.document}.json")).json()["claims"][-1]
    page.goto(desk(f"/documents/{desk.document}?at={told['start']}#at"))
    expect(page.locator("#at")).to_be_in_viewport()
    expect(page.locator(LIT).first).to_be_in_viewport()
    expect(page.locator(f'.entries > li.on[data-o="{told["of"]}"]')).to_have_count(1)
    assert claims.count()


def test_a_tap_on_words_shows_their_claim_on_a_narrow_screen(desk: Desk, look: Look) -> None:
    page = look(width=NARROW)
    claims = opened(desk, page)
    name = owner(claims.last)
    words = page.locator(f'[data-words] .c[data-o~="{name}"]').first
    words.click()
    first = owner(words)
    expect(page.locator(f'.entries > li.on[data-o="{first}"]')).to_be_in_viewport()


def _harmless(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status < 500
    assert page.evaluate("typeof evil") == "undefined"
    assert page.locator("x-evil, main script, main style").count() == 0
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], f"{address} is wider than the screen"


PATHS = (
    "/incidents", "/incidents/{code}", "/incidents/{code}/why", "/documents",
    "/documents/{document}", "/map", "/calendar", "/review", "/review/{code}", "/decisions",
    "/brief?since=2000-01-01", "/jump?q=evil",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, NARROW])
def test_hostile_reports_do_nothing_in_a_browser(look: Look, tmp_path: Path, width: int) -> None:
    with serving(hostile_ledger(tmp_path)) as desk:
        page = look(width=width)
        page.on("dialog", lambda one: pytest.fail(f"a dialog: {one.message}"))
        for path in PATHS:
            _harmless(page, desk(path.format(code=desk.codes[0], document=desk.document)))


def test_a_line_of_a_megabyte_opens_in_parts(look: Look, tmp_path: Path) -> None:
    with serving(ledger(tmp_path, [huge(10_000, 3)])) as desk:
        page = look(width=NARROW)
        for path in ("/documents/{document}", "/documents/{document}?at=500000#at"):
            _harmless(page, desk(path.format(document=desk.document)))
        expect(page.locator("#at")).to_be_in_viewport()
        expect(page.locator(".entries > li[data-row]").first).to_be_attached()
        for_everybody(page)
        page.goto(desk(f"/incidents/{desk.codes[0]}"), timeout=60_000)
        expect(page.locator("h1")).to_have_count(1)
