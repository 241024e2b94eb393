"""TIMEX3 values and EDTF: what every expression of time comes to."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.code.reading import TimeKind
from rashomon.code.times import expressions, find_times
from rashomon.code.times.edtf import finest
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens

TUESDAY = date(2020, 7, 14)


def sentence(text: str) -> Sentence:
    return Sentence(0, 0, 0, len(text), text, tokens(text))


@pytest.mark.parametrize(
    ("phrase", "value", "kind"),
    [
        ("for three days", "P3D", TimeKind.DURATION),
        ("for twenty-four hours", "PT24H", TimeKind.DURATION),
        ("after a 19-day siege", "P19D", TimeKind.DURATION),
        ("for several months", "PXM", TimeKind.DURATION),
        ("for two decades", "P20Y", TimeKind.DURATION),
        ("for half an hour", "PT30M", TimeKind.DURATION),
        ("for a year and a half", "P1.5Y", TimeKind.DURATION),
        ("during the past two weeks", "P14D", TimeKind.DURATION),
        ("every Friday", "XXXX-WXX-5", TimeKind.SET),
        ("on Sundays", "XXXX-WXX-7", TimeKind.SET),
        ("twice a year", "P1Y", TimeKind.DURATION),
        ("recently", "PAST_REF", TimeKind.REFERENCE),
        ("at the moment", "PRESENT_REF", TimeKind.REFERENCE),
        ("last week", "2020-W28", TimeKind.DATE),
        ("over the weekend", "2020-W28-WE", TimeKind.DATE),
        ("in the summer of 2014", "2014-SU", TimeKind.DATE),
        ("last winter", "2019-WI", TimeKind.DATE),
        ("in the third quarter of 2018", "2018-Q3", TimeKind.DATE),
        ("last year's second quarter", "2019-Q2", TimeKind.DATE),
        ("in the second half of 2018", "2018-H2", TimeKind.DATE),
        ("in the nineteenth century", "18", TimeKind.DATE),
        ("in the 1990s", "199", TimeKind.DATE),
        ("in 490 BC", "BC0490", TimeKind.DATE),
        ("on Monday night", "2020-07-13TNI", TimeKind.TIME),
        ("this morning", "2020-07-14TMO", TimeKind.TIME),
        ("at 9:30 p.m. on Monday", "2020-07-13T21:30", TimeKind.TIME),
        ("at noon on Monday", "2020-07-13T12:00", TimeKind.TIME),
        ("in the early hours of July 12", "2020-07-12TMO", TimeKind.TIME),
        ("in nineteen ninety-six", "1996", TimeKind.DATE),
    ],
)
def test_values(phrase: str, value: str, kind: TimeKind) -> None:
    [found] = expressions([sentence(f"The shelling went on {phrase}.")], TUESDAY)
    assert (found.value, found.kind) == (value, kind)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("on Monday", "2020-07-13"),
        ("since September 2018", "2018-09/.."),
        ("until July 20", "../2020-07-20"),
        ("overnight", "2020-07-13/2020-07-14"),
        ("around May 2016", "2016-05~"),
        ("in the 1990s", "199X"),
        ("in the spring of 2001", "2001-21"),
        ("last week", "2020-07-06/2020-07-12"),
        ("between March 3 and 5", "2020-03-03/2020-03-05"),
        ("during World War II", "1939-09-01/1945-09-02"),
        ("at 00:05 on September 13, 2019", "2019-09-13T00:05"),
        ("around 9:30pm Moscow time on Monday", "2020-07-13T21:30+03:00"),
        ("at 2130 GMT on Monday", "2020-07-13T21:30Z"),
        ("at 11:05 p.m. (GMT) on December 31, 2019", "2019-12-31T23:05Z"),
        ("at 23:59 on 29 February 2020", "2020-02-29T23:59"),
        ("on Monday night", "2020-07-13"),
        ("two years ago", "2018"),
        ("from 2:30 am to 8 am on Monday", "2020-07-13T02:30/2020-07-13T08:00"),
        ("between 23:50 and 02:15 on July 12", "2020-07-12T23:50/2020-07-13T02:15"),
    ],
)
def test_edtf(phrase: str, edtf: str) -> None:
    [found] = find_times(sentence(f"Shells fell near the river {phrase}."), TUESDAY)
    assert found.edtf == edtf


def test_what_is_not_settled_has_no_edtf() -> None:
    [found] = find_times(sentence("Shells fell on Monday."), None)
    assert (found.start, found.edtf, found.value) == (None, None, None)


def test_lengths_and_sets_date_nothing() -> None:
    text = "For three days they fired every night, daily and recently."
    assert find_times(sentence(text), TUESDAY) == ()


def test_a_year_ago_in_a_report_on_a_quarter_is_that_quarter() -> None:
    text = "Exports fell in the second quarter of 2020 from a year ago."
    assert [one.value for one in expressions([sentence(text)], TUESDAY)] == ["2020-Q2", "2019-Q2"]


def test_history_dates_by_the_year_told() -> None:
    told = [
        "The war began in 1914.",
        "Fighting spread in 1915, 1916 and 1917.",
        "In March 1918 an offensive opened, and in August it failed.",
        "By 1919 it was over, in 1920 forgotten.",
    ]
    values = [one.value for one in expressions([sentence(line) for line in told], TUESDAY)]
    assert values[4:6] == ["1918-03", "1918-08"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On July 12 shells fell; at 04:50 on July 12 the mill burned.", "2020-07-12T04:50"),
        ("At 04:50 on July 12 shells fell; at 06:10 on July 12 it burned.", "2020-07-12"),
        ("On July 12 shells fell.", "2020-07-12"),
    ],
)
def test_the_finest_of_phrases_of_one_day(text: str, told: str) -> None:
    assert finest(find_times(sentence(text), TUESDAY)) == told
