"""The hour that words tell: "at 10:30 p.m. GMT" is T22:30Z, "Monday night" is TNI."""

from __future__ import annotations

import re

from rashomon.code.times.clocks import clock
from rashomon.code.times.values import Words, low
from rashomon.code.times.words import CARDINALS

PARTS_OF_DAY = {
    "morning": "TMO",
    "mornings": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "afternoon": "TAF",
    "afternoons": "TAF",
    "evening": "TEV",
    "evenings": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "nightfall": "TEV",
    "night": "TNI",
    "nights": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*(am|pm)?")
_MILITARY = re.compile(r"([01]\d|2[0-4])([0-5]\d)")


def time_of(words: Words, first: int, last: int) -> str:
    """The TIMEX3 hour or part of the day told in tokens [first, last); empty where none is."""
    part = ""
    for at in range(first, last):
        hit = clock(words, at)
        if hit and hit.last <= last + 1:
            return _clock(words, at, hit.last) or part
        part = part or PARTS_OF_DAY.get(low(words, at), "")
    early = any(
        low(words, at) == "hours" and low(words, at - 1) in ("early", "small")
        for at in range(first, last)
    )
    return "TMO" if early else part or _spoken(words, first, last)


def clocks_of(words: Words, first: int, last: int) -> list[str]:
    """Every clock time told in tokens [first, last), in order: T02:30, T08:00."""
    found, at = [], first
    while at < last:
        hit = clock(words, at)
        told = _clock(words, at, hit.last) if hit else ""
        found += [told] if told else []
        at = hit.last if hit else at + 1
    return found


def _clock(words: Words, first: int, last: int) -> str:
    text = "".join(words[at].low for at in range(first, last)).replace("a.m.", "am")
    text = text.replace("p.m.", "pm").replace("a.m", "am").replace("p.m", "pm")
    military = _MILITARY.match(text)
    found = military or _CLOCK.match(text)
    if not found:
        return ""
    hour, minute = int(found[1]), found[2] or "00"
    half = None if military else found[3]
    half = half or _half(words, last)
    hour = hour + 12 if half == "pm" and hour < 12 else hour - 12 * (half == "am" and hour == 12)
    return f"T{hour:02d}:{minute}" if hour <= 24 else ""


def _half(words: Words, at: int) -> str | None:
    """The half of the day that words after a clock time tell: "in the afternoon"."""
    for word in (low(words, at), low(words, at + 2)):
        if word in ("evening", "afternoon", "night"):
            return "pm"
        if word == "morning":
            return "am"
    return None


def _spoken(words: Words, first: int, last: int) -> str:
    """An hour in words: "ten o'clock", "half past eleven"; no half of the day is said."""
    for at in range(first, last):
        number = CARDINALS.get(low(words, at))
        if number and number <= 12:
            return f"T{number:02d}:{'30' if low(words, at - 2) == 'half' else '00'}"
    return ""
