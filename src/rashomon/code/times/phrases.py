"""Times told from another time: "yesterday", "three days ago", "last week", "the next day"."""

from __future__ import annotations

from rashomon.code.times.dates import day_alone, month_at, ordinal_first
from rashomon.code.times.lengths import value
from rashomon.code.times.values import (
    Between,
    Calendar,
    Count,
    Found,
    Hour,
    Overnight,
    Past,
    Shift,
    Told,
    Vague,
    Weekday,
    Words,
    capital,
    integer,
    low,
)
from rashomon.code.times.words import (
    CARDINALS,
    DASHES,
    PARTS,
    PROPER_DAYS,
    PROPER_NOUNS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    word_set,
)

_DAYS: dict[str, Shift | Overnight] = {
    "today": Shift(0, "day"),
    "tonight": Shift(0, "day"),
    "yesterday": Shift(-1, "day"),
    "tomorrow": Shift(1, "day"),
    "overnight": Overnight(),
}
_STEPS = {
    "last": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "next": 1,
    "following": 1,
}
_TOLD = frozenset({"previous", "same", "that", "following"})
_FEW = frozenset({"few", "several", "couple", "many", "some"})
_MONTH_ERAS = dict.fromkeys(_TOLD, "told") | {"last": "before", "this": "this", "next": "after"}
_WEEKEND = Between(Weekday(5), Weekday(6))
_SHORT_DAY_BEFORE = word_set("on last next since until till late early this by")
_UNSAID = "how many is not said"
_FROM_UNDATED = "counted from something that has no date here"


def deictic(words: Words, at: int) -> Found | None:
    """Today, tonight, yesterday, tomorrow; overnight is the night that ends on publication."""
    return Found(at, at + 1, _DAYS[words[at].low])


def weekday(words: Words, at: int) -> Found | None:
    """A day of the week, with the week if it is said ("Tuesday of last week")."""
    word = low(words, at)
    number = WEEKDAYS.get(word, SHORT_WEEKDAYS.get(word))
    if number is None or (word in SHORT_WEEKDAYS and not _short_weekday(words, at)):
        return None
    before = low(words, at - 1)
    if before in ("every", "each") or (before in PROPER_DAYS and capital(words, at - 1)):
        return None
    if low(words, at + 1) in PROPER_NOUNS and capital(words, at + 1):
        return None
    last = at + 1 + (word in SHORT_WEEKDAYS and low(words, at + 1) == ".")
    return _week_of(words, at, last, number)


def _short_weekday(words: Words, at: int) -> bool:
    """Whether "Sat", "Sun" and the like are days: beside a date, or after "on"."""
    if not capital(words, at):
        return False
    after = at + 1 + (low(words, at + 1) in (".", ","))
    after += low(words, after) == ","
    beside = low(words, after)[:1].isdecimal() or month_at(words, after) is not None
    return beside or low(words, at - 1) in _SHORT_DAY_BEFORE


def _week_of(words: Words, at: int, last: int, number: int) -> Found:
    start = last + (low(words, last) == "of")
    which = low(words, start)
    if which in ("last", "this", "next") and low(words, start + 1) == "week":
        return Found(at, start + 2, Weekday(number, week=_STEPS[which]))
    if which == "last" and start == last and not low(words, start + 1)[:1].isalpha():
        return Found(at, start + 1, Weekday(number, "last"))
    return Found(at, last, Weekday(number))


def count(words: Words, at: int) -> Count | None:
    """A number that counts units of time from `at` on: "3", "three", "a", "twenty-four", "few"."""
    word = low(words, at)
    number = integer(word, 3) or CARDINALS.get(word)
    if number in (20, 30, 40) and low(words, at + 1) in DASHES:
        ones = CARDINALS.get(low(words, at + 2), 99)
        return Count(number + ones, at + 3) if ones < 10 else None
    if number:
        return Count(number, at + 1)
    if word in ("a", "an"):
        vague = count(words, at + 1) if low(words, at + 1) in _FEW else None
        return vague or Count(1, at + 1)
    if word == "half":
        whole = count(words, at + 1)
        return whole._replace(value=None) if whole else None
    if word in _FEW:
        return Count(None, at + 1 + (low(words, at + 1) == "of"))
    return None


def counted(words: Words, at: int) -> Found | None:
    """So many units before or after something: "three days ago", "a week later", "hours later"."""
    number = count(words, at) or Count(None, at)
    unit = UNITS.get(low(words, number.last))
    if unit is None:
        return None
    return _moved(words, at, number, unit)


def _moved(words: Words, at: int, number: Count, unit: str) -> Found | None:
    """The shift of the count by the word after its unit; None where that word is no such one."""
    last = number.last + 2
    word = low(words, last - 1)
    told = word != "ago"
    if word in ("before", "after", "previously"):
        if low(words, last)[:1].isalnum():
            return Found(at, last, Vague(_FROM_UNDATED, _long(number, words[number.last].low)))
    elif word not in ("ago", "earlier", "later"):
        return None
    step = 1 if word in ("later", "after") else -1
    when = _shift(number.value, unit, step, told)
    if isinstance(when, Vague):
        when = Vague(when.reason, _long(number, words[number.last].low))
    return Found(at, last, when)


def _shift(value: int | None, unit: str, step: int, told: bool) -> Shift | Hour | Vague:
    if unit == "hour":
        return Hour() if told else Shift(0, "day")
    if value is None or unit == "century":
        return Vague(_UNSAID)
    times = {"fortnight": 2, "decade": 10}.get(unit, 1)
    return Shift(
        step * value * times, {"fortnight": "week", "decade": "year"}.get(unit, unit), told, True
    )


def since_then(words: Words, at: int) -> Found | None:
    """Since the time last told of; `at` is "then"."""
    return Found(at, at + 1, Told()) if low(words, at - 1) == "since" else None


def window(words: Words, at: int) -> Found | None:
    """The stretch up to now: "past 24 hours", "last three days"; `at` is "past" or "last"."""
    number = count(words, at + 1) or Count(1, at + 1)
    unit = UNITS.get(low(words, number.last))
    last_bare = number.last == at + 1 and words[at].low == "last"
    if last_bare and (low(words, at - 1) != "the" or unit in ("day", "hour")):
        return None
    if unit is None:
        return None
    when = _stretch(number.value, unit)
    if isinstance(when, Vague):
        when = Vague(when.reason, _long(number, words[number.last].low))
    return Found(at, number.last + 1, when)


def _stretch(value: int | None, unit: str) -> Past | Vague:
    if value is None or unit in ("decade", "century"):
        return Vague(_UNSAID)
    if unit == "hour":
        return Past(-(-value // 24), "day")
    if unit in ("week", "fortnight"):
        return Past(value * (7 if unit == "week" else 14), "day")
    return Past(value, unit)


def recent(words: Words, at: int) -> Found | None:
    """Recent days, weeks, months, years: no date follows."""
    if low(words, at + 1) not in UNITS:
        return None
    return Found(at, at + 2, Vague(_UNSAID, value("X", words[at + 1].low)))


def _long(number: Count, unit: str) -> str:
    """How long a count of units is, as TIMEX3 writes it."""
    return value("X" if number.value is None else str(number.value), unit)


def pointed(words: Words, at: int) -> Found | None:
    """Last, this, that, next, previous … with a unit, a weekday, a month or a part of the day."""
    which, after = words[at].low, low(words, at + 1)
    if which == "current" and after not in ("year", "month", "week", "fiscal"):
        return None
    fiscal = after == "fiscal" and low(words, at + 2) == "year"
    unit = "year" if fiscal else "day" if after in PARTS else UNITS.get(after)
    if unit in ("day", "week", "month", "year"):
        told = which in _TOLD or (which == "next" and unit == "day")
        if which in ("last", "this") and after in ("day", "days"):
            return None
        last = at + 2 + fiscal
        return Found(at, last, Shift(_STEPS[which], unit, told), timed=after in PARTS)
    if after == "weekend":
        return Found(at, at + 2, _WEEKEND)
    return _pointed_name(words, at, which)


def _pointed_name(words: Words, at: int, which: str) -> Found | None:
    """A weekday or month after "last", "this", "next" or "that"."""
    day = weekday(words, at + 1)
    if day and isinstance(day.when, Weekday):
        which = {"same": "that", "following": "next"}.get(which, which)
        return day._replace(first=at, when=day.when._replace(which=which))
    month = month_at(words, at + 1)
    if month is None or low(words, at + 1) in SHORT_MONTHS or which not in _STEPS:
        return None
    if low(words, month.last)[:1].isdecimal():
        return None
    era = _MONTH_ERAS[which]
    return Found(at, month.last, Calendar(month=month.number, era=era))


def article(words: Words, at: int) -> Found | None:
    """What follows "the": "day before yesterday", "night before", "eve", "16th", "year 1984"."""
    after = low(words, at + 1)
    if after == "weekend":
        return Found(at, at + 2, _WEEKEND)
    if after == "eve":
        return _eve(words, at)
    if after in ("day", "night", "evening", "morning", "week", "month", "year"):
        return _beside(words, at)
    return day_alone(words, at) or ordinal_first(words, at + 1)


def _eve(words: Words, at: int) -> Found | None:
    if low(words, at + 2) == "of":
        return Found(at, at + 2, Vague("the day before something that has no date here"), True)
    return Found(at, at + 2, Shift(-1, "day", True))


def _beside(words: Words, at: int) -> Found | None:
    """The day (week, year) before or after: yesterday, tomorrow, or what was told of."""
    word, beyond = low(words, at + 2), low(words, at + 3)
    if word not in ("before", "after"):
        return None
    step = -1 if word == "before" else 1
    if beyond in ("yesterday", "tomorrow"):
        return Found(at, at + 4, Shift(2 * step, "day"))
    if beyond[:1].isalnum():
        return Found(at, at + 3, Vague("counted from something that has no date here"))
    unit = UNITS.get(low(words, at + 1), "day")
    return Found(at, at + 3, Shift(step, unit, told=True))
