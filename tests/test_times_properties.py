"""What holds of time phrases for every date and for every text."""

from __future__ import annotations

import time
from calendar import day_name, month_name
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rashomon.code.reading import TimePhrase
from rashomon.code.times import find_times
from rashomon.model.report import grain
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens

DAYS = st.dates(date(1801, 1, 1), date(2098, 12, 31))
ANY_DAY = st.dates()
MONTHS = tuple(month_name)[1:]
SHORT = tuple(f"{name[:3]}." if len(name) > 3 else name for name in MONTHS)
WEEKDAYS = tuple(day_name)
STYLES = (
    "{month} {day}, {year}",
    "{month} {day} {year}",
    "{day} {month} {year}",
    "{day} {month}, {year}",
    "{day}{suffix} of {month} {year}",
    "{month} {day}{suffix}, {year}",
    "{day} {short} {year}",
    "{short} {day}, {year}",
    "{day:02}.{number:02}.{year}",
    "{year}-{number:02}-{day:02}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {month} {day}, {year}",
    "the morning of {day} {month} {year}",
    "10:30 p.m. on {month} {day}, {year}",
)
SCRAPS = (
    *MONTHS,
    *WEEKDAYS,
    *"the a an last next this that same day week month year night morning hours ago later".split(),
    *"earlier before after eve to and between from of on in at since until overnight".split(),
    *"past recent few three twenty half o'clock noon 12 31 99 1992 2020 0440 9999999 7th".split(),
    *"14.07.2020 00.00.0000 31.02.2021 4.20 24:61 9/11 2020-02-30 12/13/14 1990s , . ; ( )".split(),
    *("-", "–", ":", "'s", "²", "٣", "\x00", "\u202e", "will", "said"),
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join),
)


def sentence(text: str, offset: int = 0) -> Sentence:
    padded = "x " * offset + text
    start = 2 * offset
    return Sentence(0, 0, start, len(padded), text, tokens(padded, start))


def suffix(day: int) -> str:
    return "th" if 4 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def written(day: date, style: str) -> str:
    return style.format(
        year=day.year,
        number=day.month,
        month=MONTHS[day.month - 1],
        short=SHORT[day.month - 1],
        day=day.day,
        suffix=suffix(day.day),
        weekday=WEEKDAYS[day.weekday()],
    )


def only(text: str, published: date | None, offset: int = 0) -> TimePhrase:
    [phrase] = find_times(sentence(text, offset), published)
    return phrase


@given(DAYS, st.sampled_from(STYLES), st.none() | ANY_DAY, st.integers(0, 9))
def test_a_full_date_comes_back(day: date, style: str, published: date | None, offset: int) -> None:
    words = written(day, style)
    phrase = only(f"Shells fell: {words}; it burned.", published, offset)
    assert (phrase.start, phrase.end) == (day.isoformat(), None)
    assert phrase.span.text == words


@given(st.dates(date(1801, 1, 10)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_of_the_last_seven_days(published: date, weekday: str) -> None:
    start = date.fromisoformat(only(f"It burned on {weekday}.", published).start or "")
    assert WEEKDAYS[start.weekday()] == weekday
    assert timedelta(0) <= published - start < timedelta(7)


@given(st.dates(date(1801, 1, 10), date(9999, 12, 1)), st.sampled_from(WEEKDAYS))
def test_a_planned_weekday_is_of_the_next_seven_days(published: date, weekday: str) -> None:
    start = date.fromisoformat(only(f"They will meet on {weekday}.", published).start or "")
    assert WEEKDAYS[start.weekday()] == weekday
    assert timedelta(0) <= start - published < timedelta(7)


@given(DAYS, st.integers(0, 330))
def test_a_date_without_a_year_is_the_latest(day: date, age: int) -> None:
    phrase = only(f"It burned on {written(day, '{day} {month}')}.", day + timedelta(age))
    assert phrase.start == day.isoformat()


@given(DAYS, st.integers(1, 60))
def test_a_span_keeps_its_order_over_year_ends(first: date, length: int) -> None:
    last = first + timedelta(length)
    style = "{day} {month}"
    words = f"from {written(first, style)} to {written(last, style)}"
    phrase = only(f"It burned {words}.", last)
    assert (phrase.start, phrase.end) == (first.isoformat(), last.isoformat())


@given(ANY_DAY, st.integers(2, 99))
def test_days_ago_count_back(published: date, days: int) -> None:
    phrase = only(f"It burned {days} days ago.", published)
    if published - date.min >= timedelta(days):
        assert phrase.start == (published - timedelta(days)).isoformat()
    else:
        assert phrase.start is None


@given(TEXTS, st.none() | ANY_DAY, TEXTS, st.integers(0, 5))
def test_any_text_gives_phrases_that_stand_in_it(
    text: str, published: date | None, earlier: str, offset: int
) -> None:
    before = next(iter(find_times(sentence(earlier), published)), None)
    unit, end = sentence(text, offset), 0
    for phrase in find_times(unit, published, before):
        span = phrase.span
        assert span.start >= max(end, unit.start)
        assert unit.text[span.start - unit.start : span.end - unit.start] == span.text
        assert phrase.basis
        for iso in (phrase.start, phrase.end):
            assert iso is None or grain(iso)
        if phrase.start and phrase.end and grain(phrase.start) == grain(phrase.end):
            assert phrase.start <= phrase.end
        end = span.end


def test_time_grows_with_the_text_and_no_faster() -> None:
    for scrap in ("Monday to ", "1 and 2 , ", "10:30 at night of the ", "the last the past a few "):
        unit = sentence(scrap * 5_000)
        begun = time.perf_counter()
        find_times(unit, date(2020, 7, 14))
        assert time.perf_counter() - begun < 5
