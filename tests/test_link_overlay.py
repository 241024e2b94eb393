"""Decisions over what rules grouped: each holds, the last word first, the rest stands still."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.link.overlay import overlay
from rashomon.link.rulings import in_force, undone
from rashomon.model.incident import Decision, MentionRef

Refs = tuple[MentionRef, ...]


def ref(name: str) -> MentionRef:
    """`a` is a/i1; `a2` is a/i2."""
    return MentionRef(name[0], f"i{name[1:] or 1}")


def refs(names: str) -> Refs:
    return tuple(ref(name) for name in names.split())


def join(number: int, some: str, others: str = "") -> Decision:
    return ruling("join", number, some, others)


def split(number: int, some: str, others: str = "") -> Decision:
    return ruling("split", number, some, others)


def ruling(kind: str, number: int, some: str, others: str = "") -> Decision:
    made = f"2031-06-{number:02d}"
    return Decision(kind, refs(some), "ana", made, others=refs(others), number=number)


def undo(number: int, what: int) -> Decision:
    return Decision("undo", (), "ben", f"2031-06-{number:02d}", undoes=what, number=number)


def laid(groups: str, *decisions: Decision, alike: str = "") -> str:
    """`groups` ("a b, c") as decisions leave them; `alike` are pairs that match ("a c, b c")."""
    pairs = {frozenset(refs(pair)) for pair in alike.split(",")}
    parts = [refs(group) for group in groups.split(",")]
    done = overlay(parts, decisions, lambda one, other: float(frozenset((one, other)) in pairs))
    return ", ".join(" ".join(short(one) for one in group) for group in done)


def short(one: MentionRef) -> str:
    return one.document + one.key.removeprefix("i").replace("1", "")


def test_without_decisions_nothing_changes() -> None:
    assert laid("a b, c") == "a b, c"


def test_a_join_makes_one_of_two_whatever_the_rules_say() -> None:
    assert laid("a b, c d, e", join(1, "a b", "c d")) == "a b c d, e"


def test_what_rules_put_to_a_side_later_comes_along() -> None:
    assert laid("a b, c d x, e", join(1, "a b", "c d")) == "a b c d x, e"


def test_a_split_takes_documents_out_and_holds_them_together() -> None:
    assert laid("a b c d", split(1, "c d", "a b")) == "a b, c d"
    assert laid("a b c, d", split(1, "c d", "a b")) == "a b, c d"


def test_what_arrives_later_goes_with_the_side_that_it_matches_better() -> None:
    assert laid("a b c x", split(1, "c", "a b"), alike="x c") == "a b, c x"
    assert laid("a b c x", split(1, "c", "a b"), alike="x b") == "a b x, c"


def test_ties_go_to_the_larger_side() -> None:
    assert laid("a b c x", split(1, "a", "b c")) == "a, b c x"
    assert laid("a b c x", split(1, "b c", "a")) == "a, b c x"


def test_the_rest_of_a_joined_incident_stays_joined_after_a_split() -> None:
    both = join(1, "a b", "c d"), split(2, "c", "a b d")
    assert laid("a b, c d", *both) == "a b d, c"


def test_a_later_decision_goes_before_an_earlier_one() -> None:
    assert laid("a b", split(1, "a", "b"), join(2, "a", "b")) == "a b"
    assert laid("a b", join(1, "a", "b"), split(2, "a", "b")) == "a, b"
    assert laid("a b", split(2, "a", "b"), join(1, "a", "b")) == "a, b"


def test_a_split_holds_where_rules_would_bring_the_two_together_by_a_third() -> None:
    decisions = split(1, "b", "a"), join(2, "b", "c")
    assert laid("a b c", *decisions) == "a, b c"
    assert laid("a c, b", *decisions) == "a, b c"


def test_of_three_that_contradict_each_other_the_first_word_yields() -> None:
    assert laid("a, b, c", join(1, "a", "b"), join(2, "b", "c"), split(3, "a", "c")) == "a, b c"
    assert laid("a, b, c", split(1, "a", "c"), join(2, "a", "b"), join(3, "b", "c")) == "a b c"


def test_a_mention_split_off_by_itself_stays_so() -> None:
    assert laid("a b c", split(1, "a")) == "a, b c"
    assert laid("a b c", split(1, "a"), join(2, "a", "c")) == "a c, b"


def test_a_split_of_several_without_others_keeps_each_from_each() -> None:
    assert laid("a b c", split(1, "a b c")) == "a, b, c"
    assert laid("a x", split(1, "a b")) == "a x"


def test_two_mentions_of_one_document_are_one_only_where_a_person_said_so() -> None:
    assert laid("a d, b d2", join(1, "a", "b")) == "a b d, d2"
    assert laid("a d, b d2", join(1, "a", "b"), alike="d2 b") == "a b d2, d"
    assert laid("a d, b d2", join(1, "a d", "b d2")) == "a b d d2"
    assert laid("a d, b d2", join(1, "a", "b d2")) == "a b d2, d"


def test_groups_that_share_two_documents_stay_apart_where_nobody_joins_them() -> None:
    decisions = join(1, "a", "d"), join(2, "b", "d2")
    assert laid("a b, d, d2", *decisions, alike="a d") in {"a d, b d2"}


def test_what_is_left_of_a_group_stays_together() -> None:
    assert laid("a d e, b d2 e2", join(1, "a", "b")) == "a b d e, d2 e2"


def test_decisions_about_what_is_not_there_do_nothing() -> None:
    assert laid("a b, c", join(1, "a", "z"), split(2, "z", "a b"), split(3, "z")) == "a b, c"


def test_an_undo_takes_a_decision_back_and_an_undo_of_it_gives_it_back() -> None:
    first = join(1, "a", "b")
    assert laid("a, b", first, undo(2, 1)) == "a, b"
    assert laid("a, b", first, undo(2, 1), undo(3, 2)) == "a b"
    assert laid("a, b", first, undo(2, 1), undo(3, 2), undo(4, 3)) == "a, b"


def test_it_is_told_by_what_a_decision_was_undone() -> None:
    history = [join(1, "a", "b"), undo(2, 1), undo(3, 2), undo(4, 1)]
    assert {number: one.number for number, one in undone(history).items()} == {2: 3, 1: 4}
    assert in_force(history) == []


def test_a_large_incident_is_split_in_bounded_time() -> None:
    everyone = [MentionRef(f"{n:04d}", "i1") for n in range(1500)]
    named = everyone[:900]
    decision = Decision("split", (named[0],), "ana", "2031", others=tuple(named[1:]), number=1)
    done = overlay([everyone], [decision], lambda a, b: -abs(int(a.document) - int(b.document)))
    assert sorted(map(len, done)) == [1, 1499]


def _score(one: MentionRef, other: MentionRef) -> float:
    """Some symmetric score that decides most ties and leaves others."""
    return sum(map(ord, one.document + one.key + other.document + other.key)) % 5


@st.composite
def grouped(draw: st.DrawFn) -> list[Refs]:
    """Mentions of some documents in groups that hold no document twice."""
    everyone = [
        MentionRef(document, f"i{n}")
        for document in "abcdefgh"
        for n in range(1, draw(st.integers(1, 2)) + 1)
    ]
    groups: list[list[MentionRef]] = []
    for one in everyone:
        fit = [g for g in groups if all(other.document != one.document for other in g)]
        at = draw(st.integers(0, len(fit)))
        if at == len(fit):
            groups.append([one])
        else:
            fit[at].append(one)
    return [tuple(group) for group in groups]


def _random_ruling(done: Sequence[Refs], number: int, random: Random) -> Decision:
    """What a person might say of the incidents as they stand."""
    made, kind = f"{number:04d}", random.choice(["join", "split"])
    one, other = random.choice(done), random.choice(done)
    if kind == "join" and one != other:
        return Decision("join", one, "ana", made, others=other, number=number)
    if len(one) > 1:
        off = tuple(random.sample(one, random.randint(1, len(one) - 1)))
        rest = tuple(ref for ref in one if ref not in off)
        return Decision("split", off, "ana", made, others=rest, number=number)
    return Decision("undo", (), "ana", made, undoes=random.randint(1, number), number=number)


def _history(groups: Sequence[Refs], length: int, random: Random) -> list[Decision]:
    """Random decisions, each on what those before it left; each is seen to hold."""
    history: list[Decision] = []
    for number in range(1, length + 1):
        done = overlay(groups, history, _score)
        history.append(_random_ruling(done, number, random))
        _assert_holds(history[-1], overlay(groups, history, _score))
    return history


def _assert_holds(last: Decision, done: Sequence[Refs]) -> None:
    where = {ref: group for group in done for ref in group}
    if last.kind == "join":
        assert len({where[ref] for ref in last.refs()}) == 1
    elif last.kind == "split":
        assert len({where[ref] for ref in last.subject}) == 1
        assert not set(where[last.subject[0]]) & set(last.others)


@settings(max_examples=200, deadline=None)
@given(grouped(), st.integers(0, 8), st.randoms(use_true_random=False))
def test_random_decisions_hold_whatever_the_order_of_anything(
    groups: list[Refs], length: int, random: Random
) -> None:
    history = _history(groups, length, random)
    done = overlay(groups, history, _score)
    assert sorted(r for g in done for r in g) == sorted(r for g in groups for r in g)
    shuffled = [tuple(random.sample(group, len(group))) for group in groups]
    random.shuffle(shuffled)
    assert overlay(shuffled, random.sample(history, len(history)), _score) == done


@settings(max_examples=200, deadline=None)
@given(grouped(), st.integers(1, 8), st.randoms(use_true_random=False))
def test_only_groups_that_hold_a_decided_mention_change(
    groups: list[Refs], length: int, random: Random
) -> None:
    history = _history(groups, length, random)
    named = {ref for one in in_force(history) for ref in one.refs()}
    done = set(overlay(groups, history, _score))
    still = [tuple(sorted(g)) for g in groups if not named & set(g)]
    assert set(still) <= done


@settings(max_examples=150, deadline=None)
@given(grouped(), st.integers(1, 8), st.randoms(use_true_random=False))
def test_undoing_everything_leaves_what_rules_grouped(
    groups: list[Refs], length: int, random: Random
) -> None:
    history = _history(groups, length, random)
    taken = undone(history)
    for one in [one for one in history if one.number not in taken]:
        number = len(history) + 1
        if one.kind != "undo":
            history.append(undo_at(number, one.number))
    assert set(overlay(groups, history, _score)) == {tuple(sorted(g)) for g in groups}


def undo_at(number: int, what: int) -> Decision:
    return Decision("undo", (), "ben", f"{number:04d}", undoes=what, number=number)


def _no_document_twice(done: Collection[Refs], history: Sequence[Decision]) -> bool:
    named = [set(one.refs()) for one in in_force(history)]
    return all(
        any(sum(r in names for names in named) for r in (one, other))
        for group in done
        for one in group
        for other in group
        if one != other and one.document == other.document
    )


@settings(max_examples=150, deadline=None)
@given(grouped(), st.integers(0, 8), st.randoms(use_true_random=False))
def test_no_two_mentions_of_a_document_are_one_that_no_decision_names(
    groups: list[Refs], length: int, random: Random
) -> None:
    history = _history(groups, length, random)
    assert _no_document_twice(overlay(groups, history, _score), history)


@pytest.mark.parametrize("kind", ["keep", "value"])
def test_decisions_of_other_kinds_do_not_matter(kind: str) -> None:
    assert laid("a b", ruling(kind, 1, "a", "b")) == "a b"
