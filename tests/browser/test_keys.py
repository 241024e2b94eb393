"""Every key of the desk, pressed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.serving import Desk
from browser.watch import watched
from rashomon.web.menu import MENU


def press(page: Page, *keys: str) -> None:
    """Press keys, one after the other, once the page listens to them."""
    for key in keys:
        page.wait_for_load_state("domcontentloaded")
        page.keyboard.press(key)


def marked(page: Page) -> str:
    """The text of the row that is marked."""
    return page.locator("[data-row][aria-current=true]").inner_text()


def test_the_list_is_walked_opened_and_paged(desk: Desk, page: Page) -> None:
    page.goto(desk("/incidents?per=25"))
    rows = page.locator("[data-row]")
    press(page, "ArrowDown", "ArrowDown")
    assert marked(page) == rows.nth(1).inner_text()
    press(page, "ArrowUp")
    code = rows.first.locator("a").first.inner_text()
    assert marked(page).startswith(code)
    press(page, "o")
    expect(page).to_have_url(desk(f"/incidents/{code}"))
    page.go_back()
    press(page, "ArrowDown", "Enter")
    expect(page).to_have_url(desk(f"/incidents/{code}"))
    page.goto(desk("/incidents?per=25"))
    press(page, "n")
    expect(page).to_have_url(re.compile("page=2"))
    press(page, "p")
    expect(page).not_to_have_url(re.compile("page=2"))


def test_words_are_found_from_the_list(desk: Desk, page: Page) -> None:
    page.goto(desk("/incidents"))
    press(page, "f")
    page.keyboard.type("shelling")
    press(page, "Enter")
    expect(page).to_have_url(re.compile("q=shelling"))


def test_an_incident_opens_its_sentences_and_leads_to_those_beside_it(
    desk: Desk, page: Page
) -> None:
    page.goto(desk(f"/incidents/{desk.codes[0]}"))
    values = page.locator("table.sheet details.value")
    press(page, "e")
    assert values.count() == page.locator("table.sheet details.value[open]").count() > 0
    press(page, "e")
    assert page.locator("table.sheet details.value[open]").count() == 0
    for key in "[]":
        page.goto(desk(f"/incidents/{desk.codes[0]}"))
        if page.locator(f'[data-key="{key}"]').count():
            press(page, key)
            expect(page).not_to_have_url(desk(f"/incidents/{desk.codes[0]}"))
            expect(page).to_have_url(re.compile("/incidents/RSH-"))


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.name)
def test_g_and_a_letter_go_to_a_page(desk: Desk, page: Page, entry: object) -> None:
    page.goto(desk("/help"))
    press(page, "g", getattr(entry, "key", ""))
    expect(page).to_have_url(re.compile(f"/{getattr(entry, 'name', '')}"))


def test_one_jumps_to_a_code_and_to_a_party(desk: Desk, page: Page) -> None:
    page.goto(desk("/help"))
    press(page, "/")
    page.keyboard.type(desk.codes[0])
    page.locator(f'#jumps a[href="/incidents/{desk.codes[0]}"]').first.wait_for()
    press(page, "ArrowDown", "Enter")
    expect(page).to_have_url(desk(f"/incidents/{desk.codes[0]}"))
    press(page, "/")
    page.keyboard.type("Armenia")
    press(page, "Enter")
    expect(page).to_have_url(desk("/jump?q=Armenia"))
    assert page.locator(".ways li").count() > 0


def test_the_question_mark_lists_the_keys_but_not_while_one_types(desk: Desk, page: Page) -> None:
    page.goto(desk("/incidents"))
    press(page, "/", "?")
    expect(page).to_have_url(desk("/incidents"))
    press(page, "Escape", "?")
    expect(page).to_have_url(desk("/help"))


def test_days_of_the_brief_are_stepped_through_and_it_is_copied(
    browser: Browser, desk: Desk
) -> None:
    with watched(browser) as (context, _):
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.address)
        page = context.new_page()
        page.goto(desk("/brief"))
        press(page, "[")
        expect(page).to_have_url(re.compile("since="))
        page.locator("h1").wait_for()
        press(page, "]")
        expect(page.locator("h1")).to_contain_text("Brief")
        press(page, "c")
        expect(page.locator("[data-copied]")).to_have_text("copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("# Brief: ")


def test_without_a_clipboard_the_markdown_is_opened(browser: Browser, desk: Desk) -> None:
    with watched(browser) as (context, _):
        context.add_init_script("delete Navigator.prototype.clipboard")
        page = context.new_page()
        page.goto(desk("/brief"))
        with page.expect_request("**/brief.md") as asked:
            page.locator("[data-copy]").click()
        assert asked.value.url == desk("/brief.md")


def test_pointing_at_a_claim_marks_its_words_and_back(desk: Desk, page: Page) -> None:
    page.goto(desk(f"/documents/{desk.document}"))
    entry = page.locator(".entries > li[data-row]").first
    of = entry.get_attribute("data-o")
    words = page.locator(f'[data-words] span[data-o~="{of}"]').first
    entry.hover()
    expect(words).to_have_class(re.compile(r"\bon\b"))
    page.locator("h1").hover()
    words.hover()
    expect(entry).to_have_class(re.compile(r"\bon\b"))
    press(page, "ArrowDown", "ArrowDown")
    assert marked(page) == page.locator(".entries > li[data-row]").nth(1).inner_text()


def test_a_citation_opens_the_document_at_its_sentence(desk: Desk, page: Page) -> None:
    page.goto(desk(f"/incidents/{desk.codes[0]}"))
    press(page, "e")
    link = page.locator("table.sheet .sentence a").first
    address = str(link.get_attribute("href"))
    link.click()
    expect(page).to_have_url(desk(address))
    assert page.locator("#at").count() == 1
