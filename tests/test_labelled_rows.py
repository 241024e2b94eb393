"""The labelled rows of benchmarks/data: their shape, and how they are judged."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from benchmarks.beside import judge, rows
from benchmarks.beside.told import Count, Place, Time
from rashomon.model.vocabulary import CasualtyKind

GRAINS = {"day", "week", "month", "season", "year", "decade", *rows.NO_TIME, *rows.NO_DATE}
PRECISIONS = {"exact", "near", "area", "border_sector", "none"}


def test_every_row_has_its_columns_and_its_words_in_its_text() -> None:
    for room in (rows.when(), rows.counts(), rows.places(), rows.who()):
        assert len(room) >= 80
        assert all(row.text and row.words in row.text for row in room)
        assert all(part == part.strip() for row in room for part in row)
    assert min(len(rows.when()), len(rows.counts()), len(rows.places())) >= 120


def test_no_row_stands_twice() -> None:
    for room in (rows.when(), rows.counts(), rows.places(), rows.who()):
        assert not [row for row, times in Counter(room).items() if times > 1]


@pytest.mark.parametrize("row", rows.when(), ids=lambda row: row.text[:40])
def test_times_are_dates_of_their_grain(row: rows.WhenRow) -> None:
    assert row.grain in GRAINS
    settled = [at for at in (row.start, row.end) if at and at != rows.UNJUDGED]
    assert bool(settled) != (row.grain in (*rows.NO_TIME, *rows.NO_DATE))
    for at in settled:
        date.fromisoformat(at + "-01-01"[len(at) - 4 :])
    if len(settled) == 2:
        assert row.start <= row.end
    if row.grain == "week":
        assert date.fromisoformat(row.start).isoweekday() == 1
    if row.grain != "undated":
        assert row.day or row.start


def test_counts_have_kinds_and_bounds_in_order() -> None:
    for row in rows.counts():
        if not row.kind:
            assert not any(row[2:])
            continue
        low, high = row.bounds
        assert CasualtyKind(row.kind) and row.words
        assert low is None or high is None or low <= high
        assert row.civilian in ("true", "false", "", rows.UNJUDGED)
        assert row.figure in ("total", "increment", "part", rows.UNJUDGED)


def test_places_lie_on_the_earth_or_name_none() -> None:
    caucasus = 0
    for row in rows.places():
        assert row.precision in PRECISIONS
        assert bool(row.latitude) == bool(row.longitude) == (row.precision != "none")
        if row.latitude:
            assert abs(float(row.latitude)) <= 90 and abs(float(row.longitude)) <= 180
            assert row.source != "none" and (len(row.country) == 2 or row.country == "?")
            caucasus += row.country in ("AM", "AZ", "GE")
    assert caucasus >= 40


def test_speakers_have_a_party_and_a_country_where_it_is_one() -> None:
    for row in rows.who():
        assert all(row.parties) and len(row.country) in (0, 2)
        assert row.published == date.fromisoformat(row.published).isoformat()


def _when(start: str, end: str, grain: str = "day") -> rows.WhenRow:
    return rows.WhenRow("Shots fell then.", "then", "2024-03-20", start, end, grain, "")


def test_a_time_is_right_where_it_says_all_that_the_label_says() -> None:
    told = [Time(11, 15, "2024-03-18", "2024-03-18")]
    assert judge.when(_when("2024-03-18", "2024-03-18"), told) == {"start": True, "whole": True}
    assert judge.when(_when("2024-03", "2024-03", "month"), told)["whole"]
    assert not judge.when(_when("2024-03-16", "2024-03-17"), told)["start"]
    assert judge.when(_when("2024-03-18", "2024-03-20"), told) == {"start": True, "whole": False}
    assert not judge.when(_when("", "", "trap"), told)["start"]
    assert judge.when(_when("", "", "trap"), [Time(0, 5, "2024", None)])["start"]


def test_a_point_is_right_within_the_time_but_not_the_whole_of_it() -> None:
    told = [Time(11, 15, "2024-03-13", None, point=True)]
    assert judge.when(_when("2024-03-11", "2024-03-17", "week"), told) == {
        "start": True,
        "whole": False,
    }


def test_a_count_is_right_with_its_kind_and_bounds_and_what_else_is_told_is_made_up() -> None:
    row = rows.CountRow("9 died.", "killed", "9", "9", "9", "", "total")
    marks = judge.counts([row], [Count(9, 9, "killed"), Count(120, 120, "wounded")])
    assert (marks["bounds"], marks["made up"], marks["figure"]) == (1, 1, 1)
    trap = rows.CountRow("A 120-mm gun.", "", "", "", "", "", "")
    assert judge.counts([trap], [])["bounds"] == 1
    assert judge.counts([trap], [Count(120, 120)])["figure"] == 0


def test_a_place_is_right_near_its_label() -> None:
    row = rows.PlaceRow("In Ganja.", "Ganja", "40.68", "46.36", "AZ", "exact", "GeoNames")
    assert judge.places(row, [Place(3, 8, 40.7, 46.3, "AZ", "exact")])["right"]
    far = judge.places(row, [Place(3, 8, 40.37, 46.9, "AZ", "exact")])
    assert not far["right"] and far["loose"]
    assert not judge.places(row, [])["right"]


def test_a_table_of_countries_is_right_to_tell_nothing_of_a_group() -> None:
    row = rows.WhoRow("The M23 said so.", "The M23", "2023-03-15", "M23 / March 23 Movement", "")
    assert judge.who(row, None, codes=True) == {"other": True}
    assert judge.who(row, "March 23 Movement", codes=False) == {"other": True}
    assert judge.who(row, None, codes=False) == {"other": False}
