"""The pages on which people log in and accounts are managed, on a whole desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon import api
from rashomon.web.app import PAGES, desk_app
from rashomon.web.assets import assets
from rashomon.web.settings import Settings
from rashomon.web.who import limits
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.role import DeskRole
from tests.web_samples import ledger
from tests.who_samples import BROWSER, PASSWORD, PEOPLE, cheap, peopled

CODE = "RSH-0000"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger(tmp_path)


@pytest.fixture
def accounts(path: Path) -> Accounts:
    peopled(path)
    return Accounts(path)


@pytest.fixture
def browser(path: Path, accounts: Accounts) -> Iterator[TestClient]:
    """A browser at a desk that asks for a login."""
    app = desk_app(Settings(path, accounts=True))
    with TestClient(app, "http://127.0.0.1", headers=BROWSER, follow_redirects=False) as one:
        yield one


def csrf(browser: TestClient, page: str = "/login") -> str:
    found = re.search(r'name="csrf" (?:value|content)="([0-9a-f]{64})"', browser.get(page).text)
    assert found
    return found[1]


def log_in(browser: TestClient, name: str, password: str = PASSWORD, there: str = "") -> int:
    form = {"csrf": csrf(browser), "name": name, "password": password, "next": there}
    done = browser.post("/login", data=form)
    browser.headers["x-led"] = done.headers.get("location", "")
    return done.status_code


def post(browser: TestClient, page: str, **form: str) -> int:
    return browser.post(page, data={"csrf": csrf(browser, "/me"), **form}).status_code


# the way in


def test_a_login_leads_to_what_was_asked_for(browser: TestClient) -> None:
    asked = browser.get("/incidents?party=Armenia")
    assert asked.status_code == 303
    form = browser.get(asked.headers["location"])
    assert 'name="next" value="/incidents?party=Armenia"' in form.text
    assert log_in(browser, "cyd", there="/incidents?party=Armenia") == 303
    assert browser.headers["x-led"] == "/incidents?party=Armenia"
    assert browser.get("/incidents").status_code == 200
    assert browser.get("/login?next=/help").headers["location"] == "/help"


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_login_leads_nowhere_else(browser: TestClient, there: str) -> None:
    assert "evil" not in browser.get("/login", params={"next": there}).text
    assert log_in(browser, "cyd", there=there) == 303
    assert browser.headers["x-led"] == "/"
    assert browser.get("/login", params={"next": there}).headers["location"] == "/"


def test_a_login_begins_a_new_session_and_ends_the_old(browser: TestClient) -> None:
    planted = "planted-by-somebody-else"
    browser.cookies.set("rashomon", planted, domain="127.0.0.1", path="/")
    assert log_in(browser, "cyd") == 303
    first = browser.cookies.get("rashomon")
    form = {"csrf": csrf(browser, "/me"), "name": "ben", "password": PASSWORD}
    assert browser.post("/login", data=form).status_code == 303
    second = browser.cookies.get("rashomon")
    assert first and second and len({first, second, planted}) == 3
    for old in (first, planted):
        browser.cookies.clear()
        browser.cookies.set("rashomon", old)
        assert browser.get("/me").status_code == 303


def test_a_wrong_login_tells_nothing(browser: TestClient, accounts: Accounts) -> None:
    accounts.users.set_disabled("ben", True)
    told = set()
    for name, password in (("cyd", "wrong"), ("nobody", PASSWORD), ("ben", PASSWORD)):
        form = {"csrf": csrf(browser), "name": name, "password": password}
        done = browser.post("/login", data=form)
        assert done.status_code == 403 and "rashomon" not in done.headers.get("set-cookie", "")
        told.add(re.sub(r"[0-9a-f]{64}", "", done.text))
    assert len(told) == 1


def test_many_wrong_logins_wait(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "wait_s", lambda count, _: 60 if count >= 2 else 0)
    assert [log_in(browser, "cyd", "wrong") for _ in range(3)] == [403, 403, 429]
    form = {"csrf": csrf(browser), "name": "cyd", "password": PASSWORD}
    done = browser.post("/login", data=form)
    assert int(done.headers["retry-after"]) >= 1
    assert "Try again in" in done.text


def test_a_login_without_the_token_of_its_form_is_refused(browser: TestClient) -> None:
    assert browser.post("/login", data={"name": "cyd", "password": PASSWORD}).status_code == 403
    assert "rashomon" not in browser.cookies


def test_strangers_see_nothing_of_the_ledger(browser: TestClient, path: Path) -> None:
    api.set_notice(path, "A secret notice.")
    pages = [browser.get("/login"), browser.get("/", headers={"host": "evil"}), browser.put("/x")]
    pages += [browser.get("/x.json"), browser.get("/openapi.json"), browser.get("/nowhere")]
    assert not [one for one in pages if "secret" in one.text or "RSH-" in one.text]
    assert log_in(browser, "cyd") == 303
    assert "A secret notice." in browser.get("/incidents").text


def test_after_the_logout_the_session_is_none(browser: TestClient) -> None:
    log_in(browser, "cyd")
    held = browser.cookies.get("rashomon")
    assert browser.get("/logout").status_code == 405
    assert browser.post("/logout").status_code == 403
    assert post(browser, "/logout") == 303
    assert "rashomon" not in browser.cookies
    browser.cookies.set("rashomon", held or "")
    assert browser.get("/incidents").status_code == 303


def test_a_page_that_is_kept_has_the_name_and_token_of_whoever_asks(
    browser: TestClient, path: Path
) -> None:
    app = browser.app
    other = TestClient(app, "http://127.0.0.1", headers=BROWSER, follow_redirects=False)
    log_in(browser, "cyd")
    log_in(other, "ada")
    pages = [one.get("/help").text for one in (browser, other)]
    assert "<bdi>cyd</bdi>" in pages[0] and "<bdi>ada</bdi>" not in pages[0]
    assert "<bdi>ada</bdi>" in pages[1] and "<bdi>cyd</bdi>" not in pages[1]
    assert csrf(browser, "/help") != csrf(other, "/help")


# one's own account


def test_another_password_ends_every_other_session(browser: TestClient, path: Path) -> None:
    other = TestClient(browser.app, "http://127.0.0.1", headers=BROWSER, follow_redirects=False)
    assert {log_in(browser, "cyd"), log_in(other, "cyd")} == {303}
    fresh = {"do": "password", "password": "some other phrase"}
    assert post(browser, "/me", old="wrong", **fresh) == 400
    assert post(browser, "/me", old=PASSWORD, do="password", password="short") == 400
    assert browser.get("/me").status_code == other.get("/me").status_code == 200
    assert post(browser, "/me", old=PASSWORD, **fresh) == 303
    assert (browser.get("/me").status_code, other.get("/me").status_code) == (200, 303)
    assert log_in(other, "cyd") == 403
    assert log_in(other, "cyd", "some other phrase") == 303


def test_a_token_is_shown_once_and_works_until_it_is_revoked(browser: TestClient) -> None:
    log_in(browser, "ben")
    form = {"csrf": csrf(browser, "/me"), "do": "token", "role": "reader", "days": "3"}
    shown = browser.post("/me", data=form | {"label": "<b>x</b>"}).text
    (secret,) = re.findall(r"rashomon_[\w-]{43}", shown)
    assert secret not in browser.get("/me").text and "<b>x</b>" not in shown
    program = TestClient(browser.app, "http://127.0.0.1", follow_redirects=False)
    program.headers["authorization"] = f"Bearer {secret}"
    assert program.get("/incidents.json").json()["incidents"]
    assert program.get("/help").headers["content-type"] == "application/json"
    assert program.post("/decisions.json", json={}).json()["error"]["status"] == 403
    (held,) = browser.get("/me.json").json()["tokens"]
    assert post(browser, "/me", do="revoke", number=str(held["number"])) == 303
    refused = program.get("/incidents")
    assert (refused.status_code, refused.json()["error"]["status"]) == (401, 401)


@pytest.mark.parametrize(
    "form",
    [
        {"do": "token", "role": "owner"},
        {"do": "token", "role": "king"},
        {"do": "token", "role": "reader", "days": "0"},
        {"do": "token", "role": "reader", "days": "x"},
        {"do": "token", "role": "reader", "days": "²"},
        {"do": "revoke", "number": "1"},
        {"do": "revoke", "number": "-1"},
        {"do": "nonsense"},
        {},
    ],
)
def test_what_one_may_not_do_with_ones_account(browser: TestClient, form: dict[str, str]) -> None:
    log_in(browser, "ben")
    done = browser.post("/me", data={"csrf": csrf(browser, "/me"), **form})
    assert done.status_code == 400
    assert 'role="alert"' in done.text


def test_nobody_revokes_the_token_of_another(browser: TestClient, accounts: Accounts) -> None:
    ada = accounts.users.named("ada")
    assert ada
    accounts.tokens.make(ada, DeskRole.OWNER)
    (held,) = accounts.tokens.all()
    log_in(browser, "ben")
    assert post(browser, "/me", do="revoke", number=str(held.number)) == 400
    assert accounts.tokens.all()
    post(browser, "/logout")
    log_in(browser, "ada")
    assert post(browser, "/accounts", do="revoke", number=str(held.number)) == 303
    assert not accounts.tokens.all()


# the accounts


def test_an_owner_manages_accounts(browser: TestClient, accounts: Accounts) -> None:
    log_in(browser, "ada")
    new = {"do": "add", "name": "dov", "role": "reader", "password": PASSWORD}
    assert post(browser, "/accounts", **new) == 303
    assert post(browser, "/accounts", **new) == 400
    assert post(browser, "/accounts", do="role", name="dov", role="analyst") == 303
    assert post(browser, "/accounts", do="disable", name="dov") == 303
    dov = accounts.users.named("dov")
    assert dov and (dov.role, dov.disabled) == (DeskRole.ANALYST, True)
    assert post(browser, "/accounts", do="enable", name="dov") == 303
    assert post(browser, "/accounts", do="password", name="dov", password="a third phrase") == 303
    assert accounts.users.check("dov", "a third phrase")
    assert "dov" in browser.get("/accounts").text
    assert post(browser, "/accounts", do="remove", name="dov") == 303
    assert [one["name"] for one in browser.get("/accounts.json").json()["users"]] == [*PEOPLE]
    assert post(browser, "/accounts", do="remove", name="ada") == 400
    assert post(browser, "/accounts", do="crown", name="ada") == 400


def test_a_desk_without_accounts_says_how_to_have_them(path: Path) -> None:
    app = desk_app(Settings(path))
    with TestClient(app, "http://127.0.0.1", headers=BROWSER, follow_redirects=False) as free:
        assert "--accounts" in free.get("/me").text
        assert "no accounts" in free.get("/login").text
        assert "--accounts" in free.get("/accounts").text
        assert post(free, "/me", do="token", role="reader") == 400
        assert post(free, "/logout") == post(free, "/login") == 400
        add = {"do": "add", "name": "ana", "role": "owner", "password": PASSWORD}
        assert post(free, "/accounts", **add) == 303
    assert Accounts(path).users.owned()


# every page there is


def addresses() -> list[str]:
    """Every page's address, with something in place of what names one thing."""
    return [re.sub(r"{\w+(:\w+)?}", CODE, page.path) for page in PAGES]


@pytest.mark.parametrize("address", addresses())
def test_no_page_is_shown_to_strangers(browser: TestClient, address: str) -> None:
    if address == "/login":
        return
    assert browser.get(address).status_code == 303
    assert browser.get(f"{address}.json").status_code == 401
    assert browser.post(address, data={"csrf": csrf(browser)}).status_code == 303


@pytest.mark.parametrize("address", addresses())
def test_what_readers_may_send(browser: TestClient, address: str) -> None:
    log_in(browser, "cyd")
    if address not in ("/login", "/me", "/logout"):
        assert post(browser, address) == 403
        assert browser.get(address).status_code == (403 if address == "/accounts" else 200) or (
            CODE in address
        )


@pytest.mark.parametrize("name", ["..%2fapp.py", "%2e%2e/app.py", "..%5capp.py", "/etc/passwd"])
def test_no_other_file_is_served(browser: TestClient, name: str) -> None:
    answer = browser.get(f"/static/{name}")
    assert answer.status_code in (303, 404) and "import" not in answer.text
    assert browser.get(f"/static/{min(assets())}").status_code == 200
