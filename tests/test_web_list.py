"""The list of incidents: facets, chips, search, orders, pages, empty states, CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.model.document import Document
from rashomon.model.report import Report
from tests.contract.samples import sample
from tests.web_samples import client, ledger

Coded = tuple[Document, Report]


def several(number: int) -> list[Coded]:
    """Incidents in as many places, a month apart from each other."""
    months = [f"{2000 + n // 12}-{n % 12 + 1:02}-03" for n in range(number)]
    return [sample(n, place=f"Orlin{n}", day=day) for n, day in enumerate(months)]


@contextmanager
def desk(folder: Path, coded: list[Coded]) -> Iterator[TestClient]:
    with client(ledger(folder, coded)) as one:
        yield one


def links(page: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(r'href="(/incidents\?[^"]*)"', page)]


def test_a_row_says_who_accuses_whom_and_who_counts_how_many(tmp_path: Path) -> None:
    with desk(tmp_path, [sample(1)]) as one:
        page, data = one.get("/incidents").text, one.get("/incidents.json").json()
    assert "Arland accuses Borland" in page
    assert "Killed, Arland: 2 (Arland)" in page
    assert 'class="tag disputed"' in page
    (row,) = data["incidents"]
    assert (row["what"], row["when"], row["where"]) == ("Shelling", "6 May 2024", "Orlin")
    assert row["dead"][0]["counts"] == [{"claimant": "Arland", "low": 2, "high": 2}]
    assert "told" not in row


def test_every_facet_leads_to_as_many_as_it_says(tmp_path: Path) -> None:
    with desk(tmp_path, several(6)) as one:
        page = one.get("/incidents?type=shelling").text
        shown = re.findall(r'<li><a href="([^"]*)"[^>]*>(?!.*✓).*?class="many">([\d,]+)<', page)
        assert len(shown) > 8
        for address, count in shown:
            data = one.get(address.replace("&amp;", "&").replace("/incidents", "/incidents.json"))
            assert data.json()["total"] == int(count)


def test_each_filter_that_holds_can_be_removed(tmp_path: Path) -> None:
    with desk(tmp_path, several(3)) as one:
        page = one.get("/incidents?type=shelling&party=Arland&q=shelled").text
    chips = re.search(r'<ul class="chips".*?</ul>', page)
    assert chips
    assert links(chips[0]) == [
        "/incidents?type=shelling&q=shelled",
        "/incidents?party=Arland&q=shelled",
        "/incidents?party=Arland&type=shelling",
    ]


def test_pages_follow_each_other(tmp_path: Path) -> None:
    with desk(tmp_path, several(60)) as one:
        first = one.get("/incidents?per=25").text
        assert 'rel="next" data-key="n" href="/incidents?page=2&amp;per=25"' in first
        assert 'rel="prev"' not in first
        seen: list[str] = []
        for page in (1, 2, 3):
            data = one.get(f"/incidents.json?per=25&page={page}").json()
            seen += [row["code"] for row in data["incidents"]]
        assert len(seen) == len(set(seen)) == data["total"] > 50
        assert 'rel="next"' not in one.get("/incidents?per=25&page=3").text
        beyond = one.get("/incidents?per=25&page=9")
        assert "The list has 3 pages" in beyond.text


def test_search_finds_words_in_texts_and_claims(tmp_path: Path) -> None:
    with desk(tmp_path, several(4)) as one:
        assert one.get("/incidents.json?q=orlin2").json()["claimed"] == 1
        data = one.get("/incidents.json?q=bulletin").json()
        assert (data["total"], data["claimed"]) == (4, 0)


def test_empty_states_say_what_to_do(tmp_path: Path) -> None:
    with desk(tmp_path, []) as one:
        assert "rashomon add" in one.get("/incidents").text
    (tmp_path / "b").mkdir()
    with desk(tmp_path / "b", several(2)) as one:
        page = one.get("/incidents?type=war&party=Arland").text
    assert "No incident meets all filters" in page
    assert '<a href="/incidents?party=Arland">without <bdi>War</bdi></a>' in page


@pytest.mark.parametrize(
    "address", ["since=x", "type=battle", "page=0", "box=1", "per=3", "finding=true"]
)
def test_a_wrong_filter_is_named(tmp_path: Path, address: str) -> None:
    with desk(tmp_path, [sample(1)]) as one:
        answer = one.get(f"/incidents?{address}")
    assert answer.status_code == 400
    assert f"{address.partition('=')[0]}: " in answer.text


def test_incidents_that_may_have_been_in_the_days_are_counted(tmp_path: Path) -> None:
    coded = [sample(1), sample(2, place="Tarba", day=None)]
    with desk(tmp_path, coded) as one:
        page = one.get("/incidents?since=2024-05-01&until=2024-05-31").text
    assert "1 of 2 incidents; 1 more may have been in these days" in page


def test_the_list_is_csv_too(tmp_path: Path) -> None:
    coded = [*several(30), sample(99, place="=HYPERLINK(1)", day="1990-01-01")]
    with desk(tmp_path, coded) as one:
        answer = one.get("/incidents.csv?party=Arland&per=25")
        total = one.get("/incidents.json").json()["total"]
        assert one.get("/incidents.csv?type=battle").status_code == 400
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == total > 25
    assert rows[-1]["places"] == "'=HYPERLINK(1)"
    assert rows[0]["accused"] == "Arland accuses Borland"


def test_a_kept_page_is_the_same_without_scripts(tmp_path: Path) -> None:
    with desk(tmp_path, several(3)) as one:
        page = one.get("/incidents").text
    assert "onclick" not in page
    assert "style=" not in page
    assert '<form class="find" role="search" action="/incidents" method="get">' in page
