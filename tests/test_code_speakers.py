"""Who "he", "the ministry", "its spokesman" and "the army" are, from what the text told before."""

from __future__ import annotations

import pytest

from code_samples import attributions, heard


def last(text: str) -> str | None:
    """The party of the text's last attribution."""
    return attributions(text)[-1].party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Pakistan accused India of firing first. It said that two men died.", "Pakistan"),
        ("India accused Pakistan of firing first. It said that two men died.", "India"),
        ("President Aliyev said Armenia had opened fire. He said that two men died.", "Azerbaijan"),
        ("Mali's army said rebels shelled it. “They will pay,” it said.", "Mali"),
        ("Rwanda's army denied the raid. “We were elsewhere,” it added.", "Rwanda"),
    ],
)
def test_a_pronoun_is_whoever_spoke_last(text: str, party: str) -> None:
    assert last(text) == party


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("foreign ministry", "ministry"),
        ("defence ministry", "ministry"),
        ("army", "army"),
        ("coast guard", "coast guard"),
    ],
)
def test_a_body_is_the_one_last_named_with_that_noun(head: str, body: str) -> None:
    text = (
        f"Pakistan's {head} said that Indian guns fired first. The {body} added that two men died."
    )
    assert last(text) == "Pakistan"


def test_a_ministry_is_that_of_the_country_named_last() -> None:
    text = (
        "Pakistan's foreign ministry said that India fired first."
        "\nThe Indian foreign ministry said that it had not. The ministry showed pictures, it said."
    )
    assert last(text) == "India"


_FIRST = "Colonel Omar Haddad, a spokesman for the Sudanese army, said that the camp was shelled."


@pytest.mark.parametrize(
    "text",
    ["Later, Colonel Haddad said that it burnt.", "“It burnt,” Haddad said.", "“So,” said Haddad."],
)
def test_a_surname_is_the_full_name_told_before(text: str) -> None:
    assert heard(f"{_FIRST}\nResidents fled.\n{text}") == [("Sudan", "say"), ("Sudan", "say")]


def test_a_surname_that_opens_a_sentence_speaks() -> None:
    text = f"{_FIRST}\nResidents fled to the river.\nHaddad said that nine people were hurt."
    assert heard(text) == [("Sudan", "say"), ("Sudan", "say")]


def test_two_spokesmen_keep_their_parties() -> None:
    text = (
        "Ilyas Qarimov, a spokesman for Uzbekistan's army, said that shots came from Tajikistan."
        " Daler Nazarov, a spokesman for Tajikistan's army, said that they did not."
        "\n“No gun was near,” Nazarov said.\n“I have seen three of them,” Qarimov said."
    )
    assert [party for party, _ in heard(text)][-2:] == ["Tajikistan", "Uzbekistan"]


@pytest.mark.parametrize("whose", ["Its spokesman", "His spokesman", "Their spokesman"])
def test_a_possessive_speaks_for_whoever_spoke_last(whose: str) -> None:
    assert last(f"Ethiopia said that rebels shelled it. {whose} said that nine died.") == "Ethiopia"


def test_he_said_after_an_agency_is_not_the_agency() -> None:
    text = (
        "Serbia's president told the Tanjug agency that shots were fired."
        " He said that two officers were hurt."
    )
    assert last(text) == "Serbia"


def test_an_agency_that_reports_does_not_take_the_pronoun() -> None:
    text = (
        "Serbia's president said that shots were fired. The Tanjug agency reported that it rained."
        " He said that two officers were hurt."
    )
    assert last(text) == "Serbia"


def test_an_unnamed_body_speaks_against_whom_it_blames() -> None:
    text = (
        "India shelled the Pakistani village of Chakothi. Pakistan closed the road to India."
        "\nThe army said that Indian artillery had opened fire first."
    )
    assert last(text) == "Pakistan"


def test_swapping_whom_an_unnamed_body_blames_swaps_for_whom_it_speaks() -> None:
    text = (
        "Shells fell between India and Pakistan. Pakistan and India closed the road."
        "\nThe army said that {} artillery had opened fire first."
    )
    assert last(text.format("Indian")) == "Pakistan"
    assert last(text.format("Pakistani")) == "India"


@pytest.mark.parametrize(
    ("place", "party"),
    [("Mombasa, Kenya", "Kenya"), ("Kano in Nigeria", "Nigeria"), ("Peshawar", "Pakistan")],
)
@pytest.mark.parametrize("body", ["The police", "The army", "The governor"])
def test_an_unnamed_body_belongs_to_the_country_of_the_places(
    place: str, party: str, body: str
) -> None:
    assert last(f"A bomb exploded in {place}. {body} said that two people died.") == party


def test_a_body_whose_country_nothing_tells_stays_unknown() -> None:
    assert last("A bomb exploded at noon. The army said that two people died.") is None


def test_residents_speak_for_no_country() -> None:
    text = "Shells fell on Kharkiv in Ukraine. Residents said that two people died."
    assert last(text) not in ("Ukraine", "Russia")


def test_what_is_remembered_ends_with_the_document() -> None:
    heard("Ilyas Qarimov, a spokesman for Uzbekistan's army, said that shots were fired.")
    assert last("On Monday, Qarimov told reporters that all was quiet.") is None
