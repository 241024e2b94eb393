"""Which coding of a text stands, and that it settles down."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ledger.standing import Coding, supersedes
from rashomon.model.document import Origin

CODINGS = st.builds(
    Coding,
    st.sampled_from(["a.txt", "b.txt"]),
    st.builds(
        Origin,
        st.sampled_from([None, date(2024, 1, 1), date(2024, 1, 2)]),
        st.sampled_from([None, "Daily", "Weekly"]),
    ),
    st.just("coder-1"),
)


def _coding(name: str = "a.txt", coder: str = "1", **known: object) -> Coding:
    return Coding(name, Origin(**known), coder)


@pytest.mark.parametrize(
    ("new", "standing", "expected"),
    [
        (_coding(), _coding(), False),
        (_coding(coder="2"), _coding(), True),
        (_coding(outlet="Daily"), _coding(), True),
        (_coding(), _coding(outlet="Daily"), False),
        (_coding(coder="2"), _coding(outlet="Daily"), False),
        (_coding(outlet="Weekly"), _coding(outlet="Daily"), True),
        (_coding("b.txt", outlet="Weekly"), _coding(outlet="Daily"), False),
        (_coding("b.txt", outlet="Daily", language="en"), _coding(outlet="Daily"), True),
        (_coding("b.txt", outlet="Weekly", language="en"), _coding(outlet="Daily"), False),
        (_coding("b.txt", coder="2"), _coding(), False),
    ],
)
def test_supersedes(new: Coding, standing: Coding, expected: bool) -> None:
    assert supersedes(new, standing) is expected


@given(st.lists(CODINGS, max_size=4, unique_by=lambda coding: coding.name))
def test_the_same_files_over_and_over_settle_down(files: list[Coding]) -> None:
    standing, changes = None, []
    for turn, coding in product(range(4), files):
        if standing is None or supersedes(coding, standing):
            standing = coding
            changes.append(turn)
    assert all(turn < 2 for turn in changes)
