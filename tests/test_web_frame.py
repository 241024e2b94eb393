"""What holds of every page: HTML and JSON, kept pages, errors with a way back."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from threading import Thread

import pytest
from starlette.testclient import TestClient

from rashomon.ledger.store import open_ledger
from rashomon.web.app import desk_app
from rashomon.web.assets import assets
from rashomon.web.kept import Kept, Shown
from rashomon.web.links import LiveLinks
from rashomon.web.pages.help import KEYS
from rashomon.web.settings import Settings
from tests.tell_samples import document, report
from tests.web_samples import client, ledger


def code_of(desk: TestClient) -> str:
    code: str = desk.get("/incidents.json").json()["incidents"][0]["code"]
    return code


def test_the_front_door_leads_to_the_list(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        answer = desk.get("/", follow_redirects=False)
        assert answer.status_code in {302, 303, 307}
        assert answer.headers["location"] == "/incidents"


@pytest.mark.parametrize("path", ["/incidents", "/decisions", "/help"])
def test_a_page_is_html_and_with_json_data(tmp_path: Path, path: str) -> None:
    with client(ledger(tmp_path)) as desk:
        page, data = desk.get(path), desk.get(f"{path}.json")
        assert page.headers["content-type"].startswith("text/html")
        assert f'href="{path}.json"' in page.text
        assert data.headers["content-type"] == "application/json"
        assert isinstance(data.json(), dict)


def test_a_program_that_accepts_only_json_gets_it(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        assert "<html" in desk.get("/help").text
        told = desk.get("/help", headers={"Accept": "application/json"})
        assert told.json()["keys"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/incidents/RSH-0000", 404), ("/decisions?page=x", 400)],
)
def test_errors_are_pages_with_a_way_back(tmp_path: Path, path: str, status: int) -> None:
    with client(ledger(tmp_path)) as desk:
        answer = desk.get(path)
        assert answer.status_code == status
        assert 'href="/incidents"' in answer.text
        head, _, query = path.partition("?")
        told = desk.get(f"{head}.json" + (f"?{query}" if query else ""))
        assert told.status_code == status
        assert told.json()["error"]["status"] == status


def test_what_breaks_inside_is_a_page_and_tells_nothing_of_the_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client(ledger(tmp_path)) as desk:
        monkeypatch.setattr("rashomon.api.show", lambda *_: 1 / 0)
        answer = desk.get("/incidents/RSH-0000")
        assert answer.status_code == 500
        assert "ZeroDivisionError" not in answer.text
        assert 'href="/incidents"' in answer.text


def test_a_page_is_made_anew_once_anybody_wrote_to_the_ledger(tmp_path: Path) -> None:
    path = ledger(tmp_path, [])
    with client(path) as desk:
        assert "rashomon add" in desk.get("/incidents").text
        with open_ledger(path, write=True) as store:
            store.add(document(), report())
        assert desk.get("/incidents.json").json()["total"] == 1


def test_a_page_that_did_not_change_is_not_sent_twice(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        first = desk.get("/help")
        again = desk.get("/help", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_kept_pages_are_of_one_version_and_not_too_many() -> None:
    kept = Kept(2)
    for address in ("a", "b", "c"):
        kept.put(address, 1, Shown(200, "text/html", address.encode()))
    assert kept.get("a", 1) is None
    assert kept.get("c", 1) == Shown(200, "text/html", b"c")
    assert kept.get("c", 2) is None
    kept.put("d", 2, Shown(200, "text/html", b"d"))
    assert kept.get("c", 2) is None


def test_a_page_that_is_kept_anew_is_counted_once_and_one_too_large_not_kept() -> None:
    kept = Kept(3)
    for body in (b"aa", b"bb", b"a"):
        kept.put("a", 1, Shown(200, "text/html", body))
    kept.put("b", 1, Shown(200, "text/html", b"bb"))
    assert kept.get("a", 1)
    assert kept.get("b", 1)
    kept.put("c", 1, Shown(200, "text/html", b"cccc"))
    assert kept.get("c", 1) is None


def test_who_waits_to_write_takes_no_turn_of_those_who_read(tmp_path: Path) -> None:
    app = desk_app(Settings(ledger(tmp_path)))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as one:
        while app.state.desk.making.acquire(blocking=False):
            pass  # every turn is taken
        json = {"Content-Type": "application/json"}
        asked = Thread(
            target=lambda: one.post("/decisions", content=b"{}", headers=json), daemon=True
        )
        asked.start()
        asked.join(20)
        answered = not asked.is_alive()
        for _ in range(2):
            app.state.desk.making.release()
        assert answered


def test_every_key_on_a_page_is_told_on_the_page_of_keys() -> None:
    told = {key for one in KEYS for key in one.keys.split()}
    pages = (files("rashomon.web") / "templates").iterdir()
    texts = "".join(file.read_text("utf-8") for file in pages)
    used = set(re.findall(r'data-key="([^"{]+)"', texts))
    assert len(used) > 15
    assert used <= told


def test_files_are_kept_for_ever_under_the_address_that_pages_use(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        for name in assets():
            answer = desk.get(LiveLinks().static(name))
            assert answer.status_code == 200
            assert "immutable" in answer.headers["cache-control"]
        assert "immutable" not in desk.get("/static/desk.css").headers["cache-control"]
        assert desk.get("/static/..%2Fapp.py").status_code == 404


def test_browsers_find_the_mark_beside_what_is_no_page(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        answer = desk.get("/favicon.ico")
        assert (answer.status_code, answer.content) == (200, assets()["icon.svg"].body)


def test_a_page_weighs_little_without_data(tmp_path: Path) -> None:
    with client(ledger(tmp_path, [])) as desk:
        page = desk.get("/incidents")
        weight = len(page.content) + sum(len(file.body) for file in assets().values())
        assert weight <= 150_000
