"""Days, months and years of the tables as stretches of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.periods import day_from, day_until, within


@given(st.dates())
def test_an_iso_word_spans_its_days(day: date) -> None:
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    assert day_from(str(day)) == day_until(str(day)) == day
    assert day_from(month) <= day <= day_until(month)
    assert day_from(year) <= day_from(month) <= day_until(month) <= day_until(year)


@pytest.mark.parametrize("word", ["", "20", "2020-1", "2020-13", "spring"])
def test_what_is_no_iso_date_is_an_error(word: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day_from(word)


@given(st.dates(), st.dates())
def test_a_day_lies_within_bounds_that_it_meets(day: date, other: date) -> None:
    assert within(day, "", "")
    assert within(day, str(day), str(day))
    assert within(day, f"{day.year:04}", f"{day.year:04}-{day.month:02}")
    assert within(day, str(other), "") == (other <= day)
    assert within(day, "", str(other)) == (day <= other)
