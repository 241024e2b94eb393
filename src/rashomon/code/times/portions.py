"""Parts of a year held against publication or what was told: "last summer", "the quarter"."""

from __future__ import annotations

from rashomon.code.times.setting import Interval, Setting
from rashomon.code.times.values import Portion

_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "H1": 1, "H2": 7} | {
    f"Q{number}": 3 * number - 2 for number in range(1, 5)
}
_MONTHS = {"H": 6, "Q": 3}


def portion(when: Portion, setting: Setting) -> Interval:
    """The interval of a part of a year: months for quarters and halves, a season's year.

    The months of a season are left open: they differ from one half of the earth to the other.
    """
    if when.part == "QX":
        return _unnumbered(when, setting)
    year, against = (when.year, "as written") if when.year else _year(when, setting)
    if year is None:
        return Interval(None, None, against)
    return months_of(when.part, year, against)


def months_of(part: str, year: int, against: str) -> Interval:
    """The interval of a part of a known year."""
    value = f"{year}-{part}"
    months = _MONTHS.get(part[0])
    if months is None:
        return Interval(f"{year}", None, against, value)
    first = _FIRST[part]
    return Interval(f"{year}-{first:02d}", f"{year}-{first + months - 1:02d}", against, value)


def _unnumbered(when: Portion, setting: Setting) -> Interval:
    """The quarter last told of, else the last full one before publication ("this": its own)."""
    if setting.part and when.era not in ("this", "last"):
        return months_of(setting.part[5:7], int(setting.part[:4]), setting.by_told)
    if setting.published is None:
        return Interval(None, None, "no publication date")
    quarter = 4 * setting.published.year + (setting.published.month - 1) // 3
    quarter -= when.era != "this"
    return months_of(f"Q{quarter % 4 + 1}", quarter // 4, setting.by_publication)


def _year(when: Portion, setting: Setting) -> tuple[int | None, str]:
    """The year of a part that is said without one, and against what it was worked out."""
    published = setting.published
    if (when.era == "told" or published is None) and setting.told:
        return int(setting.told[:4]) + (when.era in ("next", "after")), setting.by_told
    if published is None:
        return None, "no publication date"
    if when.era.endswith(" year"):
        step = {"last": -1, "next": 1}.get(when.era.split()[0], 0)
        told = setting.told if when.era.startswith("told") else None
        return int((told or str(published.year))[:4]) + step, setting.by_publication
    past = _FIRST[when.part] + (3 if when.era == "last" else 0) <= published.month
    if when.era == "this":
        return published.year, setting.by_publication
    if when.era in ("next", "after"):
        return published.year + past, setting.by_publication
    return published.year - (not past), setting.by_publication
