"""Decisions on mentions that were coded anew: known again by their words, or left waiting."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from contract.samples import sample
from rashomon.link.settling import known_again, settle, trace, traces
from rashomon.model.incident import Decision, MentionRef, Trace
from tell_samples import report

Ranges = tuple[tuple[int, int], ...]


def at(name: str, words: Ranges = (), evidence: Ranges = ()) -> Trace:
    """Where the mention `name` of document d stands; "x/i1" is of document x."""
    document, _, key = name.rpartition("/")
    return Trace(MentionRef(document or "d", key), words, evidence)


def join(subject: Trace, other: Trace, traced: bool = True) -> Decision:
    marks = (subject, other) if traced else ()
    return Decision("join", (subject.ref,), "ana", "2031", "", (other.ref,), marks, number=1)


def standing(*now: Trace) -> dict[str, list[Trace]]:
    found: dict[str, list[Trace]] = {}
    for one in now:
        found.setdefault(one.ref.document, []).append(one)
    return found


def test_a_trace_holds_the_words_of_the_mention_and_the_evidence_of_its_claims() -> None:
    document, coded = sample()
    mark = trace(document.id, coded.mentions[0], coded.claims)
    assert mark.ref == MentionRef(document.id, "i1")
    assert [document.text[a:b] for a, b in mark.words] == ["shelled", "Orlin"]
    accused, denied = (document.text[a:b] for a, b in mark.evidence)
    assert accused.startswith("Borland shelled")
    assert denied == "Borland denied it."
    assert traces(coded) == (mark,)


def test_words_of_time_are_a_trace_too() -> None:
    (mark,) = traces(report())
    assert len(mark.words) == 3


def test_a_mention_is_known_again_under_another_key() -> None:
    old, other = at("i1", ((0, 10),), ((0, 40),)), at("x/i1", ((5, 9),))
    now = at("i2", ((2, 10),), ((0, 40),)), at("i1", ((50, 60),), ((50, 90),)), other
    done = settle([join(old, other)], standing(*now))
    (settled,) = done.decisions
    assert (settled.subject, settled.others) == ((MentionRef("d", "i2"),), (other.ref,))
    assert done.now == {1: {old.ref: MentionRef("d", "i2"), other.ref: other.ref}}
    assert done.dormant == {}


def test_a_mention_that_is_told_no_more_leaves_its_decision_waiting() -> None:
    old, other = at("i1", ((0, 10),), ((0, 40),)), at("x/i1", ((5, 9),))
    decision = join(old, other)
    done = settle([decision], standing(at("i1", ((50, 60),)), other))
    assert (done.decisions[0].subject, done.decisions[0].others) == ((), ())
    assert done.dormant == {1: (old.ref,)}
    assert settle([decision], standing(old, other)).decisions == (decision,)


def test_a_sentence_that_tells_of_two_does_not_make_one_the_other() -> None:
    sentence: Ranges = ((0, 100),)
    old = at("i1", ((10, 20),), sentence)
    assert known_again(old, old.ref, [at("i1", ((60, 70),), sentence)]) is None
    both = [at("i1", ((60, 70),), sentence), at("i2", ((12, 20),), sentence)]
    assert known_again(old, old.ref, both) == MentionRef("d", "i2")


def test_mere_touching_is_not_enough() -> None:
    old = at("i1", ((0, 10),), ((0, 100),))
    assert known_again(old, old.ref, [at("i1", ((9, 30),), ((90, 200),))]) is None


def test_a_mention_that_is_mostly_of_something_else_is_another() -> None:
    old = at("i1", ((0, 10),), ((0, 40),))
    now = at("i1", ((0, 10), (100, 200)), ((0, 40), (90, 900)))
    assert known_again(old, old.ref, [now]) is None


def test_two_that_stand_in_one_place_are_told_apart_by_key_or_not_at_all() -> None:
    old = at("i1", ((0, 10),))
    assert known_again(old, old.ref, [at("i1", ((0, 10),)), at("i2", ((0, 10),))]) == old.ref
    assert known_again(old, old.ref, [at("i2", ((0, 10),)), at("i3", ((0, 10),))]) is None


def test_a_decision_without_traces_goes_by_keys() -> None:
    old, other = at("i1"), at("x/i1")
    decision = join(old, other, traced=False)
    assert settle([decision], standing(old, other)).decisions == (decision,)
    assert settle([decision], standing(at("i2"), other)).dormant == {1: (old.ref,)}


def test_documents_that_are_not_there_leave_their_decision_waiting() -> None:
    decision = join(at("i1", ((0, 9),)), at("x/i1", ((0, 9),)))
    assert settle([decision], {}).dormant == {1: decision.refs()}


def test_what_was_split_and_is_one_by_now_is_not_kept_apart() -> None:
    old, other = at("i1", ((0, 10),)), at("i2", ((20, 30),))
    decision = Decision(
        "split", (old.ref,), "ana", "2031", "", (other.ref,), (old, other), number=1
    )
    (settled,), _ = settle([decision], standing(at("i1", ((0, 30),))))
    assert (settled.subject, settled.others) == ((), ())


def test_one_left_of_several_that_were_kept_apart_is_not_kept_from_all() -> None:
    decision = Decision("split", (at("i1").ref, at("x/i1").ref), "ana", "2031", number=1)
    (settled,), _ = settle([decision], standing(at("i1")))
    assert settled.subject == ()


_RANGES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 30)).map(lambda one: (one[0], sum(one))),
    min_size=1,
    max_size=1,
).map(tuple)
_MARKS = st.lists(
    st.builds(lambda words, evidence: (words, evidence), _RANGES, _RANGES),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one,
).map(lambda marks: tuple(at(f"i{n}", *one) for n, one in enumerate(marks, 1)))


@settings(max_examples=200)
@given(_MARKS, st.randoms(use_true_random=False))
def test_mentions_whose_keys_change_places_are_each_known_again(
    marks: tuple[Trace, ...], random: Random
) -> None:
    keys = [one.ref for one in marks]
    random.shuffle(keys)
    now = [Trace(key, one.words, one.evidence) for key, one in zip(keys, marks, strict=True)]
    for key, one in zip(keys, marks, strict=True):
        assert known_again(one, one.ref, now) == key
        assert known_again(one, one.ref, now[::-1]) == key


@settings(max_examples=200)
@given(_MARKS, _MARKS)
def test_what_is_taken_for_a_mention_shares_its_words(
    marks: tuple[Trace, ...], now: tuple[Trace, ...]
) -> None:
    places = {one.ref: one for one in now}
    for one in marks:
        found = known_again(one, one.ref, now)
        if found:
            (a, b), (c, d) = one.words[0], places[found].words[0]
            assert max(a, c) < min(b, d)
