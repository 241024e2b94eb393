"""Places named in a sentence, by the tables and by the words around a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places, place_named
from rashomon.knowledge.world.keys import mark
from rashomon.text.tokens import tokens


def named(text: str) -> list[str]:
    words = tokens(text)
    hits = find_places(words, find_parties(words))
    return [text[words[hit.first].start : words[hit.last - 1].end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell near the village of Nerkin Hand on Monday.", ["Nerkin Hand"]),
        ("in Kosh-Qorgon village", ["Kosh-Qorgon"]),
        ("Shusha (Shushi) was quiet", ["Shusha", "Shushi"]),
        ("The Line of Control and the Gaza Strip", ["Line of Control", "Gaza Strip"]),
        ("on the Armenia-Azerbaijan border", ["Armenia-Azerbaijan border"]),
        ("30 km from Vrelo and north of Stone Mill", ["Vrelo", "Stone Mill"]),
        ("in Uri, Zorkul and Brandal.", ["Uri", "Zorkul", "Brandal"]),
        ("fighting in southern Lebanon", ["southern Lebanon"]),
        ("BAKU, July 14 (Agency) - It is calm", ["BAKU"]),
        ("an attack on Kharkiv", ["Kharkiv"]),
        ("the Lachin corridor is shut", ["Lachin corridor"]),
        ("in Cité Soleil", ["Cité Soleil"]),
    ],
)
def test_a_place_is_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Baku said it had opened fire",
        "Armenia denied it",
        "in March the Ministry answered",
        "a man in Operation Dawn",
        "Ahmed Reading spoke; Mobile phones rang",
        "he trusted in Pashinyan",
        "in Smith's view",
    ],
)
def test_what_names_no_place_is_no_hit(text: str) -> None:
    assert named(text) == []


def test_a_capital_is_a_place_only_where_it_is_located() -> None:
    assert named("Baku said that in Baku all was calm") == ["Baku"]


def test_a_name_that_no_table_knows_has_no_place() -> None:
    words = tokens("in Zzyrgh village")
    assert [hit.place for hit in find_places(words)] == [None]


def test_a_contested_place_answers_to_every_name() -> None:
    one, other = place_named("Stepanakert"), place_named("khankendi")
    assert one is not None and one == other and "Khankendi" in one.names


def test_a_name_of_several_countries_has_no_country() -> None:
    place = place_named("Punjab")
    assert place is not None and place.country is None


def test_a_post_in_lower_case_is_read_by_the_tables_only() -> None:
    assert named("heavy fire near bambari and near the old mill") == ["bambari"]


def test_a_long_line_of_capitals_is_bounded() -> None:
    words = tokens("in " + "Ab " * 20_000)
    assert len(find_places(words)) <= len(words)


@given(st.text(alphabet="inAB Uri-,’'.\u0000\u202e\u0301", max_size=80))
def test_hits_stand_inside_the_words_and_apart(text: str) -> None:
    words = tokens(text)
    end = 0
    for hit in find_places(words, find_parties(words)):
        assert end <= hit.first < hit.last <= len(words)
        end = hit.last


def test_half_a_character_in_a_name_is_no_error() -> None:
    assert mark("os\ud800k") != mark("osk")
