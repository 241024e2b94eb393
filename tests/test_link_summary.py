"""The line that sums up an incident."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from rashomon.link.summary import summarise
from rashomon.model.report import Mention, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role

CLASH, RAID = IncidentType.ARMED_CLASH, IncidentType.ATTACK


def mention(
    type_: IncidentType, start: str | None, *places: str, country: str | None = "PE"
) -> Mention:
    spans = tuple(Span(0, len(place), place) for place in places)
    return Mention("i1", Role.FOREGROUND, type_, When(start), spans, country, ())


def test_most_say_holds() -> None:
    summary = summarise(
        [mention(CLASH, "2031-05-04"), mention(RAID, "2031-05-04"), mention(RAID, "2031-05-05")]
    )
    assert summary.type == "attack"
    assert summary.start == "2031-05-04"
    assert summary.country == "PE"


def test_a_day_goes_before_a_month_however_many_say_it() -> None:
    told = [mention(CLASH, "2031-05"), mention(CLASH, "2031-05"), mention(CLASH, "2031-05-04")]
    assert summarise(told).start == "2031-05-04"


def test_places_are_distinct_and_the_most_told_stand_first() -> None:
    told = [
        mention(CLASH, None, "village of Huanta", "Ayacucho"),
        mention(CLASH, None, "Ayacucho region"),
        mention(CLASH, None, "Huanta", "Ayacucho"),
    ]
    assert summarise(told).places == ("Ayacucho", "Huanta")


def test_what_nobody_says_is_not_said() -> None:
    summary = summarise([mention(CLASH, None, country=None)])
    assert summary[1:] == (None, None, (), None)


def test_the_first_published_breaks_a_tie_in_any_order() -> None:
    told = [(mention(CLASH, "2031-05-05"), date(2031, 5, 7)), (mention(RAID, "2031-05-04"), None)]
    for order in permutations(told):
        summary = summarise([m for m, _ in order], [day for _, day in order])
        assert (summary.type, summary.start) == ("armed_clash", "2031-05-05")


def test_a_place_has_the_name_that_most_give_it_whichever_side_s_it_is() -> None:
    told = [mention(CLASH, None, place) for place in ("Shusha", "Shushi", "town of Shushi")]
    assert summarise(told).places == ("Shushi",)
    assert summarise([mention(CLASH, None, "Shusha"), *told[:1]]).places == ("Shusha",)
