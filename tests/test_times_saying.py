"""Times of saying kept apart from times of what happened."""

from __future__ import annotations

import pytest

from rashomon.code.grouping import own_times
from rashomon.code.tagger import RulesTagger
from rashomon.code.times.saying import dates
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences


def labels(text: str) -> list[tuple[str, str]]:
    [reading] = RulesTagger().read(sentences(text, lines(text)), "2020-07-14")
    return [(time.span.text, dates(time, reading).value) for time in reading.times]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The defence ministry of Armenia said on Monday that a post was shelled.", "saying"),
        ("A post was shelled, the defence ministry of Armenia said on Monday.", "saying"),
        ("Armenia said in a statement on Monday that a post was shelled.", "saying"),
        ("The minister told reporters in Yerevan on Monday that Azerbaijan had fired.", "saying"),
        ("Armenia on Monday said that a post was shelled.", "saying"),
        ("On Monday, Armenia said that a post was shelled.", "saying"),
        ("Armenia said that a post was shelled on Monday.", "told"),
        ("A post was shelled on Monday, Armenia said.", "told"),
        ("A post was shelled on Monday, according to Armenia.", "told"),
        ("Armenia condemned Monday's attack on the village.", "told"),
        ("A post was shelled on Monday.", "told"),
        ("On Monday, Armenia said, a post was shelled.", "unclear"),
    ],
)
def test_what_a_time_dates(text: str, label: str) -> None:
    assert [one for _, one in labels(text)] == [label]


def test_both_in_one_sentence() -> None:
    text = "Armenia said on Monday that its post was shelled on Sunday night."
    assert [one for _, one in labels(text)] == ["saying", "told"]


def test_times_of_saying_are_not_a_readings_own() -> None:
    text = "Armenia said in a statement on Monday that its post was shelled on Sunday night."
    [reading] = RulesTagger().read(sentences(text, lines(text)), "2020-07-14")
    assert [time.span.text for time in own_times(reading)] == ["on Sunday night"]


def test_who_speaks_changes_no_label() -> None:
    text = "On Monday Armenia said that Azerbaijan had fired on Sunday night."
    swapped = "On Monday Azerbaijan said that Armenia had fired on Sunday night."
    assert labels(text) == labels(swapped)
