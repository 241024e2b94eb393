"""Who did it, by the words around what was done."""

from __future__ import annotations

import pytest

from code_samples import doers
from rashomon.code.reading import Whose


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("Azerbaijani shelling damaged the school.", "shelling", "Azerbaijan"),
        ("Heavy Azerbaijani artillery shelling damaged the school.", "shelling", "Azerbaijan"),
        ("Ethiopia's shelling of the town went on.", "shelling", "Ethiopia"),
        ("The village was shelled by Serbian guns.", "shelled", "Serbia"),
        ("The village was heavily shelled by the Serbian army.", "shelled", "Serbia"),
        ("An attack by the RSF emptied the market.", "attack", "RSF"),
        ("An attack on Sudanese troops by the RSF emptied the market.", "attack", "RSF"),
        ("Two men died in shelling from Armenian positions.", "shelling", "Armenia"),
        ("Kenyan forces opened fire on the village.", "opened fire", "Kenya"),
        ("Russian forces shelled the town.", "shelled", "Russia"),
        ("Thai soldiers, who had come at dawn, shelled the town.", "shelled", "Thailand"),
        ("Rebels of the M23 attacked the camp.", "attacked", "M23"),
        ("Ethiopia launched an offensive.", "offensive", "Ethiopia"),
        ("Hamas carried out an attack on the Israeli base.", "attack", "Hamas"),
        ("Israel carried out an attack on the Hamas base.", "attack", "Israel"),
        ("Cambodian troops fired on Thai soldiers.", "fired on", "Cambodia"),
        ("Thai soldiers were fired on by Cambodian troops.", "fired on", "Cambodia"),
    ],
)
def test_the_doer_stands_where_english_puts_him(text: str, trigger: str, party: str) -> None:
    assert party in [doer for words, doer in doers(text).items() if trigger in words]


@pytest.mark.parametrize(
    "text",
    [
        "The village was shelled at noon.",
        "Thai soldiers were fired on at noon.",
        "Two Malian soldiers were ambushed.",
        "Indian soldiers died in the shelling.",
        "Shots were fired at Indian posts.",
        "A bomb exploded near Indian posts.",
        "The Russian town was heavily shelled.",
        "An attack on Pakistan was foiled.",
        "Three Indian soldiers were shot at near the bridge.",
    ],
)
def test_those_who_suffer_it_are_not_its_doers(text: str) -> None:
    assert set(doers(text).values()) == {None}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The enemy shelled our posts.", Whose.ENEMY),
        ("Our posts were shelled by the enemy.", Whose.ENEMY),
        ("Enemy shelling damaged our posts.", Whose.ENEMY),
        ("The other side opened fire.", Whose.ENEMY),
        ("Our forces shelled the depot.", Whose.OWN),
        ("Its own jets bombed the depot.", Whose.OWN),
        ("We opened fire at noon.", Whose.OWN),
    ],
)
def test_relative_words_name_a_doer_relative_to_the_speaker(text: str, whose: Whose) -> None:
    assert whose in doers(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations shelling report was read at noon.",
        "Reuters saw the shelling of the ridge.",
        "The International Committee of the Red Cross shelling survey was read.",
    ],
)
def test_bodies_of_many_countries_and_agencies_do_no_violence(text: str) -> None:
    assert set(doers(text).values()) == {None}


def test_a_doer_is_not_sought_across_a_semicolon() -> None:
    assert doers("Kenyan troops slept; gunmen shelled the camp.")["shelled"] is None


def test_without_any_party_nobody_is_the_doer() -> None:
    assert set(doers("Gunmen attacked the depot.").values()) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Armenian posts came under fire at noon.",
        "An Indian post was hit by shelling.",
        "Indian soldiers were killed in the attack.",
        "Indian troops were hit by a bomb.",
        "Indian soldiers suffered an attack.",
        "Indian troops repelled an attack.",
        "Indian villagers fled shelling.",
        "Indian losses in the attack were heavy.",
    ],
)
def test_those_who_suffer_it_before_a_noun_are_not_its_doers(text: str) -> None:
    assert set(doers(text).values()) == {None}
