"""In a browser: one logs in, makes a token, changes the password, and an owner manages accounts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.serving import Desk, serving
from browser.watch import for_everybody
from rashomon.web.who.accounts import Accounts
from tests.who_samples import PASSWORD, Watch, cheap, peopled

Look = Callable[..., Page]
REFUSED = "Failed to load resource"


@pytest.fixture
def guarded(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that asks for a login: ada owns it, ben is an analyst, cyd a reader."""
    cheap(monkeypatch)
    ledger = Path(shutil.copy(corpus, tmp_path))
    peopled(ledger, Watch())
    with serving(ledger, "--accounts") as desk:
        yield desk


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_one_logs_in_and_comes_to_what_one_asked_for(guarded: Desk, look: Look) -> None:
    page = look(expected=(REFUSED,))
    page.goto(guarded("/decisions?by=ana"))
    expect(page).to_have_title("Log in · Rashomon")
    for_everybody(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "cyd", "a wrong one")
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    log_in(page, "cyd")
    expect(page).to_have_url(guarded("/decisions?by=ana"))
    expect(page.locator(".who")).to_contain_text("cyd")


def test_ones_own_page_serves_everybody(guarded: Desk, look: Look) -> None:
    page = look(expected=(REFUSED,))
    page.goto(guarded("/me"))
    log_in(page, "ben")
    page.get_by_label("For what").fill("nightly export")
    page.get_by_role("button", name="Make a token").click()
    secret = page.locator(".secret").inner_text()
    assert secret.startswith("rashomon_")
    for_everybody(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Revoke nightly export").click()
    expect(page.locator("main")).to_contain_text("You have none")
    page.get_by_label("The old one").fill(PASSWORD)
    page.get_by_label("The new one").fill("some other phrase")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("h1")).to_have_text("ben")
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(guarded("/login"))
    page.goto(guarded("/incidents"))
    log_in(page, "ben", "some other phrase")
    expect(page).to_have_url(guarded("/incidents"))


def test_the_accounts_serve_everybody(guarded: Desk, look: Look, tmp_path: Path) -> None:
    page = look(expected=(REFUSED,))
    page.goto(guarded("/accounts"))
    log_in(page, "ada")
    page.locator("#name").fill("dov")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Add").click()
    page.get_by_label("Role of dov", exact=True).select_option("analyst")
    page.get_by_role("button", name="Set the role of dov").click()
    page.get_by_role("button", name="Keep out: dov").click()
    expect(page.locator("tr", has_text="dov")).to_contain_text("kept out")
    for_everybody(page)
    found = Accounts(guarded.ledger).users.named("dov")
    assert found and (found.role, found.disabled) == ("analyst", True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Remove dov").click()
    expect(page.locator("main")).not_to_contain_text("dov")


def test_the_description_serves_everybody(desk: Desk, look: Look) -> None:
    page = look()
    page.goto(desk("/help/api"))
    for_everybody(page)


def test_a_form_of_another_site_is_refused(guarded: Desk, look: Look, tmp_path: Path) -> None:
    page = look(expected=(REFUSED,))
    page.goto(guarded("/me"))
    log_in(page, "ada")
    expect(page.locator("h1")).to_have_text("ada")
    evil = tmp_path / "evil.html"
    evil.write_text(
        f'<form method="post" action="{guarded("/accounts")}">'
        '<input name="do" value="remove"><input name="name" value="ben">'
        "<button>Win a prize</button></form>"
    )
    page.goto(evil.as_uri())
    page.get_by_role("button").click()
    expect(page.locator("header.bar")).to_be_visible()
    assert Accounts(guarded.ledger).users.named("ben")
