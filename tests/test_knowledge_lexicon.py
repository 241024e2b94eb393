"""Phrases sought in tokens: what counts as a match, and that hits never overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.lexicon import Lexicon
from rashomon.text.tokens import tokens


def found(phrases: list[str], text: str) -> list[str]:
    return [hit.value for hit in Lexicon((p, p) for p in phrases).scan(tokens(text))]


def test_the_longest_phrase_wins() -> None:
    assert found(["Sudan", "South Sudan"], "In South Sudan and Sudan") == ["South Sudan", "Sudan"]


def test_a_proper_phrase_wants_its_capital() -> None:
    assert found(["Turkey"], "Turkey ate turkey") == ["Turkey"]


def test_the_capital_may_stand_after_a_small_word() -> None:
    assert found(["al-Shabaab"], "then al-Shabaab, not al-shabaab") == ["al-Shabaab"]
    assert found(["the States"], "The states of the States") == ["the States"]


def test_a_short_acronym_matches_only_in_capitals() -> None:
    assert found(["US", "WHO"], "Us, who told us: the US and the WHO. Who?") == ["US", "WHO"]
    assert found(["LeT"], "Let them go, said LeT") == ["LeT"]


def test_a_phrase_without_capitals_matches_in_any_case() -> None:
    assert found(["line of contact"], "The Line of Contact") == ["line of contact"]


@given(st.text(alphabet="ab AB-'’.\u0000\u202e", max_size=60))
def test_hits_go_left_to_right_and_never_overlap(text: str) -> None:
    words = tokens(text)
    hits = Lexicon([("a", 1), ("a b", 2), ("A", 3), ("b a b", 4), ("AB", 5)]).scan(words)
    ends = [0, *(hit.last for hit in hits)]
    assert all(before <= hit.first for before, hit in zip(ends, hits, strict=False))
    assert all(hit.first < hit.last <= len(words) for hit in hits)
