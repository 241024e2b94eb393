"""The map and the calendar as pages: what they count, what they link to, what they say of gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from rashomon import api
from rashomon.model.document import Document
from rashomon.model.location import Location, Precision, SideName
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.vocabulary import Role
from rashomon.web.index import Asked
from rashomon.web.pages.stepping import kind, span, steps
from rashomon.web.site.publish import publish
from rashomon.web.site.wanted import Wanted
from tests.contract.samples import sample
from tests.web_samples import client, ledger

HOSTILE = '"><script>alert(1)</script>\u202e'


def placed(number: int, place: str, day: str | None, where: Any) -> tuple[Document, Report]:
    """A clash at `place`, located at (latitude, longitude, precision), or not where None."""
    document, report = sample(number, place=place, day=day)
    at = document.text.index(place)
    location = Location(Span.cut(document.text, at, at + len(place)), place)
    if where:
        latitude, longitude, precision = where
        location = replace(
            location, latitude=latitude, longitude=longitude, precision=precision,
            names=(SideName(place),),
        )  # fmt: skip
    (mention,) = report.mentions
    return document, replace(report, mentions=(replace(mention, where=(location,)),))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Incidents at Shusha, near Hask, along a border, and at a place that nothing locates."""
    coded = [
        placed(1, "Shusha", "2020-07-14", (39.7601, 46.7499, Precision.EXACT)),
        placed(2, "Hask", "2020-07-20", (-20.0, 30.0, Precision.NEAR)),
        placed(3, "Orlin", "2020-09-01", (40.9, 45.6, Precision.BORDER_SECTOR)),
        placed(4, "Nowheria", "2020-07-27", None),
        placed(5, "Tavu", None, (-17.0, 179.9, Precision.AREA)),
    ]
    with client(ledger(tmp_path_factory.mktemp("desk"), coded)) as one:
        yield one


def data(desk: TestClient, address: str) -> Any:
    found = desk.get(address)
    assert found.status_code == 200, found.text
    return found.json()


def test_every_incident_is_on_the_map_or_counted_beside_it(desk: TestClient) -> None:
    told = data(desk, "/map.json")
    assert (told["total"], told["here"], told["elsewhere"], told["nowhere"]) == (5, 4, 0, 1)
    assert told["unplaced"] == [{"name": "Nowheria", "incidents": 1}]
    assert sum(mark["incidents"] for mark in told["marks"]) == 4
    page = desk.get("/map").text
    assert "1 incident of these 5 cannot be located" in page
    assert "Natural Earth" in page
    assert "place=Nowheria" in page


def test_the_box_of_the_address_is_what_is_shown(desk: TestClient) -> None:
    told = data(desk, "/map.json?box=46.6,39.7,46.9,39.85")
    assert (told["here"], told["elsewhere"], told["nowhere"]) == (1, 3, 1)
    (mark,) = told["marks"]
    assert mark["places"] == ["Shusha (Azerbaijan) / Shushi (Armenia)"]
    assert mark["label"].endswith("1 incident, 1 with disputed findings, at the place")
    again = data(desk, f"/map.json?box={told['box']}")
    assert again["box"] == told["box"]


def test_filters_of_the_list_hold_on_the_map_and_go_into_every_link(desk: TestClient) -> None:
    asked = "since=2020-07-01&until=2020-07-31&party=Arland"
    told = data(desk, f"/map.json?{asked}")
    assert (told["total"], told["here"], told["nowhere"]) == (3, 2, 1)
    page = unescape(desk.get(f"/map?{asked}&box=20,-40,60,50").text)
    links = re.findall(r'href="(/(?:incidents|calendar)\?[^"]*)"', page)
    assert links
    assert all("since=2020-07-01" in link and "party=Arland" in link for link in links)
    assert re.search(r'href="/calendar\?[^"]*box=', page)
    chips = re.findall(r'aria-label="remove the filter: ([^"]*)"', page)
    assert chips == ["from 1 July 2020", "to 31 July 2020", "Arland"]


def test_a_picked_place_tells_its_incidents_beside_the_map(desk: TestClient) -> None:
    told = data(desk, "/map.json?at=39.7601,46.7499")
    assert told["picked_place"] == "Shusha (Azerbaijan) / Shushi (Armenia)"
    (line,) = told["picked"]
    assert line["what"] == "Shelling"
    page = unescape(desk.get("/map?at=39.7601,46.7499").text)
    assert f'href="/incidents/{line["code"]}"' in page
    assert re.search(r'href="/incidents\?box=46\.74[^"]*"', page)
    nothing = data(desk, "/map.json?at=1,1")
    assert (nothing["picked_total"], nothing["picked"]) == (0, [])


def test_a_mark_leads_to_its_place_and_several_lead_nearer(desk: TestClient) -> None:
    near = unescape(desk.get("/map?box=46,39,48,41").text)
    assert re.search(r'<a href="/map\?[^"]*at=39\.76010,46\.74990#picked"', near)
    world = data(desk, "/map.json?box=-180,-58,180,80")
    several = [mark for mark in world["marks"] if mark["many"] > 1]
    assert len(several) == 1
    page = unescape(desk.get("/map?box=-180,-58,180,80").text)
    nearer = re.findall(r'<a href="(/map\?box=[^"]*)" aria-label="[^"]*: 2 incidents', page)
    assert len(nearer) == 1
    shown = data(desk, nearer[0].replace("/map?", "/map.json?"))
    assert shown["here"] == 2
    assert len(shown["marks"]) == 2


def test_keys_move_the_map_and_the_address_says_the_box(desk: TestClient) -> None:
    page = unescape(desk.get("/map?box=46,39,48,41&party=Arland").text)
    keys = dict(re.findall(r'data-key="([^"]+)" href="(/map[^"]*)"', page))
    assert keys.keys() >= {"+", "-", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "0"}
    boxes = {key: data(desk, to.replace("/map?", "/map.json?"))["box"] for key, to in keys.items()}
    sides = {key: [float(side) for side in box.split(",")] for key, box in boxes.items()}
    now = [float(side) for side in data(desk, "/map.json?box=46,39,48,41")["box"].split(",")]
    assert sides["ArrowLeft"][0] < now[0] < sides["ArrowRight"][0]
    assert sides["ArrowDown"][1] < now[1] < sides["ArrowUp"][1]
    assert sides["+"][2] - sides["+"][0] < now[2] - now[0] < sides["-"][2] - sides["-"][0]
    assert all("party=Arland" in to for to in keys.values())


@pytest.mark.parametrize(
    "box",
    ["-180,-90,180,90", "176,-20,-177,-14", "-20,80,60,90", "0,-90,10,-85", "10,10,10.001,10.001"],
)
def test_any_part_of_the_globe_can_be_moved_in_any_direction(desk: TestClient, box: str) -> None:
    page = unescape(desk.get(f"/map?box={box}").text)
    for to in re.findall(r'data-key="[^"]+" href="(/map[^"]*)"', page):
        assert desk.get(to).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["box=x", "box=1,2,3", "box=0,0,400,1", "at=1", "at=x,y", "at=99,0", "since=yesterday"],
)
@pytest.mark.parametrize("page", ["map", "map.json", "map.svg"])
def test_what_cannot_be_is_refused_with_a_page(desk: TestClient, page: str, query: str) -> None:
    found = desk.get(f"/{page}?{query}")
    assert found.status_code == 400
    assert query.partition("=")[0] in found.text


def test_the_map_alone_is_an_svg_with_its_colours(desk: TestClient) -> None:
    found = desk.get("/map.svg?box=40,38,50,42")
    assert found.headers["content-type"] == "image/svg+xml"
    root = ElementTree.fromstring(found.text)
    assert root.tag.endswith("svg")
    assert "class=" not in found.text
    assert "style" not in found.text
    assert "Natural Earth" in found.text


def test_hostile_names_and_filters_are_text_on_every_page(tmp_path: Path) -> None:
    coded = [
        placed(1, HOSTILE, "2020-07-14", (39.7601, 46.7499, Precision.EXACT)),
        placed(2, f"{HOSTILE}2", "2020-07-14", None),
    ]
    with client(ledger(tmp_path, coded)) as desk:
        for path in ("/map", "/map?at=39.7601,46.7499", "/calendar", "/map.svg"):
            found = desk.get(path)
            assert found.status_code == 200
            assert "<script>alert" not in found.text
            assert "\u202e" not in found.text
        for path in ("/map", "/calendar"):
            found = desk.get(path, params={"place": HOSTILE, "q": "<b>"})
            assert found.status_code == 200
            assert "<script>alert" not in found.text
            assert 'style="' not in found.text


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with client(ledger(tmp_path, [])) as desk:
        for path in ("/map", "/calendar"):
            page = desk.get(path)
            assert page.status_code == 200
            assert "rashomon add PATH" in page.text
        assert data(desk, "/map.json")["marks"] == []
        assert data(desk, "/calendar.json")["accusers"] == []


def test_the_calendar_counts_each_accusers_days(desk: TestClient) -> None:
    told = data(desk, "/calendar.json?month=2020-07")
    assert told["months"] == ["2020-07", "2020-08", "2020-09"]
    (one,) = told["accusers"]
    assert one["accuser"] == "Arland"
    assert {day["day"]: day["alleged"] for day in one["days"]} == {
        "2020-07-14": 1,
        "2020-07-20": 1,
        "2020-07-27": 1,
        "2020-09-01": 1,
    }
    assert (one["shown"], one["undated"], one["total"]) == (4, 1, 5)
    assert (told["first"], told["last"]) == ("2020-07-14", "2020-09-01")


def test_the_calendar_opens_where_something_is_alleged_and_steps_on(desk: TestClient) -> None:
    assert data(desk, "/calendar.json")["months"] == ["2020-07", "2020-08", "2020-09"]
    page = unescape(desk.get("/calendar?month=2020-08").text)
    before, after = (
        re.search(rf'rel="{rel}" data-key="(.)" href="([^"]*)"', page) for rel in ("prev", "next")
    )
    assert before is not None
    assert (before[1], after) == ("[", None)
    assert data(desk, before[2].replace("/calendar?", "/calendar.json?"))["months"][0] == "2020-05"
    empty = desk.get("/calendar?month=1990-01").text
    assert "Nothing is alleged of these months" in empty


def test_a_cell_leads_to_exactly_the_incidents_it_counts(desk: TestClient) -> None:
    page = unescape(desk.get("/calendar?month=2020-07").text)
    cell = re.search(r'<a href="([^"]*)#picked" aria-label="14 July 2020, Arland: 1 alleged"', page)
    assert cell is not None
    told = data(desk, cell[1].replace("/calendar?", "/calendar.json?"))
    assert (told["picked_day"], told["picked_by"], told["picked_total"]) == (
        "2020-07-14",
        "Arland",
        1,
    )
    shown = unescape(desk.get(cell[1]).text)
    assert re.search(r'href="/incidents\?since=2020-07-14&until=2020-07-14&party=Arland"', shown)


def test_the_calendar_counts_only_what_meets_the_filters(desk: TestClient) -> None:
    told = data(desk, "/calendar.json?month=2020-07&box=46,39,48,41")
    assert [one["total"] for one in told["accusers"]] == [1]
    assert data(desk, "/calendar.json?place=Nothing+such")["accusers"] == []


@pytest.mark.parametrize("query", ["month=2020", "month=x", "day=x&by=Arland", "since=x"])
def test_a_calendar_that_cannot_be_is_refused(desk: TestClient, query: str) -> None:
    assert desk.get(f"/calendar?{query}").status_code == 400


@pytest.mark.parametrize(
    ("since", "until", "unit", "before", "after"),
    [
        ("2020-02-29", "2020-02-29", "day", "2020-02-28", "2020-03-01"),
        ("2020-07-13", "2020-07-19", "week", "2020-07-06", "2020-07-20"),
        ("2020-02-01", "2020-02-29", "month", "2020-01-01", "2020-03-01"),
        ("2020-01-01", "2020-12-31", "year", "2019-01-01", "2021-01-01"),
        ("2020-01-01", "2020-01-10", None, "2019-12-22", "2020-01-11"),
    ],
)
def test_steps_through_time(
    since: str, until: str, unit: str | None, before: str, after: str
) -> None:
    asked = Asked(since=date.fromisoformat(since), until=date.fromisoformat(until))
    assert kind(asked.since, asked.until) == unit
    found = steps(asked, None)
    assert found.before is not None
    assert found.after is not None
    assert (found.before["since"], found.after["since"]) == (before, after)
    assert [one.name for one in found.units if one.current] == ([unit] if unit else [])


def test_time_ends_with_the_years_that_there_are() -> None:
    first = Asked(since=date.min, until=date.min)
    last = Asked(since=date.max, until=date.max)
    assert steps(first, None).before is None
    assert steps(last, None).after is None
    assert span("week", date.max)[1] == date.max
    assert steps(Asked(), None).units == ()
    assert steps(Asked(), date(2020, 7, 14)).units[2].filters == {
        "since": "2020-07-01",
        "until": "2020-07-31",
    }


def test_published_as_files_marks_and_cells_lead_to_what_stands_beside_them(tmp_path: Path) -> None:
    coded = [
        placed(1, "Shusha", "2020-07-14", (39.7601, 46.7499, Precision.EXACT)),
        placed(2, "Hask", "2020-09-20", (-20.0, 30.0, Precision.NEAR)),
    ]
    publish(ledger(tmp_path, coded), tmp_path / "site", Wanted(api.Window(), all=True))
    for name, anchors in (("map", {"m0", "m1"}), ("calendar", {"d2020-07-14", "d2020-09-20"})):
        page = unescape((tmp_path / "site" / f"{name}.html").read_text("utf-8"))
        assert not re.findall(r'(?:href|src)="/', page)
        to = re.findall(r'<a href="#([^"]+)" aria-label', page)
        assert set(to) == anchors
        assert all(f'<section id="{anchor}"' in page for anchor in anchors)
        assert len(set(re.findall(r"incidents/(RSH-[^.]+)[.]html", page))) == 2


def test_what_is_told_as_history_is_no_alleged_violation_of_the_calendar(tmp_path: Path) -> None:
    document, report = placed(1, "Shusha", "2020-07-14", None)
    (mention,) = report.mentions
    told = replace(report, mentions=(replace(mention, role=Role.BACKGROUND),))
    with client(ledger(tmp_path, [(document, told)])) as desk:
        assert data(desk, "/map.json")["total"] == 1
        assert data(desk, "/calendar.json")["accusers"] == []


def test_parts_of_the_map_are_not_kept(desk: TestClient) -> None:
    kept = desk.app.state.desk.kept  # type: ignore[attr-defined]
    version = desk.app.state.desk.version()  # type: ignore[attr-defined]
    addresses = ("/map?place=Hask", "/map?box=1,2,3,4")
    for address in addresses:
        assert desk.get(address).status_code == 200
    found = [kept.get(f"False {address}", version) is not None for address in addresses]
    assert found == [True, False]
