"""What a time expression says, held against publication and what was told before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any

from rashomon.code.times.portions import months_of, portion
from rashomon.code.times.setting import Interval, Setting, week_of
from rashomon.code.times.values import (
    Aside,
    Between,
    Calendar,
    Every,
    Fixed,
    Hour,
    Length,
    Overnight,
    Past,
    Portion,
    Reference,
    Shift,
    Told,
    Vague,
    Weekday,
    When,
)

AHEAD_DAYS = 30
"""A date without a year may lie at most so many days after publication (forward dates in plans)."""

SAME_YEAR_DAYS = 183
"""A planned date without a year lies at most so many days after publication."""

NEAR_DAYS = 31
"""A bare clock time is of the day last told of only where that is so near to publication."""

WEEKEND = Between(Weekday(5), Weekday(6))
_SMALL = "T06:"  # the hours before this are of the night
_ERA_YEARS = {"last": -1, "this": 0, "next": 1}
_NO_PUBLICATION = "no publication date"
_NOTHING_TOLD = "nothing dated was told before"


def resolve(when: When, setting: Setting) -> Interval:
    """The interval that `when` comes to; start is None where the setting does not settle it."""
    rule: Callable[[Any, Setting], Interval] = _RULES[type(when)]
    return rule(when, setting)


def _moved(day: date, days: int) -> date | None:
    """The day so many days on, or None where the calendar ends before."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def _dated(day: date | None, against: str) -> Interval:
    return Interval(day.isoformat() if day else None, None, against if day else "out of range")


def _fixed(when: Fixed, _: Setting) -> Interval:
    return Interval(when.start, when.end, "known by name", when.value)


def _aside(when: Aside, _: Setting) -> Interval:
    return Interval(None, None, "tells no date", when.value)


def _vague(when: Vague, _: Setting) -> Interval:
    return Interval(None, None, when.reason, when.value)


def _told(_: Told, setting: Setting) -> Interval:
    return Interval(setting.told, None, setting.by_told if setting.told else _NOTHING_TOLD)


def _hour(when: Hour, setting: Setting) -> Interval:
    """The day last told of, if it is near publication; else publication, as news without a day.

    A clock time after midnight that follows on an evening or a night is of the day after it.
    """
    day, published = setting.day, setting.published
    if day and (published is None or abs((published - day).days) <= NEAR_DAYS):
        small = setting.night and "T00:" <= when.value < _SMALL
        after = _moved(day, 1) if small else None
        return _dated(after if after and after <= (published or date.max) else day, setting.by_told)
    if published is None:
        return Interval(None, None, _NO_PUBLICATION)
    return _dated(published, f"no day said: taken as the day of publication {published}")


def _overnight(_: Overnight, setting: Setting) -> Interval:
    """The night before the day told of in this sentence, if near; else that before publication."""
    day, published = setting.day, setting.published
    near = day and (published is None or abs((published - day).days) <= 7)
    end = day if setting.same and near else published
    if end is None:
        return Interval(None, None, _NO_PUBLICATION)
    start = _moved(end, -1)
    against = setting.by_publication if end == published else setting.by_told
    return Interval(start.isoformat() if start else None, end.isoformat(), against)


def _past(when: Past, setting: Setting) -> Interval:
    """The stretch of so many units that ends with publication."""
    start = resolve(Shift(-when.amount, when.unit), setting)
    end = resolve(Shift(0, when.unit), setting)
    settled = start.start is not None
    return Interval(start.start, end.start if settled else None, start.against)


def _between(when: Between, setting: Setting) -> Interval:
    interval = _stretch(when, setting)
    if when != WEEKEND or interval.start is None:
        return interval
    week = week_of(date.fromisoformat(interval.start))
    return interval._replace(value=f"{week}-WE")


def _stretch(when: Between, setting: Setting) -> Interval:
    first, last = resolve(when.first, setting), resolve(when.last, setting)
    if first.start is None or last.start is None:
        return Interval(first.start or last.start, None, first.against)
    start = first.start
    if start > last.start:
        start = _earlier(when, start) or last.start
    return Interval(start, last.end or last.start, first.against)


def _earlier(when: Between, start: str) -> str | None:
    """The start a week or a year before, where it came out after the end: "Friday to Monday"."""
    if isinstance(when.first, Weekday):
        day = _moved(date.fromisoformat(start), -7)
        return day.isoformat() if day else None
    if isinstance(when.first, Calendar) and when.first.year is None and when.first.month:
        return _iso(Calendar(int(start[:4]) - 1, when.first.month, when.first.day))
    return None


def _weekday(when: Weekday, setting: Setting) -> Interval:
    """The latest such day not after publication; the next one where words look ahead."""
    if when.which == "that" and setting.day:
        return _dated(_latest(setting.day, when.number), setting.by_told)
    eve = _moved(setting.day, -1) if setting.day else None
    if when.which == "previous" and eve:
        return _dated(_latest(eve, when.number), setting.by_told)
    published = setting.published
    if published is None:
        return Interval(None, None, _NO_PUBLICATION)
    return _dated(_nearest(when, published, setting.ahead), setting.by_publication)


def _latest(day: date, number: int) -> date | None:
    return _moved(day, -((day.weekday() - number) % 7))


def _nearest(when: Weekday, published: date, ahead: bool) -> date | None:
    if when.week is not None:
        return _moved(published, when.number - published.weekday() + 7 * when.week)
    back = (published.weekday() - when.number) % 7
    if when.which in ("last", "previous"):
        return _moved(published, -back if back > 1 else -back - 7)
    if when.which == "next":
        return _moved(published, 7 - back)
    return _moved(published, (7 - back) % 7 if ahead else -back)


def _shift(when: Shift, setting: Setting) -> Interval:
    """So many days, months or years from publication or from the time told; weeks come to months.

    "Two weeks ago" says the month, not the day: its day of the month is not what is meant.
    """
    published = setting.published.isoformat() if setting.published else None
    if setting.history and not when.told:
        when = when._replace(told=True)
    if setting.part and when.counted and when.unit == "year" and when.amount == -1:
        return _year_before(setting)
    grain = {"day": 10, "week": 10, "month": 7}.get(when.unit, 4)
    if when.told and setting.told and len(setting.told) >= grain:
        return _not_after(_counted(setting.told, when, setting.by_told), setting)
    if when.told and setting.told and setting.before:
        return _shift(when, setting.before)
    if when.told and setting.told:
        return Interval(None, None, f"{setting.words!r} is no day")
    if published is None:
        return Interval(None, None, _NOTHING_TOLD if when.told else _NO_PUBLICATION)
    interval = _counted(published, when, setting.by_publication)
    return _not_after(interval, setting) if when.told else interval


def _year_before(setting: Setting) -> Interval:
    """ "A year ago" in a report on a quarter: the same quarter of the year before."""
    year = int(setting.part[:4]) - 1
    return Interval(f"{year}", None, setting.by_told, f"{year}{setting.part[4:]}")


def _not_after(interval: Interval, setting: Setting) -> Interval:
    """Nothing where "the next day" would fall after publication: another day was meant."""
    published, told = setting.published, setting.told or ""
    if published and (interval.start or "") > published.isoformat() >= told:
        return Interval(None, None, f"would lie after publication {published}")
    return interval


def _counted(origin: str, when: Shift, against: str) -> Interval:
    year, month = int(origin[:4]), int(origin[5:7] or 1)
    if when.unit in ("day", "week"):
        days = when.amount * (7 if when.unit == "week" else 1)
        day = _moved(date.fromisoformat(origin), days)
        if day is None or when.unit == "day":
            return Interval(day.isoformat() if day else None, None, against)
        return Interval(day.isoformat()[:7], None, against, week_of(day))
    if when.unit == "year":
        return Interval(_iso(Calendar(year + when.amount)), None, against)
    if when.unit == "quarter":
        quarter = year * 4 + (month - 1) // 3 + when.amount
        return months_of(f"Q{quarter % 4 + 1}", quarter // 4, against)
    if when.unit == "decade":
        first = (year // 10 + when.amount) * 10
        return Interval(str(first), str(first + 9), against, str(first)[:3])
    months = year * 12 + month - 1 + when.amount
    return Interval(_iso(Calendar(months // 12, months % 12 + 1)), None, against)


def _iso(when: Calendar) -> str | None:
    """The ISO form of a date with a year, or None where there is no such date."""
    year, month, day = when.year or 0, when.month, when.day
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    valid = day <= monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}" if valid else None


def _calendar(when: Calendar, setting: Setting) -> Interval:
    """A date as written; what it lacks comes from publication or from what was told."""
    if when.year:
        return Interval(_iso(when), None, "as written")
    if when.month is None:
        return _day_only(when, setting)
    if when.era == "told" and setting.told:
        return Interval(_iso(when._replace(year=int(setting.told[:4]))), None, setting.by_told)
    if setting.published is None:
        return _year_told(when, setting)
    return Interval(_year_found(when, setting), None, setting.by_publication)


def _year_told(when: Calendar, setting: Setting) -> Interval:
    """Without publication, the year of the time last told of, or the next where it turned."""
    if not setting.told:
        return Interval(None, None, "no year: " + _NO_PUBLICATION)
    turned = setting.told[5:7] >= "11" and when.month is not None and when.month <= 2
    if setting.history and turned:
        when = when._replace(year=int(setting.told[:4]) + 1)
        return Interval(_iso(when), None, setting.by_told)
    return Interval(_iso(when._replace(year=int(setting.told[:4]))), None, setting.by_told)


def _day_only(when: Calendar, setting: Setting) -> Interval:
    """ "The 16th": of the month last told of, else the latest such day not after publication."""
    told, published = setting.told, setting.published
    if told and len(told) >= 7 and when.weekday is None:
        month = Calendar(int(told[:4]), int(told[5:7]), when.day)
        return Interval(_iso(month), None, setting.by_told)
    if published is None or when.day is None:
        return Interval(None, None, _NO_PUBLICATION)
    for back in range(12):
        months = published.year * 12 + published.month - 1 - back
        iso = _iso(Calendar(months // 12, months % 12 + 1, when.day))
        if iso and iso <= published.isoformat() and _falls_on(iso, when.weekday):
            return Interval(iso, None, setting.by_publication)
    return Interval(None, None, "no such day in the year before publication")


def _falls_on(iso: str, weekday: int | None) -> bool:
    return weekday is None or date.fromisoformat(iso).weekday() == weekday


def _year_found(when: Calendar, setting: Setting) -> str | None:
    """A date without a year, in ISO form with the year that its words and publication give it."""
    published = setting.published or date.min
    if when.day:
        return _day_in_year(when, published, setting.ahead)
    month = when.month or 1
    latest = -(month > published.month)
    coming = int(month < published.month)
    steps = {
        "before": -(month >= published.month),
        "after": int(month <= published.month),
        **_ERA_YEARS,
    }
    step = steps.get(when.era, coming if setting.ahead else latest)
    return _iso(when._replace(year=published.year + step))


def _day_in_year(when: Calendar, published: date, ahead: bool) -> str | None:
    fixed = _ERA_YEARS.get(when.era)
    if fixed is not None:
        return _iso(when._replace(year=published.year + fixed))
    years = range(published.year + 1, published.year - 9, -1)
    dates = [iso for year in years if (iso := _iso(when._replace(year=year)))]
    today, limit = published.isoformat(), _moved(published, AHEAD_DAYS) or date.max
    soon = (_moved(published, SAME_YEAR_DAYS) or date.max).isoformat()
    coming = [iso for iso in dates if today <= iso <= soon]
    if ahead and coming:
        return coming[-1]
    past = [iso for iso in dates if iso <= limit.isoformat()]
    agreeing = [iso for iso in past if _falls_on(iso, when.weekday)]
    return next(iter(agreeing or past), None)


_RULES: dict[type, Callable[[Any, Setting], Interval]] = {
    Length: _aside,
    Every: _aside,
    Reference: _aside,
    Portion: portion,
    Calendar: _calendar,
    Weekday: _weekday,
    Shift: _shift,
    Past: _past,
    Fixed: _fixed,
    Hour: _hour,
    Told: _told,
    Overnight: _overnight,
    Vague: _vague,
    Between: _between,
}
