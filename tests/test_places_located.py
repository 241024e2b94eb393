"""Names of places, resolved together with the document around them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.places import Asked, locate
from rashomon.code.places.ranking import rank
from rashomon.code.ruled import RulesCoder
from rashomon.knowledge.contested import contested_places
from rashomon.knowledge.parties import find_parties
from rashomon.model.document import Document
from rashomon.model.location import Location, Precision
from rashomon.text.tokens import tokens


def found(marked: str, day: str | None = None) -> list[Location]:
    """The locations of the names in brackets."""
    text, asked = "", list[Asked]()
    for at, part in enumerate(re.split(r"[\[\]]", marked)):
        if at % 2:
            asked.append(Asked(len(text), len(text) + len(part)))
        text += part
    words = tokens(text)
    lands = [
        (hit.party.country, words[hit.first].start)
        for hit in find_parties(words)
        if hit.party.country
    ]
    return list(locate(text, asked, lands, day))


def near(place: Location, latitude: float, longitude: float) -> bool:
    """Whether it is within about 25 km of there."""
    assert place.latitude is not None and place.longitude is not None, place.basis
    return abs(place.latitude - latitude) < 0.25 and abs(place.longitude - longitude) < 0.3


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("Shells fell on [Tovuz], Azerbaijan said.", 40.99, 45.63),
        ("Shells fell on [Tavush] province, Armenia said.", 40.88, 45.14),
        ("mortars at [Istisu] in [Kalbajar] district", 39.95, 45.96),
        ("The spa town of [Jermuk] was hit.", 39.84, 45.67),
        ("Drones over [Vardenis] and [Sotk], Armenia said.", 40.18, 45.73),
        ("a rally in [Tbilisi], [Georgia]", 41.69, 44.83),
        ("[Berdzor] was quiet", 39.64, 46.55),
        ("[Lachin] town was quiet", 39.64, 46.55),
        ("the village of [Verin Shorzha]", 40.09, 45.83),
        ("the village of [Yukhari Shorzha]", 40.09, 45.83),
        ("a fire in [Paris], [Texas]", 33.66, -95.56),
        ("a fire in [Paris]", 48.85, 2.35),
        ("[Martuni] in Nagorno-Karabakh, between [Hadrut] and [Askeran]", 39.8, 47.11),
        ("[Martuni] on Lake Sevan, near [Gavar], Armenia said", 40.14, 45.3),
    ],
)
def test_the_first_name_is_the_place_that_its_document_means(
    text: str, latitude: float, longitude: float
) -> None:
    assert near(found(text)[0], latitude, longitude)


def test_a_state_and_a_country_of_one_name_are_told_apart() -> None:
    state, _ = found("protests in [Georgia], in [Atlanta] above all")
    country, _ = found("protests in [Georgia], in [Tbilisi] above all")
    assert (state.country, country.country) == ("US", "GE")


def test_what_the_text_does_not_settle_stays_open_and_says_why() -> None:
    (place,) = found("A man was shot in [Springfield].")
    assert place.precision is Precision.UNLOCATED and place.latitude is None
    assert "does not settle" in place.basis and "Missouri" in place.basis
    assert rank("in Springfield", [(3, 14)])[0].spots


def test_a_name_that_no_table_has_is_not_located() -> None:
    (place,) = found("near the village of [Zzyrghom]")
    assert place == Location(place.span) and place.basis == "no table knows it"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("in the village of [Nerkin Hand]", Precision.EXACT),
        ("20 km north of [Goris]", Precision.NEAR),
        ("on the outskirts of [Bakhmut]", Precision.NEAR),
        ("near [Goris]", Precision.NEAR),
        ("on the road to [Goris]", Precision.NEAR),
        ("on the hills above [Goris]", Precision.NEAR),
        ("in [Syunik] province", Precision.AREA),
        ("over the [Black Sea]", Precision.AREA),
        ("in southern [Lebanon]", Precision.AREA),
        ("the [Tovuz] section of the border", Precision.BORDER_SECTOR),
        ("in the direction of [Basarkechar]", Precision.BORDER_SECTOR),
        ("on the [Armenia-Azerbaijan border]", Precision.BORDER_SECTOR),
        ("on the [Chad-Cameroon border]", Precision.BORDER_SECTOR),
    ],
)
def test_words_around_a_name_grade_it(text: str, grade: Precision) -> None:
    assert found(text)[0].precision is grade


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2019-05-01", "Nagorno-Karabakh"), ("2021-05-01", "Azerbaijan"), (None, None)],
)
def test_who_held_a_place_goes_by_the_day(day: str | None, holder: str | None) -> None:
    (place,) = found("the town of [Shushi]", day)
    assert place.holder == holder
    assert {"Shusha", "Shushi"} <= {one.name for one in place.names}


def test_each_sides_name_leads_to_the_same_point() -> None:
    places = [place for place in contested_places() if len(place.sides) > 1 and place.latitude]
    for place in places[::40]:
        for name in place.names:
            (ranked,) = rank(name, [(0, len(name))])
            assert any(spot.known == place for spot, _ in ranked.spots)


def test_one_name_is_one_place_throughout_a_document() -> None:
    first, _, last = found("[Paris], [Texas]. Later that day in [Paris] a second fire broke out.")
    assert (first.latitude, first.longitude) == (last.latitude, last.longitude)


def test_the_rules_coder_locates_the_places_of_its_incidents() -> None:
    text = (
        "Armenia's defence ministry said on Tuesday that Azerbaijani troops had shelled the town "
        "of Goris, killing two soldiers. Azerbaijan denied it.\n"
    )
    report = RulesCoder().code(Document.of(text))
    (mention,) = report.mentions
    assert [one.span for one in mention.where] == list(mention.places)
    assert near(mention.where[0], 39.51, 46.34)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Goris", "Paris", "Lachin", "Georgia", "Springfield", "Zzyr"])),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_names_are_asked_for_changes_nothing(
    names: list[str], shuffled: object
) -> None:
    text, asked = "", list[Asked]()
    for name in names:
        text += " and "
        asked.append(Asked(len(text), len(text) + len(name)))
        text += name
    other = list(asked)
    shuffled.shuffle(other)  # type: ignore[attr-defined]
    one = {place.span: place for place in locate(text, asked)}
    two = {place.span: place for place in locate(text, other)}
    assert one == two
    assert all(text[span.start : span.end] == span.text for span in one)
