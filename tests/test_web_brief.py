"""The brief as a page: its days, what it links to, and the same as Markdown and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.web.pages.days import week
from tests.contract.samples import sample
from tests.web_samples import client, ledger

FIRST, THEN = "2021-03-04", "2021-03-11"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over two reports, a week apart."""
    coded = [
        sample(1, day="2021-03-03", published=date.fromisoformat(FIRST)),
        sample(2, place="Hask", day="2021-03-10", published=date.fromisoformat(THEN)),
    ]
    with client(ledger(tmp_path, coded)) as one:
        yield one


def codes(desk: TestClient, query: str = "") -> list[str]:
    """The days of the incidents in the brief that a query asks for."""
    brief = desk.get(f"/brief.json{query}").json()["brief"]
    return [one["start"] for one in brief["incidents"]]


def test_without_days_it_is_that_of_the_seven_up_to_the_last_report(desk: TestClient) -> None:
    assert codes(desk) == ["2021-03-10"]
    assert desk.get("/brief.json").json()["brief"]["scope"]["since"] == "2021-03-05"


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("?day=2021-03-03", ["2021-03-03"]),
        ("?week=2021-W09", ["2021-03-03"]),
        ("?week=2021-03-07", ["2021-03-03"]),
        ("?since=2021-03-03&until=2021-03-10", ["2021-03-10", "2021-03-03"]),
        ("?until=2021-03-09", ["2021-03-03"]),
        ("?since=2021-03-09&party=Nobody", []),
    ],
)
def test_the_days_that_are_asked_for(desk: TestClient, query: str, days: list[str]) -> None:
    assert codes(desk, query) == days


@pytest.mark.parametrize(
    "query",
    [
        "day=x",
        "week=2021",
        "week=9999-12-31",
        "since=0001-01-01",
        "day=2021-03-03&week=2021-W09",
        "since=2021-03-03&until=2021-03-02",
    ],
)
def test_what_is_no_day_is_said_on_a_page(desk: TestClient, query: str) -> None:
    answer = desk.get(f"/brief?{query}")
    assert answer.status_code == 400
    assert 'href="/incidents"' in answer.text


def test_at_the_ends_of_the_calendar_nothing_breaks(desk: TestClient) -> None:
    assert desk.get("/brief?since=1000-01-01&until=9999-12-31").status_code == 200
    assert desk.get("/brief?since=2021-03-05&until=9999-12-31").status_code == 200


def test_one_comes_to_the_days_beside(desk: TestClient) -> None:
    near = desk.get(f"/brief.json?day={THEN}").json()["near"]
    assert (near["before"], near["after"]) == ({"day": FIRST}, {})
    assert (near["first"], near["last"], near["week"]) == (FIRST, THEN, "2021-W10")
    near = desk.get("/brief.json?week=2021-W09&party=Arland").json()["near"]
    assert near["after"] == {"week": "2021-W10", "party": "Arland"}
    near = desk.get("/brief.json?since=2021-03-03&until=2021-03-05").json()["near"]
    assert near["after"] == {"since": "2021-03-06", "until": "2021-03-08"}


def test_it_says_what_the_reports_of_its_days_brought(desk: TestClient) -> None:
    changed = desk.get(f"/brief.json?day={THEN}").json()["changed"]
    assert [one["when"] for one in changed["new"]] == ["10 March 2021"]
    page = desk.get(f"/brief?day={THEN}").text
    assert "1 incident told for the first time" in page
    assert desk.get(f"/brief.json?day={THEN}&party=Nobody").json()["changed"]["new"] == []
    assert desk.get("/brief.json?since=2021-03-01").json()["changed"] is None


def test_a_citation_leads_to_its_sentence_in_the_document(desk: TestClient) -> None:
    page = desk.get(f"/brief?since={FIRST}").text
    notes = desk.get(f"/brief.json?since={FIRST}").json()["brief"]["notes"]
    cited = set(re.findall(r'class="cite" href="([^"]+)"', page))
    assert cited
    assert cited <= {f"/documents/{note['document']}?at={note['start']}#at" for note in notes}


def test_as_markdown_it_is_what_the_program_prints(desk: TestClient) -> None:
    answer = desk.get("/brief.md?day=2021-03-03")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# Brief: from 3 March 2021 to 3 March 2021")
    assert "[^1]" in answer.text
    assert 'href="/brief.md?day=2021-03-03"' in desk.get("/brief?day=2021-03-03").text


def test_days_without_a_report_say_so_and_an_empty_ledger_too(
    desk: TestClient, tmp_path: Path
) -> None:
    assert "Nothing is told of these days" in desk.get("/brief?day=2001-01-01").text
    assert f"day={THEN}" in desk.get("/brief?day=2001-01-01").text
    (tmp_path / "empty").mkdir()
    with client(ledger(tmp_path / "empty", [])) as none:
        assert "rashomon add PATH" in none.get("/brief").text


def test_a_week_is_named_as_the_standard_does() -> None:
    assert week(date(2021, 1, 3)) == "2020-W53"
