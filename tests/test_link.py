"""Linking: what is joined, what is not, and that order never matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.link.card import Card
from rashomon.link.fields import Place
from rashomon.link.linker import Group, link, why
from rashomon.link.making import cards
from rashomon.link.traits import traits
from rashomon.link.weights import ENOUGH, compare, score
from rashomon.model.document import Document
from rashomon.model.incident import Decision, MentionRef
from rashomon.model.report import Casualty, Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, IncidentType, Role, Stance


def ref(name: str) -> MentionRef:
    document, _, key = name.partition("/")
    return MentionRef(document, key or "i1")


def told(name: str, **changes: object) -> Card:
    base = Card(
        ref=ref(name),
        role="foreground",
        type="armed_clash",
        start="2031-05-04",
        end=None,
        country="PE",
        places=("Huanta",),
        parties=("Ecuador", "Peru"),
        published="2031-05-05",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def together(*cards: Card, decisions: tuple[Decision, ...] = ()) -> set[frozenset[str]]:
    return {
        frozenset(f"{r.document}/{r.key}" for r in group.refs)
        for group in link(cards, decisions)
        if len(group.refs) > 1
    }


def test_same_day_place_and_parties_join() -> None:
    assert together(told("a"), told("b")) == {frozenset({"a/i1", "b/i1"})}


def test_another_day_does_not_join() -> None:
    assert not together(told("a"), told("b", start="2031-05-08"))


def test_the_night_between_two_days_joins() -> None:
    assert together(told("a"), told("b", start="2031-05-05"))


def test_days_do_not_drift_along_a_chain() -> None:
    days = [told(str(n), start=f"2031-05-{n:02d}") for n in range(4, 14)]
    assert all(len(group) <= 2 for group in together(*days))


def test_a_day_and_parties_suffice_where_one_names_no_place() -> None:
    assert together(told("a"), told("b", places=(), country=None))


def test_other_places_join_only_where_nothing_else_is_alike() -> None:
    one, other = told("a"), told("b", places=("Sullana",))
    third = told("c", places=("Tumbes",))
    assert together(one, other)
    assert not together(one, other, third)


def test_each_side_of_a_border_names_its_own_end() -> None:
    assert together(told("a"), told("b", country="EC", places=("Zarumilla",)))


def test_a_country_is_too_wide_to_be_the_same_place() -> None:
    one, other = told("a", places=("northern Peru",)), told("b", places=("southern Peru",))
    assert Place.UNTOLD.value in {weight.level for weight in compare(traits(one), traits(other))}


def test_bulletins_written_alike_do_not_join_by_their_words() -> None:
    words = tuple(f"zq{letter}{other}x" for letter in "abcdefgh" for other in "abc")
    told_alike = {"words": words, "telling": tuple((word, 2) for word in words)}
    undated = told("b", start=None, published=None, **told_alike)
    assert score(traits(told("a", **told_alike)), traits(undated)) < ENOUGH


def test_spellings_of_one_name_are_the_same_place() -> None:
    one = told("a", places=("village of Alkhanli",), parties=("Peru",))
    assert together(one, told("b", places=("Alkhanlu",), parties=("Peru",)))


def test_each_side_s_name_for_a_place_is_the_same_place() -> None:
    one = told("a", places=("near Stepanakert",), parties=("Peru",))
    assert together(one, told("b", places=("Khankendi city",), parties=("Peru",)))


def test_a_place_goes_before_a_region_in_common() -> None:
    one = told("a", places=("Rafah", "southern Gaza Strip"))
    same = told("b/i1", places=("Rafah",), parties=("Peru",))
    wide = told("b/i2", places=("Gaza",))
    assert together(one, same, wide) == {frozenset({"a/i1", "b/i1"})}


def test_parties_are_known_by_all_their_names() -> None:
    one = told("a", places=(), parties=("RSF", "Sudan"))
    assert together(one, told("b", parties=("Rapid Support Forces", "Sudan")))


def test_unlike_types_of_one_place_and_day_stay_apart() -> None:
    assert not together(told("a"), told("b", type="protest", parties=("Peru",)))


def test_undated_mentions_join_only_fresh_news_of_the_same_place_and_parties() -> None:
    fresh = told("b", start=None)
    assert together(told("a"), fresh)
    assert not together(told("a"), replace(fresh, published=None))
    assert not together(told("a"), replace(fresh, role="background"))
    assert not together(told("a"), replace(fresh, places=()))


def test_a_month_joins_a_day_only_with_place_and_parties() -> None:
    assert together(told("a"), told("b", start="2031-05"))
    assert not together(told("a"), told("b", start="2031-05", places=()))
    assert not together(told("a"), told("b", start="2031"))


def test_two_mentions_of_one_document_never_join() -> None:
    assert not together(told("a/i1"), told("a/i2"))
    joined = together(told("a/i1"), told("a/i2"), told("b"))
    assert [len(group) for group in joined] == [2]


def test_a_decision_joins_what_rules_would_not() -> None:
    cards = (told("a"), told("b", start="2019", places=(), parties=()))
    decision = Decision("join", (ref("a"), ref("b")), "ana", "2031-06-01T00:00:00Z")
    assert together(*cards, decisions=(decision,)) == {frozenset({"a/i1", "b/i1"})}


def test_a_decision_splits_what_rules_would_join() -> None:
    decision = Decision("split", (ref("a"), ref("b")), "ana", "2031-06-01T00:00:00Z")
    assert not together(told("a"), told("b"), decisions=(decision,))


def test_a_split_holds_against_a_third_that_is_like_both() -> None:
    decision = Decision("split", (ref("a"), ref("b")), "ana", "2031-06-01T00:00:00Z")
    groups = together(told("a"), told("b"), told("c"), decisions=(decision,))
    assert all(not {"a/i1", "b/i1"} <= group for group in groups)


def test_a_mention_split_alone_joins_nothing() -> None:
    decision = Decision("split", (ref("a"),), "ana", "2031-06-01T00:00:00Z")
    groups = together(told("a"), told("b"), told("c"), decisions=(decision,))
    assert groups == {frozenset({"b/i1", "c/i1"})}


def test_the_later_decision_holds() -> None:
    both = (ref("a"), ref("b"))
    split = Decision("split", both, "ana", "2031-06-01T00:00:00Z")
    join = Decision("join", both, "ben", "2031-06-02T00:00:00Z")
    assert together(told("a"), told("b"), decisions=(join, split))
    assert not together(
        told("a"), told("b"), decisions=(join, replace(split, made="2031-06-03T00:00:00Z"))
    )


def test_decisions_about_mentions_that_are_gone_do_no_harm() -> None:
    decision = Decision("join", (ref("gone"), ref("a")), "ana", "2031-06-01T00:00:00Z")
    assert len(link([told("a")], [decision])) == 1


def test_only_a_decision_joins_two_mentions_of_one_document() -> None:
    decision = Decision("join", (ref("a/i1"), ref("a/i2")), "ana", "2031-06-01T00:00:00Z")
    assert together(told("a/i1"), told("a/i2"), decisions=(decision,))
    third = Decision("join", (ref("a/i1"), ref("b/i1")), "ana", "2031-06-01T00:00:00Z")
    groups = together(told("a/i1"), told("a/i2"), told("b"), decisions=(third,))
    assert groups == {frozenset({"a/i1", "b/i1"})}


def test_why_gives_reasons_and_a_sum() -> None:
    reasons = why(told("a"), told("b"))
    assert reasons[0].endswith(" the same day")
    assert "enough" in reasons[-1]
    assert "rule it out" in why(told("a"), told("b", start="2029-01-01"))[0]


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-31", "2031-02-30", "soon", ""])
def test_dates_at_the_ends_of_time_or_beside_it_do_no_harm(start: str) -> None:
    assert len(link([told("a", start=start), told("b", start=start, end="2031")])) in (1, 2)


def test_a_card_leaves_out_narrator_crowds_and_counts() -> None:
    text = "Peru said that residents saw two Ecuadorian soldiers fall at Huanta."
    span = Span.cut(text, 0, 4)
    place = Span.cut(text, text.index("Huanta"), text.index("Huanta") + 6)
    fallen = Casualty("Ecuador", CasualtyKind.KILLED, 2, 2, False, span)
    crowd = Casualty("both", CasualtyKind.WOUNDED, None, None, None, span)

    def claim(party: str, incident: str = "i1") -> Claim:
        return Claim(
            incident, party, span, span, Stance.ASSERTS, None, (fallen, crowd), span, None, "x", 1.0
        )

    mention = Mention(
        "i1", Role.FOREGROUND, IncidentType.ATTACK, When("2031-05-04"), (place,), "PE", ()
    )
    document = Document.of(text)
    claims = [claim("Peru"), claim("narrator"), claim("residents"), claim("Chile", "i2")]
    (made,) = cards(document, Report(document.id, "x", (mention,), tuple(claims)))
    assert made.parties == ("Ecuador", "Peru")
    assert made.places == ("Huanta",)
    assert made.published is None


_CARDS = st.lists(
    st.builds(
        told,
        st.builds("{}/i{}".format, st.integers(0, 9), st.integers(1, 3)),
        start=st.one_of(
            st.none(),
            st.sampled_from(["2031-05", "2031"]),
            st.integers(0, 4).map(lambda n: (date(2031, 5, 1) + timedelta(n)).isoformat()),
        ),
        places=st.lists(st.sampled_from(["Huanta", "Sullana", "Peru"]), max_size=2).map(tuple),
        parties=st.lists(
            st.sampled_from(["Ecuador", "Peru", "Chile"]), max_size=2, unique=True
        ).map(lambda some: tuple(sorted(some))),
        country=st.sampled_from(["PE", "EC", None]),
        type=st.sampled_from(["armed_clash", "shelling", "protest"]),
    ),
    max_size=14,
    unique_by=lambda one: one.ref,
)


@settings(max_examples=150, deadline=None)
@given(_CARDS, st.randoms(use_true_random=False))
def test_groups_part_the_mentions_whatever_their_order(cards: list[Card], random: object) -> None:
    groups = link(cards)
    shuffled = list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == groups
    refs = [r for group in groups for r in group.refs]
    assert sorted(refs) == sorted(one.ref for one in cards)
    assert all(_distinct(group) for group in groups)
    assert len({group.code for group in groups}) == len(groups)


def _distinct(group: Group) -> bool:
    documents = [r.document for r in group.refs]
    return len(documents) == len(set(documents))


def test_a_crowded_day_is_linked_in_bounded_time() -> None:
    cards = [told(f"{n:05d}") for n in range(3000)]
    assert len(link(cards)) == 1
