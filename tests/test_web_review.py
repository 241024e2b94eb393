"""The review: a queue, one incident at a time, decisions by form and by JSON, and conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from contract.samples import sample
from rashomon import api
from tests.web_samples import client, ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger in which 1.txt and 2.txt tell one incident, 3.txt another."""
    coded = [sample(1), sample(2), sample(3, place="Zeva", day="2024-05-20")]
    return ledger(tmp_path, coded)


@pytest.fixture
def desk(path: Path) -> Iterator[TestClient]:
    with client(path) as one:
        yield one


def codes(desk: TestClient) -> list[str]:
    """What waits, in the order of the queue."""
    return [one["code"] for one in desk.get("/review.json").json()["waiting"]]


def sheet(desk: TestClient, code: str) -> Any:
    return desk.get(f"/review/{code}.json").json()["sheet"]


def sent(desk: TestClient, code: str, **fields: str) -> Any:
    """What comes of a form that the page of an incident sends."""
    page = desk.get(f"/review/{code}").text
    token = re.search(r'name="csrf" value="(\w+)"', page)
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert token
    assert seen
    told = {"csrf": token.group(1), "incident": code, "seen": seen.group(1), "turn": ""}
    return desk.post("/decisions", data=told | fields, follow_redirects=False)


def kinds(path: Path) -> list[str]:
    with api.reading(path) as reader:
        return [one.kind for one in reader.decisions()]


def test_what_waits_is_listed_and_counted(desk: TestClient) -> None:
    told = desk.get("/review.json").json()
    assert (told["left"], told["total"], len(told["waiting"])) == (2, 2, 2)
    page = desk.get("/review").text
    assert all(f'href="/review/{code}"' in page for code in codes(desk))


def test_orders_and_filters_are_in_the_address(desk: TestClient) -> None:
    assert desk.get("/review?order=odd").status_code == 400
    only = desk.get("/review.json?order=unsure&place=zeva").json()["waiting"]
    assert [one["where"] for one in only] == ["Zeva"]
    page = desk.get("/review?order=unsure&place=zeva").text
    assert f'href="/review/{only[0]["code"]}?order=unsure&amp;place=zeva"' in page
    assert "the same as a list" in page


def test_a_claim_stands_with_its_sentence_and_what_can_be_set(desk: TestClient) -> None:
    code = codes(desk)[0]
    one = sheet(desk, code)
    claim = next(c for c in one["listed"] if c["party"] == "Arland")
    words = {word["name"]: word["value"] for word in claim["words"]}
    assert words["stance"] == "accuses"
    assert (words["low"], words["high"], words["civilian"]) == ("2", "2", "")
    page = desk.get(f"/review/{code}").text
    assert f'id="c-{claim["id"]}"' in page
    assert f"<mark>{claim['note']['evidence']}</mark>" in page
    assert '<option value="denies"' in page
    for key in "arcjsyku":
        assert f'data-key="{key}"' in page


def test_accepted_claims_are_decided_and_when_all_are_the_next_incident_follows(
    desk: TestClient, path: Path
) -> None:
    first, second = codes(desk)
    open_ = sheet(desk, first)["listed"]
    for number, claim in enumerate(open_, start=1):
        done = sent(desk, first, kind="accept", claim=claim["id"], reason="read")
        assert done.status_code == 303
        onto = first if number < len(open_) else second
        assert done.headers["location"] == f"/review/{onto}?done={number}"
    assert codes(desk) == [second]
    assert kinds(path) == ["accept"] * len(open_)
    page = desk.get(f"/review/{second}?done={number}").text
    assert "1</b> of 2 incidents left" in page


def test_the_whole_incident_is_accepted_or_rejected_by_one_decision(
    desk: TestClient, path: Path
) -> None:
    first, second = codes(desk)
    count = str(sheet(desk, first)["open"])
    assert sent(desk, first, kind="accept", open=count).status_code == 303
    assert sent(desk, second, kind="reject").headers["location"] == "/review?done=2"
    assert codes(desk) == []
    assert desk.get("/incidents.json").json()["total"] == 1
    assert kinds(path) == ["accept", "reject"]


def test_what_was_not_shown_is_not_accepted_with_the_rest(desk: TestClient, path: Path) -> None:
    code = codes(desk)[0]
    done = sent(desk, code, kind="accept", open="1")
    assert done.status_code == 409
    assert "other claims by now" in done.text
    assert kinds(path) == []


def test_a_change_sets_what_differs_and_nothing_else(desk: TestClient, path: Path) -> None:
    code = codes(desk)[0]
    claim = next(c for c in sheet(desk, code)["listed"] if c["party"] == "Arland")
    fields = {f"set.{word['name']}": word["value"] for word in claim["words"]}
    named = {"kind": "change", "claim": claim["id"]}
    assert sent(desk, code, **named, **fields).status_code == 400
    done = sent(desk, code, **named, **fields | {"set.low": "4", "set.high": "5"})
    assert done.status_code == 303
    with api.reading(path) as reader:
        (one,) = reader.decisions()
    (stand,) = one.stands
    assert [(c.low, c.high) for c in stand.now.casualties] == [(4, 5)]  # type: ignore[union-attr]
    wrong = sent(
        desk, code, kind="change", claim=stand.now.id(stand.ref.document), **{"set.stance": "x"}
    )  # type: ignore[union-attr]
    assert wrong.status_code == 400
    assert "none of asserts, denies" in wrong.text


def test_join_split_and_undo(desk: TestClient, path: Path) -> None:
    one, other = codes(desk)
    joined = sent(desk, one, kind="join", other=other)
    assert joined.status_code == 303
    (whole,) = codes(desk)
    claim = sheet(desk, whole)["listed"][0]
    assert sent(desk, whole, kind="split", document=claim["note"]["document"]).status_code == 303
    assert len(codes(desk)) == 2
    assert sent(desk, codes(desk)[0], kind="undo").status_code == 303
    assert codes(desk) == [whole]
    assert sent(desk, whole, kind="undo", number="1").status_code == 303
    assert sorted(codes(desk)) == sorted([one, other])
    assert kinds(path) == ["join", "split", "undo", "undo"]
    history = desk.get(f"/review/{one}").text
    assert "undone by 4" in history


def test_what_came_near_can_be_joined(desk: TestClient) -> None:
    page = desk.get(f"/review/{codes(desk)[0]}/near")
    assert page.status_code == 200
    assert "near" in page.text


def test_two_who_decide_on_one_claim_the_second_is_told_and_nothing_is_lost(
    desk: TestClient, path: Path
) -> None:
    code = codes(desk)[0]
    claim, other = (one["id"] for one in sheet(desk, code)["listed"][:2])
    with api.writing(path) as ledger:
        api.reject(ledger, code, [claim], by="bo", reason="a quotation")
    page = {"kind": "accept", "claim": claim, "reason": "mine", "seen": "0"}
    late = sent(desk, code, **page)
    assert late.status_code == 409
    for words in ("reject by <bdi>bo</bdi>", "a quotation", 'name="reason" value="mine"'):
        assert words in late.text
    assert sent(desk, code, kind="accept", claim=other, seen="0").status_code == 303
    assert kinds(path) == ["reject", "accept"]


def test_what_others_decide_is_told_on_the_page(desk: TestClient, path: Path) -> None:
    code = codes(desk)[0]
    news = f"/review/{code}/news"
    assert f'hx-get="{news}?seen=0"' in desk.get(f"/review/{code}").text
    assert desk.get(f"{news}?seen=0").status_code == 204
    with api.writing(path) as ledger:
        api.accept(ledger, code, by="<b>bo</b>")
    told = desk.get(f"{news}?seen=0")
    assert told.status_code == 200
    assert "&lt;b&gt;bo&lt;/b&gt;" in told.text
    assert desk.get(f"{news}?seen=1").status_code == 204
    assert "Meanwhile" in desk.get(f"/review/{code}?after=0").text


def test_programs_decide_by_json(desk: TestClient) -> None:
    code = codes(desk)[0]
    done = desk.post("/decisions.json", json={"kind": "reject", "incident": code, "reason": "x"})
    assert done.status_code == 201
    assert (done.json()["number"], done.json()["kind"], done.json()["codes"]) == (1, "reject", [])
    again = desk.post("/decisions.json", json={"kind": "undo", "number": 1})
    assert again.json()["codes"] == [code]
    late = desk.post("/decisions.json", json={"kind": "undo", "number": 1, "seen": 1})
    assert late.status_code == 409
    assert late.json()["error"]["message"] == "decision 1 is undone already, by decision 2"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "keep"},
        {"kind": "accept"},
        {"kind": "accept", "claim": "ffffffff"},
        {"kind": "accept", "seen": "many"},
        {"kind": "accept", "reason": "x" * 3000},
        {"kind": "change", "set.low": "1"},
        {"kind": "join"},
        {"kind": "split"},
        {"kind": "undo", "number": "-1"},
        {"kind": "undo", "number": "99"},
        {"kind": "undo"},
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_reason(
    desk: TestClient, path: Path, fields: dict[str, str]
) -> None:
    code = codes(desk)[0]
    told = {"incident": "RSH-ZZZZ" if fields == {"kind": "accept"} else code} | fields
    done = desk.post("/decisions.json", json=told)
    assert done.status_code in {400, 404}
    assert done.json()["error"]["message"]
    assert kinds(path) == []


def test_a_form_of_another_site_decides_nothing(desk: TestClient, path: Path) -> None:
    code = codes(desk)[0]
    done = desk.post("/decisions", data={"kind": "reject", "incident": code, "csrf": "no"})
    assert done.status_code == 403
    assert kinds(path) == []


def test_new_since_the_last_visit_is_kept_for_whoever_asks(desk: TestClient) -> None:
    told = desk.get("/review.json?order=new").json()
    assert told["fresh"] is None
    assert told["left"] == 2
