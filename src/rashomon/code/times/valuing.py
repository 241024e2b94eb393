"""The value of a time expression as TIMEX3 writes it (TimeML 1.2.1), and its kind."""

from __future__ import annotations

import re

from rashomon.code.reading import TimeKind
from rashomon.code.times.hours import time_of
from rashomon.code.times.setting import Interval
from rashomon.code.times.values import Found, Hour, Overnight, Past, Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def value_of(hit: Found, interval: Interval, words: Words) -> str | None:
    """The value of what was found at `hit`; None where its date is not settled."""
    if isinstance(hit.when, Past):
        return f"P{hit.when.amount}{hit.when.unit[0].upper()}"
    value = interval.value or interval.start or interval.end
    timed = hit.timed or isinstance(hit.when, Hour | Overnight)
    if value and timed and _DAY.fullmatch(value):
        return value + time_of(words, hit.first, hit.last)
    return value


def kind_of(value: str | None) -> TimeKind:
    """What kind of time a value is; a date where there is none."""
    if not value:
        return TimeKind.DATE
    if value.endswith("_REF"):
        return TimeKind.REFERENCE
    if value[0] == "P":
        return TimeKind.DURATION
    if value.startswith("XXXX"):
        return TimeKind.SET
    return TimeKind.TIME if "T" in value else TimeKind.DATE
