"""Dated offices: who held which one when, and for whom a person spoke on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.offices import (
    Office,
    Standing,
    Tenure,
    holders,
    names,
    party_on,
    tenures,
)
from rashomon.knowledge.parties import find_parties, parties
from rashomon.knowledge.party import Form
from rashomon.knowledge.periods import day_from, day_until
from rashomon.text.tokens import tokens

SINGLE = frozenset(Office) - {Office.SPOKESPERSON, Office.OTHER}
SOURCES = r"Wikidata Q\d+|Wikipedia: .+|REIGN|common knowledge"
TABLE = tuple(dict.fromkeys(one for name, _ in names() for one in tenures(name)))


@pytest.mark.parametrize(
    ("party", "office", "day", "expected"),
    [
        ("Armenia", Office.FOREIGN_MINISTER, "2023-04-11", "Ararat Mirzoyan"),
        ("Azerbaijan", Office.DEFENCE_MINISTER, "2016-04-02", "Zakir Hasanov"),
        ("Russia", Office.HEAD_OF_STATE, "2008-08-08", "Dmitry Medvedev"),
        ("Turkey", Office.FOREIGN_MINISTER, "2020-10-01", "Mevlut Cavusoglu"),
        ("Georgia", Office.HEAD_OF_STATE, "2008-08-08", "Mikheil Saakashvili"),
    ],
)
def test_an_office_has_its_holder(party: str, office: Office, day: str, expected: str) -> None:
    assert [one.person for one in holders(party, office, date.fromisoformat(day))] == [expected]


def test_nobody_is_told_for_a_day_before_the_table() -> None:
    assert holders("Armenia", Office.HEAD_OF_STATE, date(1950, 1, 1)) == ()


def test_one_person_speaks_for_several_parties_over_time() -> None:
    assert party_on("Robert Kocharyan", date(1993, 5, 1)) == "Nagorno-Karabakh"
    assert party_on("Robert Kocharian", date(1999, 5, 1)) == "Armenia"
    assert party_on("Robert Kocharyan", date(2023, 5, 1)) == "Armenia"
    assert party_on("Robert Kocharyan", None) is None


def test_a_surname_that_two_sides_have_on_a_day_is_nobodys() -> None:
    assert party_on("Harutyunyan", date(2021, 1, 10)) is None
    assert party_on("Pashinian", date(2021, 1, 10)) == "Armenia"


def test_a_name_without_its_article_or_accents_is_the_same() -> None:
    assert party_on("Yasar Guler", None) == party_on("YAŞAR GÜLER", None) == "Turkey"


def test_nobody_is_known_by_words_that_name_nobody() -> None:
    assert party_on("the minister", date(2020, 1, 1)) is None
    assert tenures("") == ()


def test_a_person_in_a_text_counts_for_the_party_of_the_day() -> None:
    words = tokens("Robert Kocharyan said so")
    on = {day.year: find_parties(words, day) for day in (date(1993, 5, 1), date(2001, 5, 1))}
    assert [hit.party.name for hit in on[1993]] == ["Nagorno-Karabakh"]
    assert [(hit.party.name, hit.form) for hit in on[2001]] == [("Armenia", Form.PERSON)]


def test_every_tenure_is_well_told() -> None:
    known = {party.name for party in parties()}
    assert [one for one in TABLE if one.party not in known] == []
    assert [one for one in TABLE if not date(1940, 1, 1) < one.first < date(2027, 1, 1)] == []
    assert [one for one in TABLE if one.last and one.last < one.first] == []
    assert [one for one in TABLE if not re.fullmatch(SOURCES, one.source)] == []


def test_one_office_has_one_holder_at_a_time() -> None:
    held = defaultdict[tuple[str, Office], list[Tenure]](list)
    for one in TABLE:
        if one.office in SINGLE and one.standing is Standing.FULL:
            held[one.party, one.office].append(one)
    both = [pair for ones in held.values() for pair in combinations(ones, 2) if overlap(*pair)]
    assert both == []


def overlap(one: Tenure, other: Tenure) -> bool:
    """Whether two tenures surely have more than a month in common, whatever the day is."""
    return inner(one, other) > timedelta(31)


def inner(one: Tenure, other: Tenure) -> timedelta:
    begin = max(day_until(one.since), day_until(other.since))
    return min(surely_until(one), surely_until(other)) - begin


def surely_until(one: Tenure) -> date:
    return day_from(one.until) if one.until else date(2027, 1, 1)


@given(st.sampled_from(TABLE), st.integers(0, 40_000))
def test_look_ups_agree(one: Tenure, days: int) -> None:
    day = date(1940, 1, 1) + timedelta(days)
    assert (one in holders(one.party, one.office, day)) == one.covers(day)
    assert (one in tenures(one.person, day)) == one.covers(day)
    assert party_on(one.person, day) in {known.party for known in tenures(one.person)} | {None}
