"""What two mentions are compared by: what counts, and what never counts against a match."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.link.blocks import keys
from rashomon.link.card import Card, decode, encode
from rashomon.link.making import cards
from rashomon.link.traits import traits
from rashomon.link.weights import RULED_OUT, compare, read, score, table, total
from rashomon.model.document import Document
from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef
from rashomon.model.report import Casualty, Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, Figure, IncidentType, Role, Stance

TEXT = (
    "Peru's army said {count} of its soldiers died on Tuesday in Huanta when Sergeant"
    " Abel Quispe's convoy came under fire. Ecuador rejected that."
)
NAMES = ("Ecuador", "Peru", "Chile", None)


def coded(
    count: str = "two",
    stance: Stance = Stance.ASSERTS,
    initiator: str | None = None,
    low: int | None = 2,
    party: str = "Peru",
) -> Card:
    document = Document.of(TEXT.format(count=count))
    place = Span.cut(document.text, *_bounds(document.text, "Huanta"))
    said = Span.cut(document.text, 0, document.text.index(". Ecuador"))
    dead = Casualty(party, CasualtyKind.KILLED, low, low, False, said, Figure.TOTAL)
    claim = Claim("i1", party, said, None, stance, initiator, (dead,), said, None, "x", 1.0)
    mention = Mention(
        "i1", Role.FOREGROUND, IncidentType.ATTACK, When("2031-05-04"), (place,), "PE", (place,)
    )
    (made,) = cards(document, Report(document.id, "x", (mention,), (claim,)))
    return replace(made, ref=MentionRef("a", "i1"))


def _bounds(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


@given(
    st.sampled_from(["two", "90", "dozens", "three hundred", "1,200"]),
    st.sampled_from(list(Stance)),
    st.one_of(st.none(), st.integers(0, 9999)),
)
def test_numbers_and_stances_change_no_weight(count: str, stance: Stance, low: int | None) -> None:
    base = coded()
    other = coded(count, stance, low=low)
    assert other == base
    assert compare(traits(base), traits(other)) == compare(traits(base), traits(base))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["Ecuador", "Peru"]))
def test_blame_never_counts_against_a_match(one: str | None, other: str | None, party: str) -> None:
    unblamed = score(traits(coded()), traits(coded(party=party)))
    blamed = traits(coded(initiator=one)), traits(coded(initiator=other, party=party))
    assert score(*blamed) >= unblamed


def test_a_card_comes_back_from_its_row() -> None:
    card = coded()
    assert card.names == ("abel quispe",)
    assert "convoy" in card.words
    assert "soldiers" in dict(card.telling)
    assert decode(encode(card)) == card
    assert len(encode(card)) < 1000


@given(st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05", "2031", "2029-01-01"]))
def test_the_score_is_the_sum_of_what_is_compared_either_way(start: str | None) -> None:
    one, other = traits(coded()), traits(replace(coded("ten"), start=start))
    found = compare(one, other)
    assert score(one, other) == score(other, one)
    assert score(one, other) == (pytest.approx(total(found)) if found else RULED_OUT)


def test_what_is_not_told_counts_little() -> None:
    one = traits(coded())
    bare = replace(coded(), places=(), spots=(), parties=(), names=(), words=(), telling=())
    found = {weight.field: weight.points for weight in compare(one, traits(bare))}
    assert all(abs(found[field]) <= 1.5 for field in ("place", "parties", "names", "words"))


@pytest.mark.parametrize(
    "changes",
    [
        {"places": (), "spots": ()},
        {"parties": (), "blamed": ()},
        {"start": "2031-05-05"},
        {"start": "2031-05"},
        {"start": None, "published": "2031-05-05"},
    ],
)
def test_mentions_that_may_be_one_share_a_key(changes: dict[str, object]) -> None:
    one = replace(coded(initiator="Ecuador"), published="2031-05-05")
    other = replace(one, **changes)  # type: ignore[arg-type]
    assert set(keys(traits(one))) & set(keys(traits(other)))


def test_a_table_of_weights_must_say_something_of_every_level() -> None:
    with pytest.raises(InputError, match="nothing is said"):
        read("enough | 7")
    with pytest.raises(InputError, match="no level"):
        read("date | someday | 0.5 | 0.5 | 0")
    assert table().points
