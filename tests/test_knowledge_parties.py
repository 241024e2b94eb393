"""Parties named in a text: every country, authority, group and organisation, by many words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.parties import find_parties, parties, party_named
from rashomon.knowledge.party import Form, PartyKind
from rashomon.text.tokens import tokens


def names(text: str) -> list[str]:
    return [hit.party.name for hit in find_parties(tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia's army and Azerbaijani troops", ["Armenia", "Azerbaijan"]),
        ("The Kremlin and the Pentagon", ["Russia", "United States"]),
        ("Niamey, Niger; Abuja, Nigeria", ["Niger", "Niger", "Nigeria", "Nigeria"]),
        ("Equatorial Guinea, Guinea-Bissau", ["Equatorial Guinea", "Guinea-Bissau"]),
        ("Karabakh Armenians in Stepanakert", ["Nagorno-Karabakh", "Nagorno-Karabakh"]),
        ("the Rapid Support Forces (RSF)", ["RSF", "RSF"]),
        ("Tehrik-e-Taliban Pakistan and the Taliban", ["TTP", "Taliban"]),
        ("Inter-Services Public Relations", ["Pakistan"]),
        ("Nikol Pashinyan met Aliyev", ["Armenia", "Azerbaijan"]),
        ("UN Security Council, UN, Monusco", ["UN Security Council", "United Nations", "MONUSCO"]),
        ("Congo-Brazzaville and Congo", ["Republic of the Congo", "DR Congo"]),
        ("Bogotá and Bogota", ["Colombia", "Colombia"]),
    ],
)
def test_a_party_is_found_by_its_words(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He told us to polish the china and carve the turkey",
        "ships in the Indian Ocean and the South China Sea",
        "a flight over the Gulf of Mexico to New Mexico",
        "under the Geneva Conventions",
        "POLICE FOUND MAN WHO FLED",
        "Let them pass. Is it so?",
    ],
)
def test_words_that_only_look_like_a_party_are_none(text: str) -> None:
    assert names(text) == []


def test_the_form_says_by_what_word_it_is_named() -> None:
    hits = find_parties(tokens("Georgia; Georgian; Tbilisi; the IDF; Putin"))
    assert [hit.form for hit in hits] == list(Form)


def test_a_post_in_lower_case_is_understood() -> None:
    assert names("beijing says india crossed the line") == ["China", "India"]


def test_every_demonym_has_its_plural() -> None:
    assert names("Armenians and Iraqis and Thais") == ["Armenia", "Iraq", "Thailand"]


def test_a_party_is_looked_up_by_any_name() -> None:
    party = party_named("the russian federation")
    assert party is not None and (party.name, party.country) == ("Russia", "RU")
    assert party_named("Cote d'Ivoire") == party_named("Ivory Coast")
    assert party_named("nobody at all") is None


def test_the_tables_span_the_world_and_name_nothing_twice() -> None:
    everyone = parties()
    assert len({party.name for party in everyone}) == len(everyone)
    kinds = [party.kind for party in everyone]
    assert kinds.count(PartyKind.COUNTRY) >= 195
    assert kinds.count(PartyKind.ARMED_GROUP) >= 250


@given(st.text(alphabet="aAUNSru .-'’\n\u0000\u202e\u0301", max_size=80))
def test_hits_stand_inside_the_words_and_apart(text: str) -> None:
    words = tokens(text)
    end = 0
    for hit in find_parties(words):
        assert end <= hit.first < hit.last <= len(words)
        end = hit.last


PAIRS = [("Armenia", "Azerbaijan"), ("India", "Pakistan"), ("Russia", "Ukraine")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_swapping_two_countries_swaps_them_in_the_result(one: str, other: str) -> None:
    text = "{0} said {1} fired; {1} denied it near the {0}-{1} border"
    swap = {one: other, other: one}
    assert [swap[n] for n in names(text.format(one, other))] == names(text.format(other, one))


def test_a_surname_is_known_in_its_romanisations() -> None:
    assert names("Pashinyan, Pashinian") == ["Armenia", "Armenia"]


def test_an_outlet_named_by_a_common_word_wants_the_words_capital() -> None:
    assert names("The times are hard. The Times said so.") == ["The Times"]
