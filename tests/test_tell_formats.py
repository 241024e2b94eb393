from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from rashomon.model.document import Origin
from rashomon.model.errors import InputError
from rashomon.model.incident import Incident
from rashomon.tell.brief import Brief, Material, Scope, brief
from rashomon.tell.listing import listing
from rashomon.tell.page_terminal import print_told
from rashomon.tell.render import render
from rashomon.tell.show import Page, page
from rashomon.tell.terminal import print_listing, print_newest
from tell_samples import document, incident, report

NOTICE = "Written for a test; it records nothing."
HOSTILE = "<script>alert(1)</script>[bold]\x1b[2J\u202e*x*|"


def hostile() -> Incident:
    """An incident whose every name is hostile."""
    (telling,) = incident().tellings
    claims = tuple(replace(one, party=HOSTILE + one.party) for one in telling.claims)
    told = replace(document(), name=HOSTILE, origin=Origin(outlet=HOSTILE, url="javascript:x"))
    reactions = tuple(replace(one, actor=HOSTILE) for one in telling.reactions)
    telling = replace(telling, document=told, claims=claims, reactions=reactions)
    return incident(places=(HOSTILE,), tellings=(telling,))


def pages(one: Incident) -> list[Brief | Page]:
    contacts = tuple((document(), contact) for contact in report().contacts)
    return [brief(Material((one,), (), contacts, (), (NOTICE,)), Scope()), page(one, [NOTICE])]


def printed(told: Brief | Page, width: int = 100) -> str:
    with StringIO() as file:
        print_told(Console(file=file, width=width), told)
        return file.getvalue()


class Tags(HTMLParser):
    """The tags of a page, with ids and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key in {"href", "src", "action", "data", "poster", "srcset"}:
                self.addresses.append(value or "")


@pytest.mark.parametrize("told", pages(incident()))
@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_every_format_tells_the_notice_and_each_cited_sentence(
    told: Brief | Page, format: str
) -> None:
    text = render(told, format)
    assert NOTICE in text
    assert told.notes
    assert all(one.evidence in text for one in told.notes)


@pytest.mark.parametrize("told", pages(incident()))
@pytest.mark.parametrize("width", [40, 100, 200])
def test_the_terminal_tells_notice_parties_and_notes(told: Brief | Page, width: int) -> None:
    text = printed(told, width)
    flat = " ".join(re.sub(r"[│┃╭╮╰╯─]", " ", text).split())
    assert NOTICE in flat
    assert "Veland" in flat
    assert "4 killed" in flat
    assert f"[{len(told.notes)}]" in flat
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("told", pages(hostile()))
def test_html_runs_nothing_and_asks_for_nothing(told: Brief | Page) -> None:
    text = render(told, "html")
    page = Tags(text)
    assert not page.tags & {"script", "img", "iframe", "link", "object", "form"}
    assert all(address.startswith("#") for address in page.addresses)
    assert {address[1:] for address in page.addresses} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "default-src 'none'" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("told", pages(hostile()))
def test_the_terminal_obeys_no_data(told: Brief | Page) -> None:
    text = printed(told, 400)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]" in text


@pytest.mark.parametrize("told", pages(hostile()))
def test_markdown_shows_mark_up_as_letters(told: Brief | Page) -> None:
    text = render(told, "md")
    assert r"\<script\>" in text
    assert not re.search(r"(?<!\\)<script", text)


def test_json_is_as_it_stands_in_the_text() -> None:
    told = json.loads(render(pages(hostile())[0], "json"))
    assert told["incidents"][0]["places"] == [HOSTILE]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="docx"):
        render(pages(incident())[0], "docx")


def test_the_list_names_disputed_cells_and_mentions() -> None:
    (one,) = listing([incident()])
    assert {cell.cell for cell in one.disputed} >= {"casualties"}
    assert [(m.file, m.key) for m in one.mentions] == [("osk.txt", "i1")]
    assert one.parties == ("Noria", "Veland")
    with StringIO() as file:
        print_listing(Console(file=file, width=120), [one], [NOTICE])
        assert "RSH-0SK1" in file.getvalue()
        assert NOTICE in file.getvalue()


def test_the_list_can_hold_disputed_incidents_only() -> None:
    (telling,) = incident().tellings
    calm = incident("RSH-CALM", tellings=(replace(telling, claims=telling.claims[:1]),))
    assert [one.code for one in listing([calm, incident()], disputed=True)] == ["RSH-0SK1"]


def test_the_newest_are_shown_with_their_own_notes_only() -> None:
    told = brief(Material((incident(), incident("RSH-0002"))), Scope())
    with StringIO() as file:
        print_newest(Console(file=file, width=120), told, 1)
        text = file.getvalue()
    assert "RSH-0SK1" in text
    assert "RSH-0002" not in text


def test_a_page_holds_every_claim_once() -> None:
    told = page(incident())
    claims = [one for column in told.columns for one in column.claims]
    assert sorted(one.stance for one in claims) == ["accuses", "asserts", "denies"]
    assert {row.title for row in told.rows} >= {"Who began it", "Killed, Veland"}
    assert [one.file for one in told.documents] == ["osk.txt"]


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_what_was_not_read_is_told_apart_from_who_is_silent(format: str) -> None:
    (telling,) = incident().tellings
    alone = incident(tellings=(replace(telling, claims=telling.claims[:1]),))
    refused = [(f"/home/anna/in/{HOSTILE}{number}.pdf", "no text in it") for number in range(4)]
    for told in (
        page(alone, refused=refused),
        brief(Material((alone,), refused=tuple(refused)), Scope()),
    ):
        text = render(told, format)
        assert "no account from Noria in this one report" in text
        assert "no text in it" in text
        assert "anna" not in text
        if format != "json":
            assert "4 inputs could not be read" in text
    assert "could not be read" not in render(page(alone), format)


def test_the_terminal_tells_who_is_silent_and_what_was_not_read() -> None:
    (telling,) = incident().tellings
    alone = incident(tellings=(replace(telling, claims=telling.claims[:1]),))
    text = printed(page(alone, refused=[("a.pdf", "empty")]))
    assert "no account from Noria in this one report" in text
    assert "1 input could not be read, and may tell of it: a.pdf (empty)" in text
    assert "\x1b" not in text


def test_a_page_tells_what_a_party_revised_and_in_how_many_documents_two_agree() -> None:
    (telling,) = incident().tellings
    later = replace(document("later " + telling.document.text), origin=Origin(date(2021, 3, 9)))
    first, _, counts = telling.claims
    (four,) = first.casualties
    six = replace(first, casualties=(replace(four, low=6, high=6),))
    tellings = (replace(telling, claims=(first,)), replace(telling, document=later, claims=(six,)))
    told = page(incident(tellings=tellings))
    (row,) = [one for one in told.rows if one.title == "Killed, Veland"]
    assert (row.kind, row.changes) == ("revised", ("Veland: 4, later 6",))
    for text in (printed(told), render(told, "md"), render(told, "html")):
        assert "Veland: 4, later 6" in " ".join(text.split())
    agrees = replace(counts, casualties=six.casualties)
    tellings = (tellings[0], replace(tellings[1], claims=(six, agrees)))
    told = page(incident(tellings=tellings))
    (row,) = [one for one in told.rows if one.title == "Killed, Veland"]
    assert (row.kind, row.documents, row.changes) == ("agreed", 2, ("Veland: 4, later 6",))
    assert "in 2 documents" in render(told, "md")
    (line,) = listing([incident(tellings=tellings)])
    (found,) = [one for one in line.findings if one.subject == "killed, Veland"]
    assert (found.kind, found.changed) == ("agreed", ("Veland",))
