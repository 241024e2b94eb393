"""Hostile texts through the whole desk: nothing in them works, and no page breaks or grows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from rashomon import api
from rashomon.ledger.store import open_ledger
from rashomon.web.app import PAGES, Page
from rashomon.web.site.publish import publish
from rashomon.web.site.wanted import Wanted
from tests.hostile_samples import HIDDEN, harmless, hostile_ledger, huge
from tests.web_samples import client, ledger

MOST_BYTES = 400_000
"""What no page weighs more than, whatever its documents hold."""
PATIENCE_S = 60.0

POSTED = {"login", "logout", "me", "accounts"}
ASKED = {"account": "?party={party}", "jump": "?q={party}", "brief": "?since=2000-01-01"}


PATHS = {page.path for page in PAGES}


class Given(NamedTuple):
    desk: TestClient
    named: dict[str, str]

    def path(self, path: str, name: str = "") -> str:
        """The path with what its ledger has in its place."""
        return (path + ASKED.get(name, "")).format(**self.named)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """A desk over a hostile ledger, and a code, an id and a party in it."""
    path = hostile_ledger(tmp_path_factory.mktemp("hostile"))
    with open_ledger(path) as reader:
        incident = reader.incidents()[0]
    telling = incident.tellings[0]
    party = quote(telling.claims[0].party, errors="replace")
    with client(path) as desk:
        yield Given(desk, {"code": incident.code, "id": telling.document.id, "party": party})


SHOWN = [page for page in PAGES if page.name not in POSTED]


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_no_page_does_what_a_text_says(given: Given, page: Page) -> None:
    answer = given.desk.get(given.path(page.path, page.name))
    assert answer.status_code == 200
    if "html" in answer.headers["content-type"]:
        harmless(answer.text)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_no_json_holds_what_a_terminal_obeys(given: Given, page: Page) -> None:
    if "." in page.name:
        return
    path, _, asked = given.path(page.path, page.name).partition("?")
    answer = given.desk.get(f"{path}.json?{asked}")
    assert answer.status_code == 200
    assert not set(HIDDEN) & set(answer.text)
    assert "text/html" not in answer.headers["content-type"]
    json.loads(answer.text)


def test_every_link_of_a_hostile_page_leads_somewhere(given: Given) -> None:
    seen, queue = set(), ["/incidents", "/documents", "/decisions"]
    while queue and len(seen) < 150:
        address = queue.pop().partition("#")[0]
        if not address or address in seen:
            continue
        seen.add(address)
        answer = given.desk.get(address)
        if address.split("?")[0] in PATHS:
            assert answer.status_code == 200, address
        else:
            assert answer.status_code in {200, 404}, address
        if "html" in answer.headers["content-type"]:
            queue += [one for one in harmless(answer.text).links if one.startswith("/")]


@pytest.fixture(
    scope="module", params=[(10_000, 3), (2_000, 2_000)], ids=["3 parties", "2,000 parties"]
)
def heavy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Given]:
    """A desk over a line of up to a megabyte with as many as 10,000 claims on one incident."""
    path = ledger(tmp_path_factory.mktemp("heavy"), [huge(*request.param)])
    with open_ledger(path) as reader:
        incident = reader.incidents()[0]
    telling = incident.tellings[0]
    with client(path) as desk:
        yield Given(desk, {"code": incident.code, "id": telling.document.id, "party": "Party%201"})


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_no_page_grows_with_its_documents(heavy: Given, page: Page) -> None:
    begun = perf_counter()
    answer = heavy.desk.get(heavy.path(page.path, page.name))
    assert answer.status_code in {200, 204}
    assert perf_counter() - begun < PATIENCE_S
    if "html" in answer.headers["content-type"]:
        harmless(answer.text)
        assert len(answer.content) < MOST_BYTES


def test_every_claim_of_a_huge_document_is_reached(heavy: Given) -> None:
    address = heavy.path("/documents/{id}.json")
    told = heavy.desk.get(address).json()
    assert told["counted"]["claims"] in {10_000, 2_000}
    found = sum(
        heavy.desk.get(f"{address}?at={start}").json()["counted"]["here"]
        for start, _ in told["parts"][:4]
    )
    assert found >= 4 * 130


def test_a_site_of_hostile_reports_is_harmless(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    wanted = Wanted(api.Window(), all=True, title="A <x-evil> \u202etitle")
    publish(hostile_ledger(tmp_path), folder, wanted)
    pages = sorted(folder.rglob("*.html"))
    assert pages
    for page in pages:
        harmless(page.read_text("utf-8"))
    for file in (*folder.rglob("*.json*"), *folder.rglob("*.md")):
        assert not set(HIDDEN) & set(file.read_text("utf-8")), file
    with (folder / "data" / "claims.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
