"""The toll over time: what each claimant's count comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.incident import Citation
from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR, Figure
from rashomon.weigh.tolls import Extent, Line, toll
from rashomon.weigh.tolls.standing import standings
from toll_samples import DAY, KILLED, MORE, PART, claim, count, told

Day = int | None


def line(*documents: list[Citation]) -> Line:
    """The one line that the documents give."""
    (found,) = toll([one for document in documents for one in document]).lines
    return found


def steps(*documents: list[Citation]) -> list[tuple[int | None, int | None] | None]:
    return [None if p.reached is None else tuple(p.reached) for p in line(*documents).points]


def peru(day: Day, *counts: Casualty, **more: str) -> list[Citation]:
    return told(day, claim("Peru", *counts), **more)


def test_each_total_is_the_count_from_its_day_on() -> None:
    found = line(peru(2, count("Peru", 6)), peru(0, count("Peru", 4)))
    assert [(p.day, p.reached) for p in found.points] == [
        (DAY, Extent(4, 4)),
        (DAY + timedelta(days=2), Extent(6, 6)),
    ]


def test_an_addition_adds_to_the_claimants_own_last_total() -> None:
    more = count("Peru", 2, figure=MORE)
    other = told(1, claim("Chile", count("Peru", 90)))
    found = toll([*peru(0, count("Peru", 4)), *other, *peru(3, more)]).lines
    mine = next(one for one in found if one.party == "Peru")
    assert [p.reached for p in mine.points] == [Extent(4, 4), Extent(6, 6)]


def test_an_addition_without_a_total_says_how_many_at_least() -> None:
    assert steps(peru(0, count("Peru", 2, figure=MORE))) == [(2, None)]


def test_an_addition_told_again_the_next_day_adds_nothing() -> None:
    more = count("Peru", 2, figure=MORE)
    assert steps(peru(0, count("Peru", 4)), peru(1, more), peru(2, more, name="b")) == [
        (4, 4),
        (6, 6),
        (6, 6),
    ]
    assert steps(peru(0, count("Peru", 4)), peru(1, more), peru(4, more, name="b"))[-1] == (8, 8)


def test_a_total_that_the_addition_leads_to_holds_it_already() -> None:
    both = (count("Peru", 6), count("Peru", 2, figure=MORE))
    assert steps(peru(0, count("Peru", 4)), peru(1, *both))[1:] == [(6, 6), (6, 6)]


def test_a_total_and_an_addition_of_one_day_may_overlap() -> None:
    both = (count("Peru", 6), count("Peru", 2, figure=MORE))
    assert steps(peru(1, *both)) == [(6, 8), (6, 8)]


def test_a_part_never_replaces_a_total() -> None:
    part = count("Peru", 3, figure=PART)
    assert steps(peru(0, count("Peru", 10)), peru(1, part)) == [(10, 10), None]
    (standing,) = standings(toll([*peru(0, count("Peru", 10)), *peru(1, part)]), KILLED, "Peru")
    assert standing.extent == Extent(10, 10)


def test_words_without_a_number_stay_words() -> None:
    vague = count("Peru", None, None)
    assert steps(peru(0, count("Peru", 4)), peru(1, vague)) == [(4, 4), None]
    (standing,) = standings(toll(peru(1, vague)), KILLED, "Peru")
    assert standing.extent is None
    assert standing.words == ("dozens",)


def test_totals_of_one_day_span_the_count() -> None:
    first, second = peru(0, count("Peru", 4)), peru(0, count("Peru", 7), name="b")
    assert steps(first, second) == [(4, 7), (4, 7)] == steps(second, first)


def in_one(*said: str) -> list[Citation]:
    """One document in which one speaker gives a total in each sentence, in digits."""
    claims, at = [], 0
    for words in said:
        number = next(word for word in words.split() if word.isdigit())
        start = at + words.index(number)
        casualty = replace(
            count("Peru", int(number)), span=Span(start, start + len(number), number)
        )
        one = claim("Peru", casualty)
        claims.append(replace(one, evidence=Span(at, at + len(words), words)))
        at += len(words) + 1
    return told(0, *claims)


def test_of_totals_in_one_document_the_last_one_stands() -> None:
    assert steps(in_one("it counted 4 dead", "it counted 7 dead")) == [(4, 4), (7, 7)]
    assert steps(in_one("it counts 7 dead", "it had earlier spoken of 4")) == [(4, 4), (7, 7)]
    (standing,) = standings(toll(in_one("it counted 4", "it counted 7")), KILLED, "Peru")
    assert standing.extent == Extent(7, 7)
    assert [one.claim.evidence.text for one in standing.claims] == ["it counted 7"]


def in_one_claim(*numbers: int) -> list[Citation]:
    counts = (
        replace(count("Peru", number), span=Span(at, at + 1, str(at % 10)))
        for at, number in enumerate(numbers)
    )
    return peru(0, *counts)


def test_of_rising_figures_in_one_claim_the_last_stands() -> None:
    assert steps(in_one_claim(4, 4, 7))[-1] == (7, 7)


def test_other_figures_in_one_claim_may_be_parts_or_come_on_top() -> None:
    assert steps(in_one_claim(6, 2)) == [(6, 8), (6, 8)]
    assert steps(in_one_claim(4, 4)) == [(4, 4), (4, 4)]


def test_open_bounds_stay_open() -> None:
    more = count("Peru", 2, figure=MORE)
    assert steps(peru(0, count("Peru", 4, None)), peru(1, more)) == [(4, None), (6, None)]
    assert steps(peru(0, count("Peru", None, 6))) == [(None, 6)]


def test_figures_without_a_day_stand_last_and_touch_no_others() -> None:
    found = line(peru(None, count("Peru", 9)), peru(0, count("Peru", 4)))
    assert [(p.day, p.reached) for p in found.points] == [(DAY, Extent(4, 4)), (None, Extent(9, 9))]
    (standing,) = standings(
        toll([*peru(None, count("Peru", 9)), *peru(0, count("Peru", 4))]), KILLED, "Peru"
    )
    assert (standing.extent, standing.day) == (Extent(4, 4), DAY)


def test_a_figure_holds_for_the_day_that_its_words_name() -> None:
    words = "As of 3 May, 4 soldiers were dead"
    found = line(told(2, claim("Peru", count("Peru", 4), words=words)))
    assert found.points[0].day == found.points[0].as_of == date(2031, 5, 3)


def test_a_day_after_publication_is_not_taken_for_one() -> None:
    words = "As of 3 June 2031, 4 soldiers"
    assert line(told(0, claim("Peru", count("Peru", 4), words=words))).points[0].as_of is None


def test_each_outlet_speaks_for_itself() -> None:
    found = toll(
        [
            *told(0, claim(NARRATOR, count("Peru", 4)), outlet="Post"),
            *told(1, claim(NARRATOR, count("Peru", 2, figure=MORE)), outlet="Wire"),
        ]
    )
    assert [(one.outlet, one.points[0].reached) for one in found.lines] == [
        ("Post", Extent(4, 4)),
        ("Wire", Extent(2, None)),
    ]


def test_a_copy_is_listed_with_its_original_and_adds_no_figure() -> None:
    first = peru(0, count("Peru", 4))
    copy = peru(3, count("Peru", 4), name="copy", of=first[0].document.id)
    (point,) = line(first, copy).points
    assert [one.document.name for one in point.copies] == ["copy"]


def test_of_copies_without_their_original_the_first_speaks() -> None:
    late = peru(3, count("Peru", 4), name="late", of="gone")
    early = peru(1, count("Peru", 4), name="early", of="gone")
    (point,) = line(late, early).points
    assert point.citation.document.name == "early"
    assert [one.document.name for one in point.copies] == ["late"]


@pytest.mark.parametrize(
    ("documents", "whole"),
    [
        ([(0, [count("Peru", 4, civilian=False), count("Peru", 3, civilian=True)])], (7, 7)),
        ([(0, [count("Peru", 5)]), (1, [count("Peru", 6, civilian=False)])], (6, 6)),
        ([(0, [count("Peru", 5)]), (1, [count("Peru", 2, civilian=True)])], (5, 5)),
        ([(0, [count("Peru", 5, civilian=False)]), (1, [count("Peru", 8)])], (8, 8)),
        (
            [
                (0, [count("Peru", 5)]),
                (1, [count("Peru", 6, civilian=False), count("Peru", 2, civilian=True)]),
            ],
            (8, 8),
        ),
    ],
)
def test_civilians_and_fighters_make_up_the_whole(
    documents: list[tuple[int, list[Casualty]]], whole: tuple[int, int]
) -> None:
    claims = [one for day, counts in documents for one in peru(day, *counts)]
    (standing,) = standings(toll(claims), KILLED, "Peru")
    assert standing.extent == whole
    assert standing.whole


def test_nothing_claimed_has_no_lines() -> None:
    assert toll([]).lines == ()


BOUNDS = st.one_of(
    st.integers(0, 9).map(lambda n: (n, n)),
    st.tuples(st.integers(0, 4), st.integers(5, 9)),
    st.integers(0, 9).map(lambda n: (n, None)),
    st.integers(0, 9).map(lambda n: (None, n)),
    st.just((None, None)),
)
COUNTS = st.builds(
    lambda side, bounds, civilian, figure: count(side, *bounds, civilian, figure),
    st.sampled_from([None, "Peru", "Ecuador"]),
    BOUNDS,
    st.sampled_from([None, True, False]),
    st.sampled_from(list(Figure)),
)
CLAIMS = st.builds(
    lambda party, counts: claim(party, *counts),
    st.sampled_from(["Peru", "Ecuador", NARRATOR]),
    st.lists(COUNTS, max_size=3),
)
DOCUMENTS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 4)),
        st.lists(CLAIMS, min_size=1, max_size=2),
        st.sampled_from(["Post", "Wire", None]),
    ),
    max_size=5,
)


def material(documents: list[tuple[Day, list[Claim], str | None]]) -> list[Citation]:
    made = (
        told(day, *claims, name=f"{place}.txt", outlet=outlet)
        for place, (day, claims, outlet) in enumerate(documents)
    )
    return [one for document in made for one in document]


def with_copies(claims: list[Citation]) -> list[Citation]:
    """The claims, and all of them again in copies published a day later."""
    copies: list[Citation] = []
    for one in claims:
        origin = one.document.origin
        later = origin.published and origin.published + timedelta(days=1)
        document = replace(
            one.document,
            id=f"copy of {one.document.id}",
            origin=replace(origin, published=later, outlet="Mirror"),
        )
        copies.append(Citation(document, one.claim, one.document.id))
    return [*claims, *copies]


@settings(deadline=None)
@given(DOCUMENTS, st.integers())
def test_the_order_of_arrival_does_not_matter(
    documents: list[tuple[Day, list[Claim], str | None]], seed: int
) -> None:
    claims = material(documents)
    shuffled = claims.copy()
    Random(seed).shuffle(shuffled)
    assert toll(shuffled) == toll(claims)


@settings(deadline=None)
@given(DOCUMENTS)
def test_copies_change_no_figure(documents: list[tuple[Day, list[Claim], str | None]]) -> None:
    claims = material(documents)
    bare = [
        replace(one, points=tuple(replace(p, copies=()) for p in one.points))
        for one in toll(with_copies(claims)).lines
    ]
    assert bare == list(toll(claims).lines)


@settings(deadline=None)
@given(DOCUMENTS)
def test_no_count_comes_to_a_range_upside_down(
    documents: list[tuple[Day, list[Claim], str | None]],
) -> None:
    for one in toll(material(documents)).lines:
        for point in one.points:
            low, high = point.reached or (None, None)
            assert low is None or high is None or low <= high
