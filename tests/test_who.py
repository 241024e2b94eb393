"""For whom a speaker speaks, by the whole document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from code_samples import claims, read
from rashomon.code.who.resolved import Basis
from rashomon.code.who.resolver import Resolver
from rashomon.knowledge.namesakes import without_namesakes
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.speakers import coordinated, party_of_speaker
from rashomon.model.span import Span
from rashomon.text.tokens import tokens


def parties(text: str, words: str, issuer: str | None = None) -> tuple[str, ...]:
    """For whom the last place of the words in the text speaks."""
    start = text.rindex(words)
    found = Resolver(read(text), issuer).resolve(Span.cut(text, start, start + len(words)))
    return found.parties


PAIRS = [("Chad", "Niger"), ("Peru", "Ecuador"), ("Togo", "Benin"), ("Kenya", "Somalia")]
SWAPS = [*PAIRS, *((b, a) for a, b in PAIRS)]


@pytest.mark.parametrize(("a", "b"), SWAPS)
@pytest.mark.parametrize("words", ["both", "Each side", "Both armies"])
def test_both_sides_are_the_two_that_the_text_spoke_of(a: str, b: str, words: str) -> None:
    text = f"{a} and {b} traded fire at dawn. Nobody died. {words} said the other began."
    assert set(parties(text, words)) == {a, b}


@pytest.mark.parametrize(("a", "b"), SWAPS)
def test_a_ministry_is_that_of_the_country_whose_ministry_was_named(a: str, b: str) -> None:
    text = (
        f"{b} shelled a village, {a}'s defence ministry said on Monday."
        f" The ministry said that two of {a}'s soldiers died."
    )
    assert parties(text, "The ministry") == (a,)


@pytest.mark.parametrize(("a", "b"), SWAPS)
def test_a_counterpart_is_the_other_side_than_spoke(a: str, b: str) -> None:
    text = f"{a}'s defence ministry accused {b} of shelling a post. Its counterpart denied it."
    assert parties(text, "Its counterpart") == (b,)


@pytest.mark.parametrize(("a", "b"), SWAPS)
def test_a_surname_is_whoever_was_introduced(a: str, b: str) -> None:
    text = (
        f"{b} denied it. Ana Lund, a spokeswoman for {a}'s army, was clear."
        f" {b}'s guns had begun it, Lund said."
    )
    assert parties(text, "Lund") == (a,)


@pytest.mark.parametrize(("a", "b"), SWAPS)
def test_a_possessive_belongs_to_whoever_spoke_before(a: str, b: str) -> None:
    text = f"{a} said that {b} had opened fire. Its defence ministry said that two men died."
    assert parties(text, "Its defence ministry") == (a,)


def test_who_issued_a_document_is_its_ministry() -> None:
    text = "In the morning the enemy opened fire. The Ministry of Defence states that no one died."
    assert parties(text, "The Ministry of Defence", "Chad") == ("Chad",)


def test_a_speaker_whom_nothing_ties_to_a_party_stands_for_himself() -> None:
    text = "A mine went off near the well. “It was the heat,” said the Zand Herders' Union."
    start = text.index("the Zand")
    found = Resolver(read(text)).resolve(Span.cut(text, start, len(text) - 1))
    assert found.parties == ("Zand Herders' Union",)
    assert found.basis is Basis.ITSELF


def test_shares_are_of_open_speakers_only_and_add_up() -> None:
    text = "Chad and Niger traded fire. The army said that Niger began. Togo said it was worried."
    speakers = Resolver(read(text))
    at = text.index("The army")
    assert sum(speakers.shares(Span.cut(text, at, at + 8)).values()) == pytest.approx(1)
    at = text.index("Togo")
    assert speakers.shares(Span.cut(text, at, at + 4)) == {}


@given(st.text(min_size=1, max_size=80))
def test_any_words_of_any_text_are_answered(text: str) -> None:
    speakers = Resolver(read(text))
    assert speakers.resolve(Span.cut(text, 0, len(text))).parties is not None
    assert speakers.resolve(Span.cut(text, 0, 1)).parties is not None


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Ambassador Ingrid Putin", None),
        ("Lieutenant Macron Kasongo", None),
        ("President Vladimir Putin", "Russia"),
        ("Mr. Putin", "Russia"),
        ("Russia's Putin", "Russia"),
    ],
)
def test_a_namesake_is_somebody_else(words: str, party: str | None) -> None:
    found = without_namesakes(tokens(words), find_parties(tokens(words)))
    assert next((hit.party.name for hit in found), None) == party


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the embassies of Kenya, Togo and the United States", ("Kenya", "Togo", "United States")),
        ("Kenyan and Somali officials", ("Kenya", "Somalia")),
        ("the ambassador to Kenya and Togo", ()),
        ("Kenya's army", ()),
    ],
)
def test_a_list_of_parties_speaks_for_all(words: str, expected: tuple[str, ...]) -> None:
    assert coordinated(tokens(words), find_parties(tokens(words))) == expected


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Yemen's Houthis", "Houthis"),
        ("the Kenyan-led mission", None),
        ("Kenya's ambassador in Kampala", "Kenya"),
        ("the army's media wing", None),
        ("SANA", "Syria"),
    ],
)
def test_words_name_whom_they_speak_for(words: str, party: str | None) -> None:
    assert party_of_speaker(words) == party


@pytest.mark.parametrize(("a", "b"), SWAPS[:4])
def test_each_side_claims_in_the_report(a: str, b: str) -> None:
    text = (
        f"{a} and {b} fought on the border on Tuesday, and five soldiers were killed in shelling.\n"
        f"{a}'s army said that {b}'s guns had shelled its post and killed five soldiers.\n"
        f"{b}'s army said that {a}'s guns had shelled its post."
    )
    assert {claim.party for claim in claims(text)} >= {a, b}


def test_a_body_that_is_introduced_by_no_word_is_no_crash() -> None:
    text = "A child died of a shot.\n\nTPD say it was hurt.\n\nAnyone may call TPD at (850) 891-42."
    assert len(parties(text, "TPD")) < 2


def test_what_a_body_says_is_no_part_of_its_name() -> None:
    text = "Two died. Another channel, Mash, claimed that forty men were held in a church."
    assert not any("claimed" in name for name in parties(text, "Mash"))
