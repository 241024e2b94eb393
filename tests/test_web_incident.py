"""One incident's page: accounts in columns, cells in rows, sentences in place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from rashomon import api
from rashomon.tell.as_json import as_json
from rashomon.web.badges import COLOURS, badges
from rashomon.web.pages.incident import CLAIMS, JOINS
from tests.tell_samples import TEXT, document, report
from tests.web_samples import client, ledger


def test_the_json_of_an_incident_is_what_show_prints(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    with client(path) as desk, api.reading(path) as reader:
        code = api.incidents(reader, api.Window())[0].code
        assert desk.get(f"/incidents/{code}.json").text == as_json(api.show(reader, code))


def test_each_account_is_a_column_and_each_cell_a_row(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    with client(path) as desk:
        code = desk.get("/incidents.json").json()["incidents"][0]["code"]
        told = desk.get(f"/incidents/{code}.json").json()
        page = desk.get(f"/incidents/{code}").text
    table = re.search(r'<table class="sheet">.*?</table>', page, re.S)
    assert table
    heads = re.findall(r'<th scope="col" class="p\d">.*?<bdi>(.*?)</bdi>', table.group(), re.S)
    assert sorted(heads) == sorted(
        {"narrator": "The outlets’ voice"}.get(one["party"], one["party"])
        for one in told["columns"]
    )
    rows = re.findall(r'<th scope="row"><bdi>(.*?)</bdi>', table.group())
    assert rows == [row["title"] for row in told["rows"]]


def test_a_value_opens_the_sentence_that_says_so(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    with client(path) as desk:
        code = desk.get("/incidents.json").json()["incidents"][0]["code"]
        told = desk.get(f"/incidents/{code}.json").json()
        page = desk.get(f"/incidents/{code}").text
    values = re.findall(r'<details class="value">.*?</details>', page, re.S)
    cited = {number for row in told["rows"] for held in row["values"] for number in held["cites"]}
    for note in told["notes"]:
        if note["number"] in cited:
            place = f"/documents/{note['document']}?at={note['start']}#at"
            assert any(place in value and note["evidence"] in value for value in values)


def test_a_long_account_is_cut_and_has_a_page_of_its_own(tmp_path: Path) -> None:
    one = report()
    claims = tuple(
        replace(one.claims[0], confidence=round(0.5 + n / 1000, 3)) for n in range(CLAIMS + 120)
    )
    path = ledger(tmp_path, [(document(), replace(one, claims=claims))])
    party = claims[0].party
    with client(path) as desk:
        code = desk.get("/incidents.json").json()["incidents"][0]["code"]
        page = desk.get(f"/incidents/{code}").text
        assert page.count('<div class="told">') == CLAIMS
        assert f"/incidents/{code}/account?party={party}" in page
        first = desk.get(f"/incidents/{code}/account.json?party={party}").json()
        last = desk.get(f"/incidents/{code}/account.json?party={party}&page=2").json()
        assert (len(first["claims"]), len(last["claims"])) == (100, CLAIMS + 20)
        assert first["total"] == CLAIMS + 120
        assert desk.get(f"/incidents/{code}/account?party=Nobody").status_code == 404


def test_parties_are_told_apart_without_colour() -> None:
    given = [f"Party {n}" for n in range(40)]
    found = badges(["narrator", *given])
    letters = [found[party].letter for party in given]
    assert len(set(letters)) == len(given)
    assert (letters[0], letters[25], letters[26]) == ("A", "Z", "AA")
    assert found["narrator"].letter == "–"
    assert {found[party].look for party in given} == {f"p{n}" for n in range(COLOURS)}


def test_why_is_told_page_by_page_of_very_many(tmp_path: Path) -> None:
    made = []
    for n in range(JOINS + 5):
        one = document(f"{TEXT}Bulletin {n}.\n", f"{n}.txt")
        made.append((one, report(one)))
    with client(ledger(tmp_path, made)) as desk:
        code = desk.get("/incidents.json").json()["incidents"][0]["code"]
        first = desk.get(f"/incidents/{code}/why.json").json()
        last = desk.get(f"/incidents/{code}/why.json?page=2").json()
        assert f"/incidents/{code}/why?page=2" in desk.get(f"/incidents/{code}/why").text
    assert (len(first["joins"]), len(last["joins"])) == (JOINS, 5)
    assert first["mentions"] == JOINS + 5
