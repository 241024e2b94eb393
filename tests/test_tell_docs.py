from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.ledger.values import CopyGroup, Printing
from rashomon.link.card import Card
from rashomon.link.settling import settle
from rashomon.link.weights import Weight
from rashomon.link.why import Ground, Join, Near, Reason, Why
from rashomon.model.document import Origin
from rashomon.model.incident import Decision, MentionRef, Trace
from rashomon.model.vocabulary import Cell, View
from rashomon.tell.across import across
from rashomon.tell.as_json import as_json, listing_json
from rashomon.tell.brief import Material, Scope, brief
from rashomon.tell.coded import coded
from rashomon.tell.copies import copies_page
from rashomon.tell.decisions import Made, history, history_json
from rashomon.tell.listing import listing
from rashomon.tell.show import page
from rashomon.tell.toll import toll_page
from rashomon.tell.why import why_page
from rashomon.weigh.policies import POLICIES, policy_named
from rashomon.weigh.report import Disputed
from tell_samples import TEXT, document, incident, report

FORMAT = (Path(__file__).parents[1] / "docs" / "format.md").read_text("utf-8")
PARTS = {part.split("\n")[0]: part for part in FORMAT.split("\n## ")}
LINES = "A line"


def keys(told: Any) -> set[str]:
    """Every key in a JSON value, but for those of `spans`, which are keys of their object."""
    if isinstance(told, list):
        return set().union(*map(keys, told))
    if not isinstance(told, dict):
        return set()
    inner = (keys(value) for key, value in told.items() if key != "spans")
    return set(told).union(*inner)


def named(title: str) -> set[str]:
    """What stands in backquotes under the headings that hold `title`."""
    parts = (part for heading, part in PARTS.items() if title in heading)
    return set(re.findall(r"`([a-z_]+)`", "\n".join(parts)))


def the_brief() -> Any:
    contacts = tuple((document(), one) for one in report().contacts)
    material = Material((incident(),), (incident("RSH-0002"),), contacts)
    return json.loads(as_json(brief(material, Scope())))


def test_every_key_of_code_is_documented() -> None:
    told = coded(document(), report(), [Disputed("i1", Cell.TIME, ("Noria", "Veland"))])
    assert keys(told) <= named("rashomon code")


def test_every_key_of_the_list_is_documented() -> None:
    assert keys(json.loads(listing_json(listing([incident()])))) <= named("rashomon incidents")


def test_every_key_of_the_brief_is_documented() -> None:
    assert keys(the_brief()) <= named("rashomon brief") | named("rashomon incidents")


def test_every_key_of_one_incident_is_documented() -> None:
    told = json.loads(as_json(page(incident())))
    others = named("rashomon toll") | named("rashomon brief") | named("incidents")
    assert keys(told) <= named("rashomon show") | others


def the_toll() -> Any:
    told = incident().tellings[0]
    copy = replace(told, document=document(name="copy.txt", text=TEXT + " "), copy_of=document().id)
    page = toll_page(incident(tellings=(told, copy)), policy_named("ucdp"))
    return json.loads(as_json(page))


def test_every_key_of_the_toll_is_documented() -> None:
    assert keys(the_toll()) <= named("rashomon toll") | named("rashomon brief")


def the_views() -> Any:
    return [json.loads(as_json(across(view, [incident()], Scope()))) for view in View]


def test_every_key_of_the_views_across_is_documented() -> None:
    assert keys(the_views()) <= named("rashomon across") | named("rashomon brief")


def test_every_policy_is_documented_with_its_codebook() -> None:
    page = " ".join((Path(__file__).parents[1] / "docs" / "policies.md").read_text("utf-8").split())
    assert re.findall(r" ## `(\w+)`", page) == [policy.name for policy in POLICIES]
    for policy in POLICIES:
        book = policy.codebook
        assert book is None or book.title.split(", ")[-1] in page
        if book:
            assert all(date in page for date in re.findall(r"\d{4}|\d+\.\d", book.edition))


def the_history() -> Any:
    refs = MentionRef("a", "i1"), MentionRef("b", "i1")
    made = Decision("join", refs[:1], "ana", "2031-06-01T00:00:00+00:00", "", refs[1:], number=1)
    standing = {ref.document: (Trace(ref),) for ref in refs}
    return json.loads(history_json(history([made], settle([made], standing), {}, {})))


def test_every_key_of_the_decisions_is_documented() -> None:
    assert keys(the_history()) <= named("rashomon decisions")


def the_reasons() -> Any:
    said = ("foreground", "war", None, None, None, (), (), None)
    cards = [Card(MentionRef(document, "i1"), *said) for document in "ab"]
    join = Join(cards[1].ref, cards[0].ref, (Weight("date", "x", 1),), Ground.ENOUGH, (), (1,))
    near = Near("RSH-1", cards[0].ref, cards[1].ref, (), Reason.BELOW, ())
    made = [Made(1, "join", "ana", "2031", "", None, None, (), ())]
    why = Why((join,), (near,))
    return json.loads(as_json(why_page("RSH-0", why, {c.ref: c for c in cards}, {}, made)))


def test_every_key_of_why_is_documented() -> None:
    assert keys(the_reasons()) <= named("rashomon why") | named("rashomon decisions")


def the_copies() -> Any:
    one, other = (Printing(name, name, Origin()) for name in "ab")
    return json.loads(as_json(copies_page([CopyGroup(one, (other,), sure=False)])))


def test_every_key_of_copies_is_documented() -> None:
    assert keys(the_copies()) <= named("rashomon copies")


def test_no_key_is_documented_that_is_not_written() -> None:
    first_cells = re.findall(r"^\| (`.*?) \|", FORMAT, re.MULTILINE)
    documented = {key for cell in first_cells for key in re.findall(r"`([a-z_]+)`", cell)}
    written = keys(coded(document(), report(), [Disputed("i1", Cell.TIME, ())]))
    written |= keys(json.loads(listing_json(listing([incident()])))) | keys(the_brief())
    written |= keys(json.loads(as_json(page(incident())))) | keys(the_toll())
    written |= keys(the_history()) | keys(the_reasons())
    written |= keys(the_views()) | keys(the_copies())
    assert documented <= written
