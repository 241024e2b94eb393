"""Jumping: by code, by party, by place, by words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rashomon.web.pages.jump import MOST
from tests.contract.samples import sample
from tests.web_samples import client, ledger

CODED = [
    sample(n, place=place, day=f"2024-05-{6 + n:02}", published=date(2024, 5, 7 + n))
    for n, place in enumerate(("Orlin", "Castle Orl", "Vest", "Nord"))
]


def test_a_code_or_its_beginning_leads_to_the_incident(tmp_path: Path) -> None:
    with client(ledger(tmp_path, CODED)) as desk:
        codes = [one["code"] for one in desk.get("/incidents.json").json()["incidents"]]
        for code in codes:
            for words in (code, code.lower(), code.partition("-")[2], code[:6]):
                ways = desk.get("/jump.json", params={"q": words}).json()["ways"]
                assert (ways[0]["kind"], code in [way["label"] for way in ways]) == (
                    "incident",
                    True,
                )


@pytest.mark.parametrize(("words", "kind", "labels"), [("arl", "party", {"Arland"})])
def test_a_name_leads_to_its_incidents(
    tmp_path: Path, words: str, kind: str, labels: set[str]
) -> None:
    with client(ledger(tmp_path, CODED)) as desk:
        ways = desk.get("/jump.json", params={"q": words}).json()["ways"]
        found = [way for way in ways if way["kind"] == kind]
        assert {way["label"] for way in found} == labels
        assert desk.get(found[0]["address"]).status_code == 200
        assert found[0]["detail"] == "4 incidents"
        places = desk.get("/jump.json", params={"q": "orl"}).json()["ways"]
        assert {w["label"] for w in places if w["kind"] == "place"} == {"Orlin", "Castle Orl"}


@pytest.mark.parametrize(
    "words", ["", " ", '"', "*", "a" * 300, "<script>", "\u202ex", "AND OR NOT"]
)
def test_any_words_can_be_asked_for(tmp_path: Path, words: str) -> None:
    with client(ledger(tmp_path, CODED)) as desk:
        answer = desk.get("/jump", params={"q": words})
        assert answer.status_code == 200
        assert "<script>" not in answer.text.replace("<script src=", "")
        kinds = [way["kind"] for way in desk.get("/jump.json", params={"q": words}).json()["ways"]]
        assert all(kinds.count(kind) <= 2 * MOST for kind in kinds)


def test_incidents_lead_to_those_before_and_after_them_in_time(tmp_path: Path) -> None:
    with client(ledger(tmp_path, CODED)) as desk:
        codes = [one["code"] for one in desk.get("/incidents.json").json()["incidents"]]
        for at, code in enumerate(codes):
            page = desk.get(f"/incidents/{code}").text
            before, after = codes[at + 1 : at + 2], codes[at - 1 : at] if at else []
            for rel, others in (("prev", before), ("next", after)):
                link = f'<a rel="{rel}" '
                assert (link in page) == bool(others)
                for other in others:
                    assert f'href="/incidents/{other}"' in page.partition(link)[2][:80]


def test_a_word_that_is_only_begun_finds_claims_and_texts(tmp_path: Path) -> None:
    with client(ledger(tmp_path, CODED)) as desk:
        ways = desk.get("/jump.json", params={"q": "bullet"}).json()["ways"]
        found = next(way for way in ways if way["kind"] == "text")
        assert (found["label"], found["detail"]) == ("“bullet*” in claims and texts", "4 incidents")
        assert desk.get(f"{found['address'].replace('?', '.json?')}").json()["total"] == 4
