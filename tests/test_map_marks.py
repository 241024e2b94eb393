"""Where places lie on a sheet, and the marks that they are drawn as."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.errors import InputError
from rashomon.tell.map import Box, Frame, Spots, Told, drawn, holding, marks, small
from rashomon.tell.map.drawing import shape
from rashomon.tell.map.known import known, reach
from rashomon.tell.map.towns import MOST, towns


class Spot(NamedTuple):
    name: str
    latitude: float
    longitude: float
    precision: str = "exact"


longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)
spots = st.builds(
    Spot,
    st.sampled_from(["Anx", "Bery", "Cohl"]),
    latitudes,
    longitudes,
    st.sampled_from(["exact", "near", "area", "border_sector"]),
)
incidents = st.lists(st.lists(spots, max_size=4), max_size=25)
boxes = st.builds(
    lambda w, s, wide, tall: Box(w, min(s, 89.9), w + wide, min(s + tall, 90.0)),
    st.floats(-180, 179.9),
    st.floats(-90, 89),
    st.floats(0.01, 360),
    st.floats(0.01, 180),
)
SHUSHA = Spot("Shusha", 39.7601, 46.7499)


@settings(max_examples=300, deadline=None)
@given(boxes, st.floats(0, 1), st.floats(0, 1))
def test_a_point_of_the_sheet_is_a_place_and_that_place_the_point(
    box: Box, right: float, down: float
) -> None:
    frame = Frame.around(box)
    x, y = right * frame.width * 0.999, down * frame.height
    longitude, latitude = frame.at(x, y)
    assert frame.x(longitude) == pytest.approx(x, abs=0.01)
    assert frame.y(latitude) == pytest.approx(y, abs=0.01)


@settings(max_examples=300, deadline=None)
@given(boxes)
def test_a_frame_shows_its_box_and_no_more_than_the_globe(box: Box) -> None:
    frame = Frame.around(box)
    shown = frame.box
    assert shown.south >= -90.000001
    assert shown.north <= 90.000001
    assert shown.east - shown.west <= 360.000001
    assert shown.south <= box.south + 0.001
    assert shown.north >= box.north - 0.001
    assert shown.holds((box.west + box.east) / 2, (box.south + box.north) / 2)
    again = Frame.around(Box.parsed(shown.address())).box
    assert again.south <= shown.south + 0.001
    assert again.north >= shown.north - 0.001
    assert again.east - again.west >= min(shown.east - shown.west, 359.9) - 0.001


@pytest.mark.parametrize("words", ["", "1,2,3", "a,b,c,d", "0,0,0,0", "0,10,5,5", "nan,0,1,1",
    "0,0,999,1", "inf,0,1,1", "0,-91,1,1"])  # fmt: skip
def test_what_is_no_box_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        Box.parsed(words)


def test_a_box_across_the_end_of_longitudes_is_written_west_above_east() -> None:
    box = Box.parsed("176,-20,-177,-14")
    assert (box.west, box.east) == (176, 183)
    assert box.address() == "176,-20,-177,-14"
    assert box.holds(-178, -17)
    assert not box.holds(170, -17)


def test_places_on_both_sides_of_180_are_held_by_a_small_box() -> None:
    box = holding([(179.5, -17.0), (-179.5, -16.0)])
    assert box.east - box.west < 3
    assert box.holds(180, -16.5)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=8))
def test_a_box_holds_the_places_it_is_made_for(places: list[tuple[float, float]]) -> None:
    box = holding(places)
    wider = Box(box.west - 1e-6, box.south, box.east + 1e-6, box.north)
    assert all(wider.holds(*place) for place in places)


@settings(max_examples=200, deadline=None)
@given(incidents, boxes)
def test_every_spot_on_the_sheet_is_in_exactly_one_mark(told: list[list[Spot]], box: Box) -> None:
    frame = Frame.around(box)
    held = Spots.of([Told(some) for some in told])
    every = np.ones(len(held), bool)
    found = marks(held, every, frame)
    places = [place for mark in found for place in mark.places]
    assert len(places) == len(set(places))
    on_sheet = {
        (one.latitude, one.longitude)
        for some in told
        for one in some
        if frame.x(one.longitude) <= frame.width + 1e-6
        and -1e-6 <= frame.y(one.latitude) <= frame.height + 1e-6
    }
    assert {(held.places[p].latitude, held.places[p].longitude) for p in places} == on_sheet
    for mark in found:
        points = {(held.places[p].latitude, held.places[p].longitude) for p in mark.places}
        there = [some for some in told if any((o.latitude, o.longitude) in points for o in some)]
        assert mark.incidents == len(there)


def test_only_chosen_incidents_count_and_each_once_a_mark() -> None:
    twin = Spot("Shushi", 39.7602, 46.7500)
    held = Spots.of([Told([SHUSHA, twin], disputed=True), Told([SHUSHA], agreed=True), Told([])])
    frame = Frame.around(Box(46, 39, 48, 41))
    (mark,) = marks(held, np.array([True, True, True]), frame)
    assert (mark.incidents, mark.disputed, mark.agreed, len(mark.places)) == (2, 1, 1, 2)
    (mark,) = marks(held, np.array([False, True, False]), frame)
    assert (mark.incidents, mark.disputed, mark.several) == (1, 0, False)
    assert marks(held, np.array([False, False, True]), frame) == ()


def test_marks_do_not_overlap() -> None:
    random = np.random.default_rng(3)
    some = [Told([Spot("X", *at)]) for at in random.uniform((38, 44), (42, 50), (900, 2))]
    frame = Frame.around(Box(44, 38, 50, 42))
    found = marks(Spots.of(some), np.ones(900, bool), frame)
    assert 20 < len(found) < 400
    for one in found:
        for other in found:
            gap = np.hypot(one.x - other.x, one.y - other.y)
            assert one is other or gap > 0.5 * (one.radius + other.radius)


def test_the_same_is_drawn_for_the_same_in_any_order_of_incidents() -> None:
    told = [Told([SHUSHA]), Told([Spot("Baku", 40.4, 49.9)]), Told([Spot("Gugark", 40.8, 44.5)])]
    frame = Frame.around(Box(43, 38, 51, 42))
    assert _drawn(told, frame) == _drawn(told[::-1], frame)


def _drawn(told: list[Told], frame: Frame) -> str:
    held = Spots.of(told)
    found = marks(held, np.ones(len(held), bool), frame)
    return drawn(held, found, frame, lambda mark: f"/map?n={mark.incidents}", "Map")


def test_a_mark_is_a_link_that_says_every_sides_name_and_how_many() -> None:
    told = [Told([SHUSHA], disputed=True), Told([SHUSHA])]
    svg = _drawn(told, Frame.around(Box(46, 39, 48, 41)))
    root = ElementTree.fromstring(svg)
    (link,) = root.iter("{http://www.w3.org/2000/svg}a")
    name = link.get("aria-label")
    assert name is not None
    assert "Shusha (Azerbaijan) / Shushi (Armenia)" in name
    assert "2 incidents, 1 with disputed findings, at the place" in name
    assert link.get("href") == "/map?n=2"
    assert "Shusha / Shushi" in svg
    assert "style" not in svg


def test_names_hostile_to_markup_are_text() -> None:
    hostile = Spot('</text><script>alert(1)</script>"\u202e\x00', 40.0, 47.0)
    svg = _drawn([Told([hostile])], Frame.around(Box(46, 39, 48, 41)))
    root = ElementTree.fromstring(svg)
    assert not [one for one in root.iter() if one.tag.endswith("script")]
    assert "\u202e" not in svg
    assert "<script" not in svg


def test_sides_are_named_alike() -> None:
    """Two places that differ by their names alone look alike."""
    frame = Frame.around(Box(46, 39, 48, 41))
    one = _drawn([Told([Spot("Anx", 40.0, 47.0)], disputed=True)], frame)
    other = _drawn([Told([Spot("Bery", 40.0, 47.0)], disputed=True)], frame)
    assert one.replace("Anx", "Bery") == other


def test_a_place_has_the_names_of_all_sides_and_else_its_own() -> None:
    assert known("Shusha", 39.7601, 46.7499).label == "Shusha / Shushi"
    assert known("Nowhere at all", 1.0, 2.0).label == "Nowhere at all"
    assert {one.party for one in known("Shushi", 39.7601, 46.7499).names} == {
        "Armenia",
        "Azerbaijan",
    }


def test_precision_is_drawn_as_ground() -> None:
    frame = Frame.around(Box(46, 39.4, 47.5, 40.2))
    looks = {
        precision: set(re.findall(r'class="(map-[a-z-]+)"', _drawn([Told([spot])], frame)))
        for precision in ("exact", "near", "area", "border_sector")
        for spot in [Spot("Anx", 39.9, 47.2, precision)]
    }
    assert "map-exact" in looks["exact"]
    assert not {one for one in looks["exact"] if one.startswith("map-reach")}
    assert {"map-near", "map-reach-near"} <= looks["near"]
    assert {"map-area", "map-reach-area"} <= looks["area"]
    assert {"map-sector", "map-bar-core"} <= looks["border_sector"]
    by_border = _drawn([Told([Spot("Anx", 40.9, 45.6, "border_sector")])],
                       Frame.around(Box(45, 40.5, 46.2, 41.3)))  # fmt: skip
    assert "map-sector-core" in by_border
    assert "map-sector-case" in by_border


def test_an_area_is_as_large_as_the_tables_know_it() -> None:
    assert reach(known("Nowhere at all", 1.0, 2.0), "area") == 30.0
    assert reach(known("Russia", 60.0, 90.0), "near") == 10.0
    assert reach(known("Anx", 1.0, 2.0), "exact") == 0.0


def test_shapes_differ_by_kind() -> None:
    kinds = ("exact", "near", "area", "sector", "several")
    drawn_ = {kind: shape(kind, 10) for kind in kinds}
    assert drawn_["exact"] == drawn_["near"]  # told apart by dashes and by their ring
    assert len(set(drawn_.values())) == 4


def test_a_small_map_shows_one_incidents_places_and_nothing_without() -> None:
    svg = small([SHUSHA, Spot("Lachin", 39.6, 46.5, "near")])
    root = ElementTree.fromstring(svg)
    assert root.get("width") == "420"
    twins = small([SHUSHA, Spot("Shosh", 39.7688, 46.7867), Spot("Tbilisi", 41.7, 44.8)])
    assert ": 1 incident" in twins
    assert "2 incidents" not in twins
    assert "Shusha / Shushi" in svg
    assert small([]) == ""


@settings(max_examples=100, deadline=None)
@given(incidents, incidents)
def test_changed_incidents_are_drawn_as_if_they_had_always_been_so(
    some: list[list[Spot]], others: list[list[Spot]]
) -> None:
    before = [Told(one) for one in some]
    changed = {at: Told(one, disputed=True) for at, one in enumerate(others[: len(some)])}
    now = [changed.get(at, one) for at, one in enumerate(before)]
    frame = Frame.around(Box(-180, -90, 180, 90))
    patched = Spots.of(before).patched(len(before), changed)
    assert _summary(patched, frame) == _summary(Spots.of(now), frame)


def _summary(held: Spots, frame: Frame) -> list[tuple[float, float, int, int]]:
    found = marks(held, np.ones(len(held), bool), frame)
    return sorted((round(m.x, 3), round(m.y, 3), m.incidents, m.disputed) for m in found)


def test_large_towns_stand_on_a_near_map_by_every_sides_name_and_make_way_for_marks() -> None:
    frame = Frame.around(Box(44, 39, 47.5, 41))
    labels = [town.label for town in towns(frame)]
    assert len(labels) <= MOST
    assert "Gyumri" in labels or "Yerevan / İrəvan" in labels
    assert any(" / " in label for label in labels)
    bare = _drawn([], frame)
    assert f">{labels[0]}<" in bare
    assert "GeoNames" in bare
    mark = Spot("Yerevan", 40.18, 44.51)
    shown = _drawn([Told([mark])], frame)
    assert shown.count(f">{known('Yerevan', 40.18, 44.51).label}<") == 1
    assert towns(Frame.around(Box(-180, -60, 180, 80))) == ()


def test_towns_on_a_sheet_stand_apart() -> None:
    found = towns(Frame.around(Box(34, 29, 38, 34)))
    assert len(found) > 5
    for one in found:
        for other in found:
            assert one is other or abs(one.x - other.x) > 40 or abs(one.y - other.y) > 40


@pytest.mark.parametrize("box", [Box(176, -20, 183, -14), Box(-20, 80, 60, 90), Box(0, 0, 1, 1)])
def test_towns_lie_on_the_sheet(box: Box) -> None:
    frame = Frame.around(box)
    for town in towns(frame):
        assert 0 <= town.x <= frame.width
        assert 0 <= town.y <= frame.height


def test_a_name_of_one_side_never_stands_without_what_others_call_the_place() -> None:
    assert known("Yerevan", 40.18111, 44.51361).label == "Yerevan / İrəvan"
