"""Time phrases: found where they stand, resolved against publication or what was told before."""

from __future__ import annotations

import re
from datetime import date

import pytest

from rashomon.code.reading import TimePhrase
from rashomon.code.times import Setting, find_times, last_told, read_times
from rashomon.code.times.named import named_times
from rashomon.model.report import grain
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens

TUESDAY = date(2020, 7, 14)


def sentence(text: str, offset: int = 0) -> Sentence:
    padded = "x" * offset + text
    return Sentence(0, 0, offset, len(padded), text, tokens(padded, offset))


def times(
    text: str, published: date | None = TUESDAY, before: TimePhrase | None = None
) -> list[tuple[str, str | None, str | None]]:
    found = find_times(sentence(text), published, before)
    return [(phrase.span.text, phrase.start, phrase.end) for phrase in found]


def told(text: str, published: date | None = TUESDAY) -> TimePhrase | None:
    return last_told(find_times(sentence(text), published), published)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("on November 7, 2022", "2022-11-07", None),
        ("on 7 November", "2019-11-07", None),
        ("on 7 Nov.", "2019-11-07", None),
        ("on Nov 7", "2019-11-07", None),
        ("on 3rd December, 2019", "2019-12-03", None),
        ("on the twenty-sixth of May", "2020-05-26", None),
        ("on the first of April", "2020-04-01", None),
        ("on 08/11/2019", "2019-11-08", None),
        ("on 11/28/2019", "2019-11-28", None),
        ("on 14.07.2020", "2020-07-14", None),
        ("on 2019-11-07", "2019-11-07", None),
        ("on Monday (13/7)", "2020-07-13", None),
        ("on Sunday the 5th", "2020-07-05", None),
        ("on Tuesday 6 June 2017", "2017-06-06", None),
        ("on Monday", "2020-07-13", None),
        ("on Tuesday", "2020-07-14", None),
        ("on Wednesday", "2020-07-08", None),
        ("last Tuesday", "2020-07-07", None),
        ("on Tuesday of last week", "2020-07-07", None),
        ("late on Saturday", "2020-07-11", None),
        ("before dawn on Friday", "2020-07-10", None),
        ("in the early hours of July 12", "2020-07-12", None),
        ("at noon on July 12", "2020-07-12", None),
        ("on Thursday at 10:30 p.m.", "2020-07-09", None),
        ("at five in the afternoon on Monday", "2020-07-13", None),
        ("in the night to Saturday", "2020-07-11", None),
        ("overnight", "2020-07-13", "2020-07-14"),
        ("last night", "2020-07-13", None),
        ("this morning", "2020-07-14", None),
        ("today", "2020-07-14", None),
        ("early yesterday", "2020-07-13", None),
        ("the day before yesterday", "2020-07-12", None),
        ("three days ago", "2020-07-11", None),
        ("twenty-one days ago", "2020-06-23", None),
        ("a week ago", "2020-07", None),
        ("last week", "2020-07", None),
        ("two weeks ago", "2020-06", None),
        ("last month", "2020-06", None),
        ("two years ago", "2018", None),
        ("in August", "2019-08", None),
        ("in July", "2020-07", None),
        ("in September 2018", "2018-09", None),
        ("since mid-April", "2020-04", None),
        ("since the weekend", "2020-07-11", None),
        ("in the pre-dawn hours of Sunday", "2020-07-12", None),
        ("at 22:30 (local time) on 10/07/2020", "2020-07-10", None),
        ("in September last year", "2019-09", None),
        ("last February", "2020-02", None),
        ("last August", "2019-08", None),
        ("in 2016", "2016", None),
        ("since 2016", "2016", None),
        ("since September 2018", "2018-09", None),
        ("until July 20", None, "2020-07-20"),
        ("from 4 to 7 July", "2020-07-04", "2020-07-07"),
        ("on 29 and 30 June", "2020-06-29", "2020-06-30"),
        ("between March 3 and 5", "2020-03-03", "2020-03-05"),
        ("on July 10-12", "2020-07-10", "2020-07-12"),
        ("from 24 February to 2 March", "2020-02-24", "2020-03-02"),
        ("from 28 December to 3 January 2020", "2019-12-28", "2020-01-03"),
        ("from Friday to Monday", "2020-07-10", "2020-07-13"),
        ("in May and June", "2020-05", "2020-06"),
        ("over the past day", "2020-07-13", "2020-07-14"),
        ("in the last 24 hours", "2020-07-13", "2020-07-14"),
        ("during the past three days", "2020-07-11", "2020-07-14"),
        ("on New Year's night", "2020-01-01", None),
        ("on Christmas Eve", "2019-12-24", None),
        ("in the early 1990s", "1990", "1999"),
        ("in 1992-95", "1992", "1995"),
        ("from 1988 to 1994", "1988", "1994"),
        ("during World War II", "1939-09-01", "1945-09-02"),
        ("since the Six-Day War", "1967-06-05", None),
        ("after 9/11", "2001-09-11", None),
    ],
)
def test_resolves(phrase: str, start: str | None, end: str | None) -> None:
    [(text, *interval)] = times(f"Shells fell near the river {phrase}, officials say.")
    assert interval == [start, end]
    assert text in phrase


@pytest.mark.parametrize(
    "text",
    [
        "A 76-year-old woman fled with 44 others.",
        "They held out for three hours and marched 40 km.",
        "The rebels may march on the capital.",
        "May God protect them.",
        "The bill was discussed for 44 days.",
        "He served in the 5th Corps and the 10th Mountain Division.",
        "Prayers are held every Friday and on Saturdays.",
        "Bloody Sunday is remembered by the Sunday Times.",
        "About 2000 soldiers and 1950 civilians crossed.",
        "The sun sat low over the hills.",
        "17 local aid workers were buried.",
        "Rain fell for days.",
        "The March 8 Brigade and the April 6 movement marched.",
        "On this day they marched.",
    ],
)
def test_is_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The ministers will meet on Thursday.", "2020-07-16"),
        ("The two are to be buried on Wednesday.", "2020-07-15"),
        ("On Friday the sides will exchange bodies.", "2020-07-17"),
        ("A vote is due on 20 September.", "2020-09-20"),
        ("Talks are expected in October.", "2020-10"),
        ("The envoy comes next Tuesday.", "2020-07-21"),
        ("He said on Thursday that the army will answer.", "2020-07-09"),
        ("Four men were killed on Thursday and will be buried here.", "2020-07-09"),
        ("After Thursday's ambush the village would not sleep.", "2020-07-09"),
    ],
)
def test_tense_turns_a_date_ahead(text: str, start: str) -> None:
    assert times(text)[0][1] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The next day two more died.", "2020-07-13"),
        ("A day later two more died.", "2020-07-13"),
        ("Two days earlier a bridge was hit.", "2020-07-10"),
        ("That night it burned.", "2020-07-12"),
        ("In the evening of the same day it burned.", "2020-07-12"),
        ("On the eve a bridge was hit.", "2020-07-11"),
        ("At 10:30 p.m. it burned.", "2020-07-12"),
        ("On the 9th it had rained.", "2020-07-09"),
        ("In May of that year it had rained.", "2020-05"),
    ],
)
def test_counts_from_what_was_told(text: str, start: str) -> None:
    assert times(text, before=told("Guns opened up on July 12."))[0][1] == start


def test_overnight_ends_on_the_day_told_of_in_its_sentence() -> None:
    [_, night] = times("The army said on Monday that posts were shelled overnight.")
    assert night == ("overnight", "2020-07-12", "2020-07-13")


def test_what_would_lie_after_publication_is_left_open() -> None:
    [phrase] = find_times(sentence("The next day more died."), TUESDAY, told("It burned today."))
    assert phrase.start is None
    assert "publication" in phrase.basis


def test_clock_alone_is_of_publication_where_nothing_near_was_told() -> None:
    assert times("At 04:50 shells fell.")[0][1] == "2020-07-14"
    assert times("At 04:50 shells fell.", before=told("It began in 1988."))[0][1] == "2020-07-14"


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "on 5 May", "at 4 p.m.", "last week"])
def test_without_publication_nothing_is_guessed(text: str) -> None:
    [phrase] = find_times(sentence(f"It burned {text}."), None)
    assert (phrase.start, phrase.end) == (None, None)
    assert "no publication date" in phrase.basis


def test_without_publication_the_year_told_holds() -> None:
    before = told("It began on 4 July 2017.", None)
    assert times("It ended on 9 July.", None, before)[0][1] == "2017-07-09"


def test_basis_says_from_what() -> None:
    [phrase] = find_times(sentence("Shells fell on Monday."), TUESDAY)
    assert phrase.basis == "'on Monday' against publication 2020-07-14"


def test_a_number_before_a_noun_is_no_day() -> None:
    assert times("In June 12 soldiers died.")[0] == ("In June", "2020-06", None)


def test_last_told_passes_over_open_and_coming_times() -> None:
    phrases = find_times(
        sentence("On July 9 talks failed; since May none met; they will meet on Friday."), TUESDAY
    )
    latest = last_told(phrases, TUESDAY)
    assert latest is not None
    assert latest.start == "2020-07-09"
    assert last_told((), TUESDAY, latest) is latest


def test_possessives_and_clocks_belong_to_the_phrase() -> None:
    assert times("Monday evening’s attack")[0][0] == "Monday evening’s"
    [(text, *_)] = times("It fell on Tuesday at around 4.20 p.m. (1220GMT) there.")
    assert text == "on Tuesday at around 4.20 p.m. (1220GMT)"


def test_who_is_named_changes_no_time() -> None:
    text = "On Monday night Armenia said that Azerbaijan had fired since July 12."
    swapped = "On Monday night Azerbaijan said that Armenia had fired since July 12."
    assert times(text) == times(swapped)


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2020-07-14", "day"), ("2020-07", "month"), ("2020", "year"), (None, None), ("", None)],
)
def test_grain(start: str | None, expected: str | None) -> None:
    assert grain(start) == expected


def test_the_table_of_names_holds_real_intervals() -> None:
    names = [name for row in named_times() for name in row.names]
    assert len(names) == len(set(names))
    for row in named_times():
        ends = [row.start, row.end] if row.end else [row.start]
        assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d", end) for end in ends)
        assert ends == sorted(ends), row
        assert row.source, row


def follow(*told: str) -> list[str | None]:
    setting, starts = Setting(TUESDAY), []
    for text in told:
        phrases, setting = read_times(sentence(text), setting)
        starts += [phrase.start for phrase in phrases]
    return starts


@pytest.mark.parametrize(
    ("told", "start"),
    [
        (("It began on Sunday night.", "At 02:30 it burned."), "2020-07-13"),
        (("It began on Sunday night.", "At 22:30 it burned."), "2020-07-12"),
        (
            ("It began on July 12.", "A truce had been made in April.", "A day later more died."),
            "2020-07-13",
        ),
        (("It began in 2018.", "Since then nobody has met."), "2018"),
        (("A bridge was hit on Monday.", "The previous Monday it was a mill."), "2020-07-06"),
    ],
)
def test_a_telling_goes_on(told: tuple[str, ...], start: str) -> None:
    assert follow(*told)[-1] == start


def test_since_is_never_ahead() -> None:
    text = "The bridge is closed since Wednesday and will be rebuilt."
    assert times(text)[0][1] == "2020-07-08"


def test_last_is_not_yesterday() -> None:
    assert times("It burned last Monday.")[0][1] == "2020-07-06"


def test_two_years_are_one_stretch() -> None:
    (found,) = find_times(sentence("It was shelled between 2003 and 2005."), TUESDAY)
    assert (found.start, found.end) == ("2003", "2005")
