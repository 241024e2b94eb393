"""What holds of time phrases for every date and for every text."""

from __future__ import annotations

import re
import time
from calendar import day_name, month_name
from datetime import date, timedelta
from datetime import time as clocktime

from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.code.reading import TimePhrase
from rashomon.code.times import expressions, find_times
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
    "the {day}{suffix} of {month} {year}",
    "the {day}{suffix} of {month}, {year}",
    "{month} the {day}{suffix}, {year}",
    "{day}-{short3}-{year}",
    "{year}/{number:02}/{day:02}",
    "{year}.{number:02}.{day:02}",
    "{day:02}-{number:02}-{year}",
    "{weekday} the {day}{suffix} of {month} {year}",
    "{month} {day}, {year} ({weekday})",
    "{weekday} ({day} {month} {year})",
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
        short3=MONTHS[day.month - 1][:3],
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


@example(date(2000, 11, 26), "/", date(2000, 1, 1))  # 26/11 is a name too
@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from("./"), ANY_DAY)
def test_years_of_two_digits_come_back(day: date, mark: str, published: date) -> None:
    words = f"{day.day:02}{mark}{day.month:02}{mark}{day.year % 100:02}"
    assert only(f"It burned on {words}.", published).start == day.isoformat()


@given(DAYS, ANY_DAY)
def test_month_first_comes_back_where_it_can_be_nothing_else(day: date, published: date) -> None:
    if day.day > 12:
        words = f"{day.month}/{day.day}/{day.year}"
        assert only(f"It burned on {words}.", published).start == day.isoformat()


@given(DAYS, st.times(), st.sampled_from((("GMT", "Z"), ("Moscow time", "+03:00"), ("", ""))))
def test_hours_come_back_in_edtf(day: date, hour: clocktime, zone: tuple[str, str]) -> None:
    clock = f"{hour:%H:%M}"
    phrase = only(
        f"It burned at {clock} {zone[0]} on {written(day, '{day} {month} {year}')}.", None
    )
    assert phrase.edtf == f"{day.isoformat()}T{clock}{zone[1]}"
    assert phrase.value == f"{day.isoformat()}T{clock}"


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_twelve_hours_and_twenty_four_agree(day: date, hour: int, minute: int) -> None:
    half = f"{hour % 12 or 12}:{minute:02} {'p.m.' if hour >= 12 else 'a.m.'}"
    phrase = only(f"It burned at {half} on {written(day, '{month} {day}, {year}')}.", None)
    assert phrase.value == f"{day.isoformat()}T{hour:02}:{minute:02}"


@given(DAYS, ANY_DAY, st.sampled_from(("{month} {year}", "{day} {month} {year}", "{year}")))
def test_since_leaves_the_end_open(day: date, published: date, style: str) -> None:
    phrase = only(f"It burned since {written(day, style)}.", published)
    assert phrase.end is None
    assert phrase.edtf == f"{phrase.start}/.."
    assert day.isoformat().startswith(phrase.start or "-")


@given(st.dates(date(1801, 1, 10)))
def test_overnight_spans_two_days_over_month_and_year_ends(published: date) -> None:
    phrase = only("Shells fell overnight.", published)
    assert (phrase.start, phrase.end) == (
        (published - timedelta(1)).isoformat(),
        published.isoformat(),
    )
    assert phrase.edtf == f"{phrase.start}/{phrase.end}"


@given(st.dates(date(1801, 1, 10)), st.sampled_from(("yesterday", "last night", "late yesterday")))
def test_yesterday_is_the_day_before(published: date, words: str) -> None:
    assert only(f"It burned {words}.", published).start == (published - timedelta(1)).isoformat()


@given(st.integers(1804, 2096))
def test_leap_days_are_days_in_leap_years_only(year: int) -> None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    starts = [one.start for one in find_times(sentence(f"It burned on 29 February {year}."), None)]
    assert (f"{year}-02-29" in starts) == leap


@given(st.dates(date(1900, 1, 10), date(2090, 1, 1)), st.sampled_from(("last", "this", "next")))
def test_weeks_hold_their_days(published: date, which: str) -> None:
    phrase = only(f"It burned {which} week.", published)
    monday, sunday = (date.fromisoformat(day) for day in (phrase.edtf or "").split("/"))
    assert (monday.weekday(), sunday - monday) == (0, timedelta(6))
    assert abs(published - monday) <= timedelta(14)
    assert phrase.value == f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}"


PARTS = st.sampled_from(
    (("spring", "SP", 21), ("summer", "SU", 22), ("autumn", "FA", 23), ("winter", "WI", 24))
)


@given(st.integers(1801, 2098), PARTS, ANY_DAY)
def test_seasons_come_back(year: int, part: tuple[str, str, int], published: date) -> None:
    name, value, number = part
    phrase = only(f"It burned in the {name} of {year}.", published)
    assert (phrase.start, phrase.value, phrase.edtf) == (
        str(year),
        f"{year}-{value}",
        f"{year}-{number}",
    )


@given(st.integers(1801, 2098), st.integers(1, 4), ANY_DAY)
def test_quarters_come_back(year: int, number: int, published: date) -> None:
    name = ("first", "second", "third", "fourth")[number - 1]
    [phrase] = expressions([sentence(f"It fell in the {name} quarter of {year}.")], published)
    first = f"{year}-{3 * number - 2:02}"
    assert (phrase.start, phrase.end) == (first, f"{year}-{3 * number:02}")
    assert (phrase.value, phrase.edtf) == (f"{year}-Q{number}", f"{year}-{32 + number}")


@given(st.integers(180, 208), st.none() | ANY_DAY)
def test_decades_come_back(tens: int, published: date) -> None:
    phrase = only(f"It burned in the {tens}0s.", published)
    assert (phrase.start, phrase.end, phrase.edtf) == (f"{tens}0", f"{tens}9", f"{tens}X")


@given(TEXTS, st.none() | ANY_DAY)
def test_every_expression_stands_in_its_text(text: str, published: date | None) -> None:
    unit, end = sentence(text), 0
    for phrase in expressions([unit], published):
        assert phrase.span.start >= end
        assert unit.text[phrase.span.start : phrase.span.end] == phrase.span.text
        end = phrase.span.end


_DATE = r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)?)?~?|\d{2,3}X{1,2}"
EDTF = re.compile(rf"(?:{_DATE}|\.\.)(?:/(?:{_DATE}|\.\.))?")


@given(TEXTS, st.none() | ANY_DAY)
def test_every_edtf_is_well_formed(text: str, published: date | None) -> None:
    for phrase in find_times(sentence(text), published):
        assert phrase.edtf is None or EDTF.fullmatch(phrase.edtf), phrase
        assert (phrase.edtf is None) == (phrase.start is None and phrase.end is None)
