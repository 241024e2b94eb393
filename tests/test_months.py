"""The calendar of alleged violations: counted by day and accuser, drawn month by month."""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import quote_plus
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.errors import InputError
from rashomon.tell.months import Allegations, Alleged, Month, drawn

starts = st.one_of(
    st.none(),
    st.just("2020"),
    st.just("2020-07"),
    st.dates(date(2020, 6, 20), date(2020, 9, 10)).map(date.isoformat),
)
told = st.lists(
    st.builds(Alleged, starts, st.lists(st.sampled_from("ABC"), max_size=3)), max_size=30
)
SVG = "{http://www.w3.org/2000/svg}"


def _drawn(some: list[Alleged], months: list[Month]) -> str:
    held = Allegations.of(some)
    days = held.counted(np.ones(len(some), bool), months[0].first, months[-1].last)
    return drawn(days, months, _address, "Alleged")


def _address(who: str, day: date) -> str:
    return f"/incidents?since={day}&by={quote_plus(who)}"


@settings(max_examples=200, deadline=None)
@given(told, st.data())
def test_each_allegation_counts_once_for_its_accuser_on_its_day(
    some: list[Alleged], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.booleans(), min_size=len(some), max_size=len(some)))
    first, last = date(2020, 7, 1), date(2020, 8, 31)
    found = Allegations.of(some).counted(np.array(chosen, bool), first, last)
    wanted = Counter(
        (who, one.start)
        for one, keep in zip(some, chosen, strict=True)
        for who in set(one.accusers)
        if keep
    )
    days = {(one.accuser, day.isoformat()): n for one in found for day, n in one.by_day.items()}
    inside = {
        key: n
        for key, n in wanted.items()
        if key[1] and len(key[1]) == 10 and "2020-07-01" <= key[1] <= "2020-08-31"
    }
    assert days == inside
    totals = Counter[str]()
    for (who, _), n in wanted.items():
        totals[who] += n
    assert {one.accuser: one.total for one in found} == totals
    undated = sum(n for (_, start), n in wanted.items() if not start or len(start) != 10)
    assert sum(one.undated for one in found) == undated


def test_accusers_swapped_by_name_are_swapped_in_the_result() -> None:
    some = [Alleged("2020-07-14", ["Anx", "Bery"]), Alleged("2020-07-15", ["Bery"])]
    other = [Alleged("2020-07-14", ["Bery", "Anx"]), Alleged("2020-07-15", ["Anx"])]
    months = [Month(2020, 7)]
    swapped = _drawn(some, months).translate({})
    swapped = swapped.replace("Anx", "@").replace("Bery", "Anx").replace("@", "Bery")
    assert swapped == _drawn(other, months)


def test_a_cell_is_a_link_that_says_who_when_and_how_many() -> None:
    svg = _drawn([Alleged("2020-07-14", ["Armenia"])] * 5, [Month(2020, 7), Month(2020, 8)])
    root = ElementTree.fromstring(svg)
    (cell,) = root.iter(f"{SVG}a")
    assert cell.get("aria-label") == "14 July 2020, Armenia: 5 alleged"
    assert cell.get("href") == "/incidents?since=2020-07-14&by=Armenia"
    assert cell[0].get("class") == "months-h3"
    assert "July 2020" in svg
    assert "August 2020" in svg
    assert "style" not in svg


def test_an_accuser_hostile_to_markup_is_text() -> None:
    svg = _drawn([Alleged("2020-07-14", ['<script>"\u202e'])], [Month(2020, 7)])
    ElementTree.fromstring(svg)
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_nothing_alleged_is_drawn_as_empty_months() -> None:
    ElementTree.fromstring(_drawn([], [Month(2020, 7)]))
    assert Allegations.of([]).span(np.ones(0, bool)) is None


def test_the_span_is_of_the_chosen_and_dated() -> None:
    held = Allegations.of(
        [Alleged("2020-07-14", "A"), Alleged("2020", "A"), Alleged("2021-01-02", "B")]
    )
    assert held.span(np.array([True, True, True])) == (date(2020, 7, 14), date(2021, 1, 2))
    assert held.span(np.array([True, True, False])) == (date(2020, 7, 14), date(2020, 7, 14))
    assert held.span(np.array([False, True, False])) is None


def test_months_follow_one_another_and_stay_in_the_years_that_there_are() -> None:
    assert str(Month(2020, 11).moved(3)) == "2021-02"
    assert str(Month(2021, 1).moved(-1)) == "2020-12"
    assert Month(2020, 2).last == date(2020, 2, 29)
    assert Month(1, 1).moved(-5).first == date(1, 1, 1)
    assert Month(9998, 12).moved(99).last == date(9998, 12, 31)
    assert Month.parsed("2020-07") == Month.of(date(2020, 7, 31))


@pytest.mark.parametrize("words", ["", "2020", "2020-13", "2020-00", "0000-01", "9999-01", "x"])
def test_what_is_no_month_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        Month.parsed(words)


def test_the_incidents_of_a_cell_are_those_it_counts() -> None:
    some = [Alleged("2020-07-14", "AB"), Alleged("2020-07-14", "B"), Alleged("2020-07-15", "A")]
    held = Allegations.of(some)
    every = np.ones(3, bool)
    assert held.on(every, date(2020, 7, 14), "B").tolist() == [0, 1]
    assert held.on(np.array([True, False, True]), date(2020, 7, 14), "B").tolist() == [0]
    assert held.on(every, date(2020, 7, 14), "Nobody").tolist() == []


@settings(max_examples=100, deadline=None)
@given(told, told)
def test_changed_incidents_count_as_if_they_had_always_been_so(
    some: list[Alleged], others: list[Alleged]
) -> None:
    changed = dict(list(enumerate(others))[: len(some)])
    now = [changed.get(at, one) for at, one in enumerate(some)]
    every, days = np.ones(len(some), bool), (date(2020, 7, 1), date(2020, 8, 31))
    patched = Allegations.of(some).patched(changed)
    assert patched.counted(every, *days) == Allegations.of(now).counted(every, *days)
