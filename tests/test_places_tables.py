"""The tables of contested places, and the file of the world."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.contested import FOLDER, contested_named, contested_places, read
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.place import Place, Tenure
from rashomon.knowledge.world.keys import bare, forms, key, mark
from rashomon.knowledge.world.lands import land_of, lands
from rashomon.knowledge.world.table import FILE, NO_ROW, World, world
from rashomon.model.errors import InputError

WORLD = "70aeecbeb14bb3e2"
LINE = (
    "Aba; Oba [Armenia] | village | 40.1, 45.2 | | AM | Lori | Armenia 1991..1993-05 | "
    "common knowledge"
)


def table(folder: Path, *lines: str) -> Path:
    path = folder / "x.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_line_is_a_place_with_each_sides_name(tmp_path: Path) -> None:
    (place,) = read(table(tmp_path, "# a remark", "", LINE))
    assert place.names == ("Aba", "Oba") and (place.latitude, place.longitude) == (40.1, 45.2)
    assert [one.party for one in place.sides] == [None, "Armenia"]
    assert place.held == (Tenure("Armenia", "1991", "1993-05"),)


@pytest.mark.parametrize(
    ("part", "instead", "reason"),
    [
        ("| village |", "| hamlet |", "'hamlet' is no kind"),
        ("40.1, 45.2", "40.1", "no latitude and longitude"),
        ("40.1, 45.2", "98, 45", "no globe"),
        ("40.1, 45.2", "north, east", "could not convert"),
        ("| AM |", "| Armenia |", "no ISO 3166"),
        ("1991..1993-05", "1991-1993", "no party with a period"),
        ("1991..1993-05", "1991..1993-13", "month must be in"),
        ("1991..1993-05", "1995..1993", "ends before it begins"),
        ("[Armenia]", "[Armenia", "no name with a party"),
        (" | common knowledge", "", "7 cells where 8"),
    ],
)
def test_a_bad_line_is_named_with_its_number(
    tmp_path: Path, part: str, instead: str, reason: str
) -> None:
    with pytest.raises(InputError, match=rf"x\.txt, line 2: .*{reason}"):
        read(table(tmp_path, "# a remark", LINE.replace(part, instead)))


def test_the_tables_name_known_parties() -> None:
    named = {side.party for place in contested_places() for side in place.sides if side.party}
    held = {one.party for place in contested_places() for one in place.held}
    assert [name for name in sorted(named | held) if party_named(name) is None] == []


def test_no_place_stands_twice_in_the_tables() -> None:
    spots = defaultdict[tuple[str, str], list[Place]](list)
    for path in sorted(FOLDER.glob("*.txt")):
        for place in read(path):
            spots[key(place.names[0]), place.kind].append(place)
    twice = [
        (one.names[0], other.names[0])
        for places in spots.values()
        for at, one in enumerate(places)
        for other in places[:at]
        if one.latitude and other.latitude and one.longitude and other.longitude
        if abs(one.latitude - other.latitude) < 0.045
        if abs(one.longitude - other.longitude) < 0.045
    ]
    assert twice == []


def test_who_held_a_place_is_told_for_days_months_and_years() -> None:
    held = (Tenure("A", None, "1992-05-08"), Tenure("B", "1992-05-09", "2020"))
    place = Place(("X",), None, "town", held=held)
    days = ["1990", "1992-05-08", "1992-05-09", "1992-05", "1992", "2020-12-31", "2021", None]
    assert [place.holder(day) for day in days] == ["A", "A", "B", None, None, "B", None, None]


def test_every_sides_name_leads_to_the_same_place() -> None:
    for place in contested_places():
        if place.latitude is not None:
            assert all(place in contested_named(key(name)) for name in place.names)


def test_the_worlds_file_is_the_one_that_was_measured() -> None:
    assert sha256(FILE.read_bytes()).hexdigest()[:16] == WORLD
    assert len(world()) == 253_806


def test_the_worlds_file_is_consistent() -> None:
    with np.load(FILE) as held:
        count = len(held["length"])
        for name in ("latitude", "longitude", "people", "country", "first", "second", "kind"):
            assert len(held[name]) == count
        rows = held["low"] | (held["high"].astype(np.uint32) << 16)
        assert int(held["length"].sum()) == len(held["names"])
        assert bool(((rows < count) | (rows == NO_ROW)).all())
        assert float(np.abs(held["latitude"]).max()) <= 90
        assert float(np.abs(held["longitude"]).max()) <= 180


@pytest.mark.parametrize("row", [0, 1, 1000, 99_999, 200_000, 240_000, 253_805])
def test_a_place_is_found_by_its_name(row: int) -> None:
    file = World()
    assert row in file.rows(key(file.name(row)))


def test_a_name_that_nothing_has_is_not_found() -> None:
    assert world().spots("zzyrgh upon qwx") == [] and lands("zzyrgh") == ()


def test_a_state_and_a_country_share_a_name() -> None:
    assert {spot.kind for spot in lands("georgia")} == {"country", "state"}
    land = land_of("GE")
    assert land and land in lands("georgian")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Şuşa", "susa"),
        ("Laçın", "lacin"),
        ("St. Louis", "saint louis"),
        ("The Hague", "hague"),
        ("Khan-Yunis", "khan yunis"),
        ("Donets'k", "donetsk"),
        ("Łódź", "lodz"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert key(name) == folded


def test_the_word_for_a_division_is_no_part_of_its_name() -> None:
    assert bare("tavush province") == "tavush" == bare("province of tavush")
    assert list(forms("Rapides Parish")) == ["rapides parish", "rapides"]


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(name: str) -> None:
    once = key(name)
    assert key(once) in (once, once.removeprefix("the ")) or once.startswith(("st", "mt", "ft"))
    assert 0 <= mark(once) < 2**32
