"""The places of an incident's page."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.incident import Incident
from rashomon.model.location import Location, Precision
from rashomon.tell.located import located
from rashomon.tell.notes import Notes
from tell_samples import incident, span


def with_places(*places: Location) -> Incident:
    one = incident()
    telling = one.tellings[0]
    return replace(
        one, tellings=(replace(telling, mention=replace(telling.mention, where=places)),)
    )


def test_every_side_s_name_stands_in_words_with_where_it_is() -> None:
    (told,) = located(incident(), Notes())
    assert told.text == (
        "Osk (Veland) / Osku (Noria), Osk District, Armenia, 40.50° N 45.25° E, then held by Veland"
    )
    assert told.cites == (1,)


def test_what_is_not_located_says_why() -> None:
    why = Location(span("Port Ann"), basis="two places of that name")
    (told,) = located(with_places(why), Notes())
    assert told.text == "Port Ann, two places of that name"
    assert told.latitude is None


def test_a_place_told_twice_stands_once_with_both_citations() -> None:
    one = Location(span("Osk"), "Osk", (), -1.5, -2.0, Precision.AREA, None, None, None, "named")
    other = replace(one, span=span("village of Osk"))
    (told,) = located(with_places(one, other), Notes())
    assert told.cites == (1, 2)
    assert told.text == "Osk, 1.50° S 2.00° W, area"
