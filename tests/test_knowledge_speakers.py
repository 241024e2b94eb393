"""For whom a speaker speaks, and what sort of people a noun is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.knowledge.table import listed, rows


@pytest.mark.parametrize(
    ("speaker", "party"),
    [
        ("Armenia's Defense Ministry", "Armenia"),
        ("the defence ministry in Baku", "Azerbaijan"),
        ("Kremlin spokesman Dmitry Peskov", "Russia"),
        ("Aykhan Hajizada, a spokesperson to Azerbaijani Foreign Ministry", "Azerbaijan"),
        ("the Iran-backed Houthis", "Houthis"),
        ("the London-based Syrian Observatory", "Syrian Observatory for Human Rights"),
        ("the Russian Wagner group", "Wagner"),
        ("residents", "residents"),
        ("residents of Armenia", "residents"),
        ("two eyewitnesses", "witnesses"),
        ("Foreign journalists", "foreign journalists"),
        ("Iranian analysts", "analysts"),
        ("a Pakistani security source", "Pakistan"),
        ("Syrian state media", "Syria"),
        ("the interior ministry", None),
        ("the rebels", None),
    ],
)
def test_the_party_behind_the_words(speaker: str, party: str | None) -> None:
    assert party_of_speaker(speaker) == party


def test_a_body_without_a_name_belongs_to_the_default() -> None:
    assert party_of_speaker("the interior ministry", "Kenya") == "Kenya"
    assert party_of_speaker("army sources", "Kenya") == "Kenya"
    assert party_of_speaker("witnesses", "Kenya") == "witnesses"
    assert party_of_speaker("Togo's interior ministry", "Kenya") == "Togo"
    assert party_of_speaker("the rebels", "Kenya") == "rebels"


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert party_of_speaker(text, "Kenya")


def test_roles_have_their_kinds_and_plurals() -> None:
    assert role_of("servicemen") is RoleKind.MILITARY
    assert role_of("gunman") is RoleKind.FIGHTER
    assert role_of("children") is RoleKind.CIVILIAN
    assert role_of("deputies") is RoleKind.OFFICIAL
    assert role_of("witnesses") is RoleKind.GENERIC
    assert role_of("table") is None


def test_no_word_has_two_kinds() -> None:
    listings = [
        (kind, item.split("/")[0]) for kind, cell in rows("roles.txt", 2) for item in listed(cell)
    ]
    assert {kind for kind, _ in listings} == set(RoleKind)
    assert [(kind, word) for kind, word in listings if role_of(word) != kind] == []
