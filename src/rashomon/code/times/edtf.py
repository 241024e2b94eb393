"""A time in the Extended Date/Time Format (ISO 8601-2:2019, Library of Congress EDTF, level 2).

Seasons are 21 to 24, quarters 33 to 36, halves 40 and 41; a week is the interval of its days, an
open end is "..", "about" is "~". Parts of a day have no form in EDTF: the day stands for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rashomon.code.reading import TimePhrase
from rashomon.code.times.hours import clocks_of
from rashomon.code.times.setting import Interval
from rashomon.code.times.values import Words
from rashomon.code.times.words import JOINERS, word_set
from rashomon.code.times.zones import zone_of

_PORTIONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "H1": 40, "H2": 41} | {
    f"Q{number}": 32 + number for number in range(1, 5)
}
_PORTION = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_TIMED = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d")
_ABOUT = word_set("about around circa approximately roughly ~")
_PREFIXES = word_set("on in at since from by until till during over between the")


def edtf(interval: Interval, value: str | None, words: Words) -> str | None:
    """The time that `words` tell, once resolved; None where its dates are not settled."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return None
    begun = _begun(start, value, words) if start else ".."
    if start is None:
        return f"../{end}"
    if any(word.low == "since" for word in words[:4]):
        return f"{begun.split('/')[0]}/.."
    return f"{start}/{end}" if end and begun == start else begun


def finest(times: Iterable[TimePhrase]) -> str | None:
    """The EDTF of phrases that come to one start: to the minute where they tell one hour only."""
    told = list(dict.fromkeys(time.edtf for time in times if time.edtf))
    hours = [one for one in told if "T" in one]
    if len(hours) == 1:
        return hours[0]
    return next((one for one in told if "T" not in one), hours[0][:10] if hours else None)


def _begun(start: str, value: str | None, words: Words) -> str:
    """The time itself: to the minute, as a season, a week, a decade, or a date."""
    value = value or start
    portion = _PORTION.fullmatch(value)
    if portion:
        return f"{portion[1]}-{_PORTIONS[portion[2]]}"
    week = _WEEK.fullmatch(value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return f"{monday}/{_sunday(monday)}"
    if value.isdecimal() and len(value) in (2, 3):
        return value.ljust(4, "X")
    if _TIMED.fullmatch(value):
        return _timed(value, words)
    return start + "~" if _is_about(words) else start


def _timed(value: str, words: Words) -> str:
    """A day and its hour, or the stretch between two ("from 11 p.m. to 2 a.m.")."""
    zone, hours = zone_of(words, 0, len(words)), clocks_of(words, 0, len(words))
    joined = any(word.low in JOINERS or word.low == "and" for word in words)
    if len(hours) != 2 or not joined or "T24:00" in hours:
        return value + zone
    first, last = hours
    day = date.fromisoformat(value[:10])
    after = day + timedelta(last < first) if day < date.max else day
    return f"{day}{first}{zone}/{after}{last}{zone}"


def _sunday(monday: date) -> date:
    """The last day of a week, or the last of the calendar."""
    return monday + timedelta(6) if monday <= date.max - timedelta(6) else date.max


def _is_about(words: Words) -> bool:
    """Whether the phrase opens with a word that makes its date approximate: "around 1990"."""
    led = (word.low for word in words if word.low not in _PREFIXES)
    return next(led, "") in _ABOUT
