"""A document's page: the text as published, and beside it all that was read in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from rashomon.ledger.store import open_ledger
from rashomon.model.document import Document, Origin
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.ruling import accept
from rashomon.tell.beside import CLAIMS
from rashomon.tell.marked.parts import PART
from rashomon.web.pages.document import safe_link
from tests.tell_samples import ACCUSES, DENIES, TEXT, document, report
from tests.web_samples import client, ledger


def _text(page: str) -> str:
    """What the page shows of the text, without badges and labels."""
    inside = re.search(r'<div class="words" data-words>\n(.*?)\n</div>', page, re.S)
    assert inside
    lines = re.findall(r'<p class="line[^>]*>(.*?)</p>', inside[1], re.S)
    plain = (re.sub(r'<a class="badge.*?</a>', "", line) for line in lines)
    return unescape("\n".join(re.sub(r"<[^>]+>", "", line) for line in plain))


def test_the_text_stands_as_published_with_its_claims_beside(tmp_path: Path) -> None:
    one = document()
    with client(ledger(tmp_path)) as desk:
        page = desk.get(f"/documents/{one.id}").text
        told = desk.get(f"/documents/{one.id}.json").json()
    assert _text(page) == TEXT.rstrip("\n")
    assert '<p class="about">page furniture</p>\n<p class="line fu" dir="auto">' in page
    joined = "".join(s["text"] for line in told["lines"] for s in line["segments"])
    assert joined == one.text
    assert [c["party"] for c in told["claims"]] == ["Veland", "Noria", "Noria"]
    for claim, evidence in zip(told["claims"], (ACCUSES, DENIES), strict=False):
        assert one.text[claim["start"] : claim["end"]] == evidence
        assert f'<li id="c-{claim["id"]}" data-row data-o="{claim["of"]}"' in page
        assert f'href="#c-{claim["id"]}" dir="ltr" data-o="{claim["of"]}"' in page
        assert claim["code"] in page


def test_the_marks_of_the_json_are_offsets_into_the_text(tmp_path: Path) -> None:
    one = document()
    with client(ledger(tmp_path)) as desk:
        told = desk.get(f"/documents/{one.id}.json").json()
    for number, mark in enumerate(told["marks"]):
        pieces = [s for line in told["lines"] for s in line["segments"] if number in s["marks"]]
        assert "".join(s["text"] for s in pieces) == one.text[mark["start"] : mark["end"]]
    kinds = {mark["what"] for mark in told["marks"]}
    assert kinds == {
        "claim", "reaction", "contact", "count", "speaker", "cue", "incident", "place", "time",
    }  # fmt: skip


def test_a_citation_opens_at_its_sentence(tmp_path: Path) -> None:
    one, at = document(), TEXT.index(DENIES)
    with client(ledger(tmp_path)) as desk:
        page = desk.get(f"/documents/{one.id}?at={at}").text
        assert desk.get(f"/documents/{one.id}?at=x").status_code == 400
        assert desk.get(f"/documents/{one.id}?at={10**8}").status_code == 200
    place = page.index('<span class="at" id="at"></span>')
    assert page[place:].index("denied") < 500
    assert page.count('id="at"') == 1


def test_an_id_stands_once_on_a_page(tmp_path: Path) -> None:
    one = report()
    path = ledger(tmp_path, [(document(), replace(one, claims=one.claims * 3))])
    with client(path) as desk:
        page = desk.get(f"/documents/{document().id}?at=3").text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="#([^"]+)"', page)
    assert set(links) - {"main"} <= set(ids)


def test_what_is_known_says_how_and_what_is_not_says_so(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        page = desk.get(f"/documents/{document().id}").text
    assert "<bdi>Harbour Post</bdi> <small>known from the manifest</small>" in page
    bare = Document.of(TEXT, "osk.txt")
    (tmp_path / "b").mkdir()
    with client(ledger(tmp_path / "b", [(bare, report(bare))])) as desk:
        page = desk.get(f"/documents/{bare.id}").text
    assert page.count('<span class="empty">not known</span>') == 4


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " https://example.org/a",
        "data:text/html,x",
        "//example.org",
        'https://example.org/"onclick=x',
        "https://example.org/\u202egnp",
        "https://example.org/\x00",
        "",
        None,
    ],
)
def test_only_addresses_of_web_pages_are_links(address: str | None) -> None:
    assert safe_link(address) is None


def test_the_address_is_a_link_that_tells_nothing(tmp_path: Path) -> None:
    assert safe_link("https://example.org/новости?a=1&b=2") == "https://example.org/новости?a=1&b=2"
    with client(ledger(tmp_path)) as desk:
        page = desk.get(f"/documents/{document().id}").text
    assert (
        '<a class="address" href="https://example.org/osk" rel="noopener noreferrer nofollow'
        ' external">' in page
    )


def _long(parts: int = 3) -> tuple[Document, Report]:
    """A document of several parts, a claim in each of its 400 lines a part."""
    text = TEXT + "Veland said so again and again.\n" * (parts * PART // 32)
    one = Document.of(text, "long.txt", Origin(date(2021, 3, 4)))
    base = report(one)
    again = [
        replace(
            base.claims[1], speaker=Span.cut(text, at, at + 6), evidence=Span.cut(text, at, at + 30)
        )
        for at in range(len(TEXT), len(text), 32)
    ]
    return one, replace(base, claims=(*base.claims, *again))


def test_a_long_text_is_shown_in_parts_and_many_claims_page_by_page(tmp_path: Path) -> None:
    one, coded = _long()
    with client(ledger(tmp_path, [(one, coded)])) as desk:
        shown, seen = "", set()
        at = 0
        for _ in range(10):
            told = desk.get(f"/documents/{one.id}.json?at={at}").json()
            start, end = told["parts"][told["part"]]
            shown += "".join(s["text"] for line in told["lines"] for s in line["segments"])
            for first in range(1, told["counted"]["here"] + 1, CLAIMS):
                some = desk.get(f"/documents/{one.id}.json?at={at}&from={first}").json()
                assert len(some["claims"]) <= CLAIMS
                seen |= {claim["of"] for claim in some["claims"]}
            page = desk.get(f"/documents/{one.id}?at={start}").text
            more = f"?at={start}&amp;from={CLAIMS + 1}#claims" in page
            assert more is (told["counted"]["here"] > CLAIMS)
            if end == len(one.text):
                break
            assert f"/documents/{one.id}?at={end}#at" in page
            at = end
        assert shown == one.text
        assert {voice["number"] for voice in told["parties"]} == {1}  # Noria's, as on every part
        assert len(seen) == len(coded.claims)
        empty = desk.get(f"/documents/{one.id}?from=99999")
        assert (empty.status_code, "No claim stands" in empty.text) == (200, True)


def test_an_empty_document_and_one_without_claims_say_so(tmp_path: Path) -> None:
    empty, bare = Document.of("", "empty.txt"), Document.of("Nothing of note.", "bare.txt")
    path = ledger(tmp_path, [(one, Report(one.id, "hand-1")) for one in (empty, bare)])
    with client(path) as desk:
        page = desk.get(f"/documents/{empty.id}").text
        assert "There is no text in it." in page
        page = desk.get(f"/documents/{bare.id}").text
        assert "No claim was read in this document." in page
        assert "It tells of no incident." in page


def test_no_document_is_a_page_with_a_way_back(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        answer = desk.get("/documents/nothing")
        assert answer.status_code == 404
        assert "no document nothing" in answer.text
        assert desk.get("/documents/nothing.json").json()["error"]["status"] == 404


def test_copies_and_who_else_tells_of_it_are_named(tmp_path: Path) -> None:
    sentences = " ".join(f"Word{n} stands for number {n * 7} of the list." for n in range(40))
    made = []
    for n in range(3):
        origin = Origin(date(2021, 3, 4) + timedelta(days=n), f"Outlet {n}")
        one = Document.of(TEXT + sentences + "\n" * n, f"{n}.txt", origin)
        made.append((one, report(one)))
    with client(ledger(tmp_path, made)) as desk:
        page = desk.get(f"/documents/{made[1][0].id}").text
        told = desk.get(f"/documents/{made[1][0].id}.json").json()
    assert told["copies"]["first"]["name"] == "0.txt"
    assert [one["name"] for one in told["copies"]["documents"]] == ["2.txt"]
    assert [one["total"] for one in told["others"]] == [2]
    assert f'A copy of <a href="/documents/{made[0][0].id}"' in page
    assert "2 other documents" in page


def test_documents_are_listed_with_what_is_known_and_how(tmp_path: Path) -> None:
    made = []
    for n in range(230):
        day = date(2021, 1, 1) + timedelta(days=n // 4) if n % 10 else None
        known = (("published", "manifest"),) if day else ()
        one = Document.of(f"{TEXT}{n}", f"{n}.txt", Origin(day, f"Outlet {n}", known_from=known))
        made.append((one, report(one)))
    path = ledger(tmp_path, made)
    with open_ledger(path, write=True) as store:
        store.refuse("/somewhere/broken<b>.pdf", "is not text but a PDF file")
    with client(path) as desk:
        told = desk.get("/documents.json").json()
        assert (told["total"], len(told["documents"])) == (230, 100)
        assert told["documents"][0]["claims"] == 3
        page = desk.get("/documents").text
        assert "broken&lt;b&gt;.pdf" in page
        assert "somewhere" not in page
        names, address = [], "/documents.json"
        while address:
            told = desk.get(address).json()
            names += [one["name"] for one in told["documents"]]
            more = told["further"]
            address = more and "/documents.json?" + "&".join(
                f"{k}={v}" for k, v in more.items() if v
            )
        assert (len(names), len(set(names))) == (230, 230)
        assert [int(name[:-4]) % 10 for name in names[-23:]] == [0] * 23
        early = desk.get("/documents.json?until=2021-01-03").json()["documents"]
        assert {one["known"][1]["value"] for one in early} == {
            "2021-01-01", "2021-01-02", "2021-01-03", None,
        }  # fmt: skip
        assert desk.get("/documents?until=soon").status_code == 400


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with client(ledger(tmp_path, [])) as desk:
        assert "rashomon add PATH" in desk.get("/documents").text


def test_documents_are_found_by_their_words(tmp_path: Path) -> None:
    made = []
    for n in range(130):
        one = Document.of(f"{TEXT}{'harbour' if n % 5 else 'quay'} number {n}", f"{n}.txt")
        made.append((one, report(one)))
    with client(ledger(tmp_path, made)) as desk:
        told = desk.get("/documents.json?q=harbour").json()
        assert (told["total"], len(told["documents"])) == (104, 100)
        last = desk.get("/documents.json?q=harbour&page=2").json()["documents"]
        assert [one["name"] for one in last] == ["4.txt", "3.txt", "2.txt", "1.txt"]
        page = desk.get("/documents?q=harbour").text
        assert "104 hold <bdi>“harbour”</bdi>" in page
        assert "/documents?q=harbour&amp;page=2" in page
        assert "No document holds these words." in desk.get("/documents?q=zebra").text
        for odd in ('"', "*", "a OR", "%00", "%ED%A0%80", "(", "NEAR(", "-", "%E2%80%AE"):
            assert desk.get(f"/documents?q={odd}").status_code == 200


def test_what_a_person_decided_is_marked(tmp_path: Path) -> None:
    path, one = ledger(tmp_path), document()
    with client(path) as desk:
        claims = desk.get(f"/documents/{one.id}.json").json()["claims"]
        assert [claim["decided"] for claim in claims] == [None] * 3
        with open_ledger(path, write=True) as store:
            accept(store, claims[0]["code"], [claims[0]["id"]], by="ada", reason="read")
        claims = desk.get(f"/documents/{one.id}.json").json()["claims"]
        assert [claim["decided"] for claim in claims] == [1, None, None]
        assert '#d1">decided by a person</a>' in desk.get(f"/documents/{one.id}").text


def test_a_date_beside_a_name_from_right_to_left_keeps_its_order(tmp_path: Path) -> None:
    made = []
    for n in range(2):
        origin = Origin(date(2021, 3, 4 + n), "צפון")
        one = Document.of(f"{TEXT}{n}", f"{n}.txt", origin)
        made.append((one, report(one)))
    with client(ledger(tmp_path, made)) as desk:
        page = desk.get(f"/documents/{made[0][0].id}").text
    assert "<h1><bdi>צפון</bdi> · <time>2021-03-04</time></h1>" in page
    assert "<bdi>צפון</bdi> · <bdi>2021-03-05</bdi> · <bdi>1.txt</bdi></a>" in page
