"""Dates of every grain have sound bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ledger.grain import bounds

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
DATES = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-02-03", None, ("2024-02-03", "2024-02-03", "2024-02-03", "2024-02-03")),
        ("2024-02", None, ("2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29")),
        ("2024", None, ("2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31")),
        ("2023-09", "2023-11", ("2023-09-01", "2023-09-30", "2023-11-01", "2023-11-30")),
        ("2023-09-27", "2023-09", ("2023-09-27", "2023-09-27", "2023-09-27", "2023-09-30")),
        ("2023-09-27", "2023-09-01", ("2023-09-27",) * 4),
        ("2023-09-27", "soon", ("2023-09-27",) * 4),
    ],
)
def test_bounds(start: str, end: str | None, expected: tuple[str, ...]) -> None:
    assert bounds(start, end) == expected


@pytest.mark.parametrize("start", [None, "", "soon", "2024-13", "0000", "24-01-01", "٢٠٢٤"])
def test_what_is_no_date_has_no_bounds(start: str | None) -> None:
    assert bounds(start, "2024-01-01") is None


@given(DATES, st.none() | DATES)
def test_bounds_are_in_order(start: str, end: str | None) -> None:
    found = bounds(start, end)
    assert found is not None
    assert found.first <= found.begun <= found.last
    assert found.first <= found.ended <= found.last
    assert all(date.fromisoformat(day) for day in found)
