"""The toll as pages tell it, and the step chart."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from rashomon.model.incident import Citation, Incident, Telling
from rashomon.model.report import Mention, When
from rashomon.model.vocabulary import NARRATOR, IncidentType, Role
from rashomon.tell.as_json import as_json
from rashomon.tell.notes import Notes
from rashomon.tell.page_terminal import print_page
from rashomon.tell.render import render
from rashomon.tell.show import page
from rashomon.tell.steps import chart, steps
from rashomon.tell.toll import Panel, given_words, panels, toll_page
from rashomon.tell.toll_terminal import print_toll
from rashomon.weigh.policies import POLICIES, policy_named
from test_tolls import DOCUMENTS, material
from toll_samples import MORE, PART, claim, count, told

HOSTILE = "</text></svg><script>alert(1)</script>\u202e & \" ' \x00\x1b[31m ]]> \ufffe <!--"


def incident(*documents: list[Citation], code: str = "RSH-7K3Q") -> Incident:
    """One incident that the documents tell of."""
    mention = Mention("i1", Role.FOREGROUND, IncidentType.SHELLING, When(), (), None, ())
    tellings = (
        Telling(
            some[0].document, mention, tuple(one.claim for one in some), (), (), some[0].copy_of
        )
        for some in documents
    )
    return Incident(code, "shelling", "2031-05-04", None, ("Osk",), None, tuple(tellings))


def small() -> Incident:
    first = told(0, claim("Peru", count("Peru", 4)), name="a.txt", outlet="Post")
    return incident(
        first,
        told(2, claim("Peru", count("Peru", 2, figure=MORE)), name="b.txt"),
        told(2, claim("Ecuador", count("Peru", 9, None)), name="c.txt"),
        told(3, claim("Chile", count("Peru", None, None)), name="d.txt"),
        told(3, claim("Ecuador", count("Peru", 3, figure=PART)), name="e.txt"),
        told(None, claim(NARRATOR, count("Peru", 5)), name="f.txt", outlet="Wire"),
        told(1, claim("Peru", count("Peru", 4)), name="g.txt", of=first[0].document.id),
    )


def shown(one: Incident, policy: str | None = None) -> str:
    with io.StringIO() as file:
        found = toll_page(one, policy_named(policy) if policy else None, ("Made up.",))
        print_toll(Console(file=file, width=110), found)
        return file.getvalue()


def drawn(svg: str) -> ElementTree.Element:
    """The drawing, parsed; any reader of XML can."""
    return ElementTree.fromstring(svg)


def everything(one: ElementTree.Element) -> str:
    return " ".join(one.itertext())


def elements(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in root.iter() if one.tag.endswith(f"}}{name}")]


def test_every_figure_is_told_with_what_it_brings_the_count_to() -> None:
    (panel,) = toll_page(small()).panels
    assert panel.title == "Killed, Peru"
    figures = {one.claimant: [given_words(g) for g in one.figures] for one in panel.series}
    assert figures == {
        "Chile": ["“dozens”"],
        "Ecuador": ["at least 9", "3 of them"],
        "Peru": ["4; also in copies: g.txt", "+2, 6 in all"],
        "Wire, own voice": ["5"],
    }


def test_the_terminal_tells_the_toll_and_the_notice() -> None:
    text = shown(small())
    assert "Made up." in text
    assert "2031-05-07  +2, 6 in all" in text
    assert "no day      5" in text


@pytest.mark.parametrize("policy", [one.name for one in POLICIES])
def test_a_policy_names_itself_in_every_output(policy: str) -> None:
    found = toll_page(small(), policy_named(policy))
    assert f"Under the policy “{policy}”" in shown(small(), policy)
    assert f"Policy {policy}:" in everything(drawn(steps(found)))
    told_json = json.loads(as_json(found))["policy"]
    assert told_json["policy"] == policy
    assert {one["policy"] for one in told_json["numbers"]} <= {policy}


def test_the_page_of_one_incident_holds_its_toll() -> None:
    one = page(small())
    assert json.loads(as_json(one))["toll"][0]["title"] == "Killed, Peru"
    assert "## Toll over time" in render(one, "md")
    html = render(one, "html")
    assert html.count("<svg") >= 1
    assert "Killed, Peru" in html
    with io.StringIO() as file:
        print_page(Console(file=file, width=110), one)
        assert "Toll over time" in file.getvalue()


def test_the_page_without_counts_has_no_toll() -> None:
    one = page(incident(told(0, claim("Peru"))))
    assert one.toll == ()
    assert "Toll over time" not in render(one, "html") + render(one, "md")


def test_the_chart_says_in_words_what_it_draws() -> None:
    root = drawn(steps(toll_page(small())))
    title, desc = root.find("{*}title"), root.find("{*}desc")
    assert title is not None and "RSH-7K3Q" in (title.text or "")
    assert desc is not None and "Peru: 4 (2031-05-05), +2 (2031-05-07)" in (desc.text or "")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_the_notice_stands_on_the_drawing() -> None:
    notice = "What must stand wherever these texts are shown. " * 9
    assert notice.strip() in " ".join(
        everything(drawn(steps(toll_page(small(), None, [notice])))).split()
    )


def test_claimants_differ_by_more_than_colour() -> None:
    root = drawn(steps(toll_page(incident(*(lone(name) for name in ("Peru", "Chile", "Cuba"))))))
    lines = [one for one in root.iter() if "line" in one.get("class", "").split()]
    assert len({one.get("stroke-dasharray") for one in lines}) == 3
    assert {"Peru: 4", "Chile: 4", "Cuba: 4"} <= {one.text for one in root.iter()}


def lone(party: str) -> list[Citation]:
    return told(0, claim(party, count("Peru", 4)), name=party)


def test_hostile_text_is_text() -> None:
    one = told(0, claim(HOSTILE, count(HOSTILE, 4), count("Peru", None, None)), outlet=HOSTILE)
    svg = steps(toll_page(incident(one, code=HOSTILE)))
    root = drawn(svg)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "desc", "style", "text", "line", "path", "rect", "g"}
    assert "\u202e" not in svg and "\x1b" not in svg
    assert not re.search(r"\son\w+=|href|javascript:|url\(|@import", svg)


def test_hostile_text_in_the_page_of_an_incident_is_text() -> None:
    one = told(0, claim(HOSTILE, count(HOSTILE, 4), count("Peru", None, None)), outlet=HOSTILE)
    html = render(page(incident(one)), "html")
    assert "<script" not in html and "\u202e" not in html and "\x1b" not in html
    start = html.index("<svg", html.index("Toll over time</h2>"))
    drawn(html[start : html.index("</svg>", start) + 6])


def test_nothing_counted_is_drawn_as_such() -> None:
    assert "Nobody counts anybody" in everything(drawn(steps(toll_page(incident()))))


@pytest.mark.parametrize("many", [1, 2, 200])
def test_from_one_to_many_figures(many: int) -> None:
    documents = [told(n, claim("Peru", count("Peru", 3 * n)), name=str(n)) for n in range(many)]
    svg = steps(toll_page(incident(*documents)))
    assert len(elements(drawn(svg), "g")) >= many
    assert len(svg) < 400_000


def test_a_crowd_is_drawn_in_bounds() -> None:
    crowd = [told(n % 50, claim(f"P{n}", count("Peru", n)), name=str(n)) for n in range(2000)]
    svg = steps(toll_page(incident(*crowd)))
    assert "and 1960 more who count them" in svg
    assert len(svg) < 100_000


def test_only_figures_without_a_day() -> None:
    svg = steps(toll_page(incident(told(None, claim("Peru", count("Peru", 4))))))
    assert "no figure has a day" in everything(drawn(svg))


def the_panels(documents: object) -> tuple[Panel, ...]:
    return panels(material(documents), Notes())  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS)
def test_whatever_is_told_can_be_drawn_and_is_drawn_alike(documents: object) -> None:
    svg = chart(the_panels(documents), "Toll", "RSH-1")
    root = drawn(svg)
    assert svg == chart(the_panels(documents), "Toll", "RSH-1")
    sheet = [float(one) for one in (root.get("viewBox") or "").split()]
    for one in elements(root, "rect"):
        assert float(one.get("height", 0)) >= 0
        assert float(one.get("y", 0)) + float(one.get("height", 0)) <= sheet[3]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_can_be_drawn(party: str, side: str) -> None:
    one = told(0, claim(party or "x", count(side or None, 4)))
    drawn(steps(toll_page(incident(one))))


def test_swapped_names_are_swapped_in_the_toll_and_nothing_else() -> None:
    new = {"Peru": "Ecuador", "Ecuador": "Peru"}

    def turned(one: Citation) -> Citation:
        counts = tuple(replace(c, side=new.get(c.side or "")) for c in one.claim.casualties)
        other = replace(one.claim, party=new[one.claim.party], casualties=counts)
        return replace(one, claim=other)

    some = [
        *told(0, claim("Peru", count("Peru", 4), count("Ecuador", 2)), name="a"),
        *told(1, claim("Ecuador", count("Peru", 7, None)), name="b"),
    ]
    plain, other = panels(some, Notes()), panels([turned(one) for one in some], Notes())

    def outline(found: tuple[Panel, ...], names: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (p.kind, names.get(p.side or ""), names.get(s.party), tuple(g.text for g in s.figures))
            for p in found
            for s in p.series
        }

    same = {name: name for name in new}
    assert outline(plain, new) == outline(other, same)
