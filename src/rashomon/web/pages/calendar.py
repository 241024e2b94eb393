"""The calendar: who alleges how many violations on which day, month by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote_plus

import numpy as np
from markupsafe import Markup
from starlette.requests import Request

from rashomon.model.errors import InputError
from rashomon.tell.months import Days, Month, drawn
from rashomon.tell.months.drawing import ROWS
from rashomon.tell.phrases import name
from rashomon.tell.words import day as day_words
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.links import Links
from rashomon.web.pages.boards import Chosen, chosen
from rashomon.web.pages.chips import chips
from rashomon.web.pages.lines import Line, lines
from rashomon.weigh.across.alleged import RULE

MONTHS = 3
"""Months on a page."""

PICKED = 60
"""Incidents of a picked day that the page lists."""

STILL = 12
"""Months with allegations that a published calendar shows, the last."""

_NEVER = date(2000, 3, 31)  # for a ledger without any day


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many violations were alleged to have begun on a day (ISO)."""

    day: str
    alleged: int


@dataclass(frozen=True, slots=True)
class Accuser:
    """One accuser's alleged violations: in the months shown, by day; `undated`; `total` in all."""

    accuser: str
    shown: int
    days: tuple[DayCount, ...]
    undated: int
    total: int


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The alleged violations in the incidents that meet the filters.

    `months` are those shown (YYYY-MM), `first` and `last` the days (ISO) between which all dated
    ones lie. `picked` are the incidents of the day and accuser that were picked. `rule` says what
    counts.
    """

    months: tuple[str, ...]
    first: str | None
    last: str | None
    accusers: tuple[Accuser, ...]
    picked_day: str | None
    picked_by: str | None
    picked_total: int
    picked: tuple[Line, ...]
    rule: str


class Pick(NamedTuple):
    """A day and an accuser that were picked."""

    day: date
    by: str


class Beside(NamedTuple):
    """Months to step to: the address's parameters, None where nothing lies that way."""

    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    years: tuple[tuple[int, Mapping[str, Any]], ...]


class Sheet(NamedTuple):
    """What the template asks of a calendar."""

    found: Chosen
    days: tuple[Days, ...]
    months: tuple[Month, ...]
    shown: Mapping[str, Any]

    def drawn(self, links: Links) -> Markup:
        """The months that were asked for, each cell a link to what it counts."""
        link, title = _linker(links, self.shown), _title(self.months)
        return Markup(drawn(self.days, self.months, link, title)) if self.days else Markup()

    def still(self) -> Markup:
        """The last months with allegations, for a page that is a file: cells lead to `told`."""
        months = self._last()
        days = self._counted(months)
        title = _title(months)
        return Markup(drawn(days, months, _anchor, title, every=False)) if days else Markup()

    def told(self) -> list[tuple[str, str, tuple[Line, ...]]]:
        """What is alleged of each day of `still`: the day (ISO), in words, the incidents."""
        allegations, found = self.found.board.allegations, []
        for day in sorted({day for one in self._counted(self._last()) for day in one.by_day}):
            here = allegations.day == day.toordinal()
            rows = np.unique(allegations.row[here & self.found.rows[allegations.row]])
            told = lines(self.found.gists(rows, PICKED))
            found.append((day.isoformat(), day_words(day.isoformat()), told))
        return found

    def _last(self) -> tuple[Month, ...]:
        """The last months that have any."""
        allegations = self.found.board.allegations
        days = np.unique(allegations.day[self.found.rows[allegations.row]])
        some = {Month.of(date.fromordinal(day)) for day in days.tolist() if day}
        return tuple(sorted(some))[-STILL:] or self.months

    def _counted(self, months: tuple[Month, ...]) -> tuple[Days, ...]:
        allegations = self.found.board.allegations
        told = allegations.counted(self.found.rows, months[0].first, months[-1].last)
        return tuple(one for one in told if one.by_day)


def _title(months: Sequence[Month]) -> str:
    return f"Alleged violations by day and accuser, {months[0].label} to {months[-1].label}"


def _anchor(_: str, day: date) -> str:
    return f"#d{day.isoformat()}"


def calendar_page(desk: Desk, request: Request) -> Answer:
    """Three months of alleged violations by accuser; the last that have any where none is asked."""
    found = chosen(desk, request)
    span = found.board.allegations.span(found.rows)
    months = _months(request, found, span)
    days = found.board.allegations.counted(found.rows, months[0].first, months[-1].last)
    pick = _pick(request)
    filters = found.asked.narrowed()
    shown = {**filters, "month": str(months[0])}
    some = tuple(one for one in days if one.by_day)
    words = {
        "sheet": Sheet(found, some, months, shown),
        "title": f"{months[0].label} to {months[-1].label}",
        "chips": chips(found.asked),
        "filters": filters,
        "shown": shown,
        "beside": _beside(months, span, filters),
        "further": [*some[ROWS:], *(one for one in days if not one.by_day)],
        "undated": [(name(one.accuser), one.undated) for one in days if one.undated],
        "picked_words": f"{day_words(pick.day.isoformat())}, {name(pick.by)}" if pick else "",
        "picked_filters": _of_day(filters, pick) if pick else {},
    }
    return Answer("calendar.html", _data(found, months, days, pick), words)


def _months(request: Request, found: Chosen, span: tuple[date, date] | None) -> tuple[Month, ...]:
    """The months to show: from that asked for, else up to the last day of the filter or of all."""
    words = request.query_params.get("month", "")
    if words:
        first = Month.parsed(words)
    elif span:
        first = Month.of(span[1]).moved(1 - MONTHS)
    else:
        end = found.asked.until or found.asked.since or found.last_day() or _NEVER
        first = Month.of(end).moved(1 - MONTHS)
    return tuple(dict.fromkeys(first.moved(at) for at in range(MONTHS)))


def _pick(request: Request) -> Pick | None:
    """The day and accuser that were picked. Raises InputError for what is no day."""
    day, by = request.query_params.get("day", ""), request.query_params.get("by", "")
    if not (day and by):
        return None
    try:
        return Pick(date.fromisoformat(day), by)
    except ValueError as error:
        raise InputError(f"day: {day[:40]!r} is no day; write it as 2024-05-31") from error


def _data(
    found: Chosen, months: Sequence[Month], days: Sequence[Days], pick: Pick | None
) -> CalendarPage:
    span = found.board.allegations.span(found.rows)
    rows = np.zeros(0, np.int64)
    if pick:
        rows = found.board.allegations.on(found.rows, pick.day, pick.by)
    return CalendarPage(
        months=tuple(map(str, months)),
        first=span[0].isoformat() if span else None,
        last=span[1].isoformat() if span else None,
        accusers=tuple(map(_accuser, days)),
        picked_day=pick.day.isoformat() if pick else None,
        picked_by=pick.by if pick else None,
        picked_total=len(rows),
        picked=lines(found.gists(rows, PICKED)),
        rule=RULE,
    )


def _accuser(one: Days) -> Accuser:
    counts = tuple(DayCount(day.isoformat(), many) for day, many in sorted(one.by_day.items()))
    return Accuser(one.accuser, sum(one.by_day.values()), counts, one.undated, one.total)


def _linker(links: Links, shown: Mapping[str, Any]) -> Callable[[str, date], str]:
    """The address of a day of an accuser; all but these two is made once."""
    page = links.page("calendar", **shown)

    def link(accuser: str, day: date) -> str:
        return f"{page}&day={day.isoformat()}&by={_quoted(accuser)}#picked"

    return link


@lru_cache(maxsize=4096)
def _quoted(accuser: str) -> str:
    return quote_plus(accuser, errors="replace")


def _of_day(filters: Mapping[str, Any], pick: Pick) -> Mapping[str, Any]:
    """The filters of the list that leave incidents of that day in which the accuser has a part."""
    parties = filters.get("party", ())
    day = pick.day.isoformat()
    return {**filters, "since": day, "until": day, "party": dict.fromkeys((*parties, pick.by))}


def _beside(
    months: Sequence[Month], span: tuple[date, date] | None, filters: Mapping[str, Any]
) -> Beside:
    if span is None:
        return Beside(None, None, ())
    first, last = Month.of(span[0]), Month.of(span[1])
    before, after = months[0].moved(-MONTHS), months[-1].moved(1)
    years = range(last.year, max(first.year, last.year - 14) - 1, -1)
    return Beside(
        before={**filters, "month": str(before)} if first < months[0] else None,
        after={**filters, "month": str(after)} if last > months[-1] else None,
        years=tuple((year, {**filters, "month": f"{year:04}-01"}) for year in years),
    )
