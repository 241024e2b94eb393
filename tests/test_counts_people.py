"""Single people in counts: ages, names with ages, parents of so many, headlines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.code.counts import find_casualties
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens


def counts(text: str, headline: bool = False) -> list[tuple[str, int | None, int | None]]:
    sentence = Sentence(0, 0, 0, len(text), text, tokens(text))
    found = find_casualties(replace(sentence, headline=headline), ())
    return [(phrase.kind.value, phrase.low, phrase.high) for phrase in found]


@pytest.mark.parametrize(
    "text",
    [
        "A 7-year-old was killed by the blast.",
        "Another four-year-old boy was killed.",
        "Her seven-year-old son was killed.",
        "A 12 year old girl was killed.",
        "The 9-month-old was killed.",
        "Six-year-old Ann Teren was killed near the well.",
        "The blast killed a father of four.",
        "Ivo Teren Jr., 27, of Orlin, was killed.",
    ],
)
def test_an_age_is_no_count_and_its_bearer_is_one_person(text: str) -> None:
    assert counts(text) == [("killed", 1, 1)]


def test_a_possessor_is_not_the_victim() -> None:
    assert counts("The shell hit a man's car and his wife's shop.") == []


def test_a_place_where_somebody_died_is_nobody() -> None:
    assert counts("He was brought to Orlin Central Hospital, where he died.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soldier killed in shelling", [("killed", 1, 1)]),
        ("Father Killed and 4 Others Hurt", [("killed", 1, 1), ("wounded", 4, 4)]),
        ("Mother, 2 children found dead", [("killed", 3, 3)]),
        ("Village boy, 9, killed by a mine", [("killed", 1, 1)]),
        ("Shelling kills 2 - Orlin Times", [("killed", 2, 2)]),
        ("Drone Kills Three In Orlin Market", [("killed", 3, 3)]),
    ],
)
def test_a_headline_leaves_out_articles(
    text: str, found: list[tuple[str, int | None, int | None]]
) -> None:
    assert counts(text, headline=True) == found
