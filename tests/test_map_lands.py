"""The lands and borders that maps are drawn on, and cutting them to a sheet."""

from __future__ import annotations

import hashlib
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.tell.map import clipping
from rashomon.tell.map.atlas import FILE, atlas
from rashomon.tell.map.base import base
from rashomon.tell.map.clipping import Cut, Edges
from rashomon.tell.map.frame import Box, Frame
from rashomon.tell.map.grain import ENDS, grain, wanted
from rashomon.tell.map.sectors import ALONG_KM, stretch

BOX = Edges(0.0, 0.0, 100.0, 60.0)
points = st.tuples(
    st.floats(-150, 250, allow_subnormal=False), st.floats(-120, 180, allow_subnormal=False)
)
shapes = st.lists(st.lists(points, min_size=3, max_size=14), min_size=1, max_size=4)


def test_the_file_is_the_one_that_the_tool_made() -> None:
    found = hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert found == "f1875e44e53fb091a0a10fa394e8bb49b3cde23c7978ba7e4f3541310717a61b"
    assert FILE.stat().st_size < 1_000_000


def test_lands_have_names_and_borders_are_lines_that_two_share() -> None:
    level = atlas().level(8)
    assert len(atlas().names) == 255
    assert len(level.borders) == 387
    assert len(level.rings) == len(level.country)


def test_a_coarser_level_has_fewer_points_and_all_ends() -> None:
    fine, coarse = atlas().level(4), atlas().level(9)
    assert len(coarse.borders.x) < len(fine.borders.x) / 10
    at = fine.borders.starts[:-1], coarse.borders.starts[:-1]
    assert np.array_equal(fine.borders.x[at[0]], coarse.borders.x[at[1]])


@pytest.mark.parametrize(
    ("longitude", "latitude", "name"),
    [
        (44.5, 40.2, "Armenia"),
        (47.5, 40.5, "Azerbaijan"),
        (178.0, -17.8, "Fiji"),
        (179.9, 67.5, "Russia"),
        (-175.0, 66.5, "Russia"),
        (28.2, -29.5, "Lesotho"),
        (0.0, -80.0, "Antarctica"),
        # whose Natural Earth draws these lands is told in the data card
        (34.1, 45.0, "Russia"),
        (20.9, 42.6, "Kosovo"),
        (33.3, 35.3, "N. Cyprus"),
        (-13.2, 27.1, "Morocco"),
        (-13.5, 21.6, "W. Sahara"),
        (79.2, 35.2, "China"),
        (35.75, 33.0, "Israel"),
        (41.0, 43.0, "Georgia"),
        (46.75, 39.8, "Azerbaijan"),
        (45.5, 9.5, "Somaliland"),
        (35.2, 32.0, "Palestine"),
        (74.3, 35.9, "Pakistan"),
        (77.6, 34.1, "India"),
        (37.8, 48.0, "Ukraine"),
        (121.0, 24.0, "Taiwan"),
        (77.0, 35.4, "Siachen Glacier"),
    ],
)
def test_a_point_lies_in_the_land_it_lies_in(longitude: float, latitude: float, name: str) -> None:
    assert _lands(longitude, latitude) == [name]


def _lands(longitude: float, latitude: float) -> list[str]:
    """By the number of times that a line to the east crosses each ring."""
    level = atlas().level(4)
    found = []
    for turn in (-360, 0, 360):
        x, y = level.rings.x + turn, level.rings.y
        for number in range(len(level.rings)):
            west, south, east, north = level.rings.boxes[number]
            if not (west + turn <= longitude <= east + turn and south <= latitude <= north):
                continue
            if turn and east - west > 720:
                continue
            here = slice(level.rings.starts[number], level.rings.starts[number + 1])
            ax, ay = x[here], y[here]
            bx, by = np.roll(ax, -1), np.roll(ay, -1)
            over = (ay > latitude) != (by > latitude)
            at = ax[over] + (latitude - ay[over]) / (by[over] - ay[over]) * (bx[over] - ax[over])
            if (at > longitude).sum() % 2:
                found.append(atlas().names[level.country[number]])
    return [name for name, times in Counter(found).items() if times % 2]


def test_grains_are_of_powers_of_two_and_ends_are_never_left_out() -> None:
    areas = np.array([0.0, 0.0011**2, 0.5**2, np.inf])
    assert grain(areas).tolist() == [0, 1, 9, ENDS]
    assert wanted(1e-9) == 1
    assert wanted(0.5) == 9
    assert wanted(1e9) < ENDS


def _cut(rings: list[list[tuple[float, float]]]) -> Cut:
    flat = np.array([point for ring in rings for point in ring], float)
    of = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    return Cut(flat[:, 0], flat[:, 1], of)


def _inside(cut: Cut) -> bool:
    wide = (cut.x >= BOX.left) & (cut.x <= BOX.right)
    return bool((wide & (cut.y >= BOX.low) & (cut.y <= BOX.high)).all())


def _holds(cut: Cut, x: float, y: float) -> bool:
    """Even and odd, over all rings."""
    times = 0
    for number in np.unique(cut.of):
        ax, ay = cut.x[cut.of == number], cut.y[cut.of == number]
        bx, by = np.roll(ax, -1), np.roll(ay, -1)
        over = (ay > y) != (by > y)
        at = ax[over] + (y - ay[over]) / (by[over] - ay[over]) * (bx[over] - ax[over])
        times += int((at > x).sum())
    return times % 2 == 1


@settings(max_examples=300, deadline=None)
@given(shapes, st.floats(1, 99), st.floats(1, 59))
def test_polygons_cut_to_a_box_stay_in_it_and_cover_what_they_covered(
    rings: list[list[tuple[float, float]]], x: float, y: float
) -> None:
    whole = _cut(rings)
    cut = clipping.polygons(whole, BOX)
    assert _inside(cut)
    if _far_from_edges(whole, x, y):
        assert _holds(cut, x, y) == _holds(whole, x, y)


def _far_from_edges(cut: Cut, x: float, y: float) -> bool:
    for number in np.unique(cut.of):
        ax, ay = cut.x[cut.of == number] - x, cut.y[cut.of == number] - y
        wide, tall = np.roll(ax, -1) - ax, np.roll(ay, -1) - ay
        length = np.maximum(wide**2 + tall**2, 1e-12)
        share = np.clip(-(ax * wide + ay * tall) / length, 0, 1)
        if (np.hypot(ax + share * wide, ay + share * tall) < 1e-3).any():
            return False
    return True


def test_a_ring_around_a_corner_outside_does_not_cut_it() -> None:
    ring = [(50, 30), (-20, 30), (-20, 50), (-20, 90), (-5, 90), (30, 90), (40, 90)]
    cut = clipping.polygons(_cut([[(float(x), float(y)) for x, y in ring]]), BOX)
    assert _holds(cut, 5.0, 58.0)


@settings(max_examples=300, deadline=None)
@given(shapes)
def test_lines_cut_to_a_box_stay_in_it_and_keep_what_lies_inside(
    lines: list[list[tuple[float, float]]],
) -> None:
    whole = _cut(lines)
    cut = clipping.lines(whole, BOX)
    assert _inside(cut)
    inside = _length_inside(whole)
    assert _length(cut) == pytest.approx(inside, rel=0.02, abs=0.6)


def _length(cut: Cut) -> float:
    same = cut.of[1:] == cut.of[:-1]
    return float(np.hypot(np.diff(cut.x), np.diff(cut.y))[same].sum())


def _length_inside(cut: Cut) -> float:
    """By sampling each stretch."""
    total, share = 0.0, (np.arange(4000) + 0.5) / 4000
    for at in np.flatnonzero(cut.of[1:] == cut.of[:-1]):
        wide, tall = cut.x[at + 1] - cut.x[at], cut.y[at + 1] - cut.y[at]
        x, y = cut.x[at] + share * wide, cut.y[at] + share * tall
        within = (x >= BOX.left) & (x <= BOX.right) & (y >= BOX.low) & (y <= BOX.high)
        total += float(np.hypot(wide, tall) * within.mean())
    return total


def test_a_border_sector_is_the_border_by_the_place_some_way_to_both_sides() -> None:
    points = stretch(45.6, 40.9)  # in the hills between Ijevan and Gadabay
    assert points is not None
    assert _way(points) == pytest.approx(2 * ALONG_KM, rel=0.02)
    assert all(abs(x - 45.6) < 0.7 and abs(y - 40.9) < 0.5 for x, y in points)


def test_no_border_is_near_the_middle_of_a_land() -> None:
    assert stretch(133.0, -25.0) is None
    assert stretch(-140.0, 10.0) is None


def _way(points: tuple[tuple[float, float], ...]) -> float:
    table = np.array(points)
    middle = np.cos(np.radians((table[1:, 1] + table[:-1, 1]) / 2))
    return float(np.hypot(np.diff(table[:, 0]) * middle, np.diff(table[:, 1])).sum() * 111.2)


@pytest.mark.parametrize(
    "box",
    [
        Box(-180, -90, 180, 90),
        Box(176, -20, 183, -14),
        Box(-20, 75, 60, 90),
        Box(-180, -90, 180, -60),
        Box(46.6, 39.7, 46.85, 39.85),
        Box(-140.1, 9.9, -139.9, 10.1),
    ],
)
def test_the_base_of_any_map_is_drawn_and_is_the_same_again(box: Box) -> None:
    frame = Frame.around(box)
    first = base(frame).drawn
    base.cache_clear()
    assert base(frame).drawn == first
    assert "nan" not in first
    assert "style" not in first
    assert len(first) < 130_000


def test_the_names_of_lands_stand_on_maps_where_they_have_room() -> None:
    drawn = base(Frame.around(Box(41, 38, 50, 43.5))).drawn
    assert ">Armenia<" in drawn
    assert ">Georgia<" in drawn
    assert ">Fiji<" in base(Frame.around(Box(176, -20, 183, -14))).drawn
    assert ">France<" not in drawn
