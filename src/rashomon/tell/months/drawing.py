"""Months drawn: a row an accuser, a cell a day, in each cell how many and a link to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from html import escape

from rashomon.tell.months.alleged import Days
from rashomon.tell.months.month import Month
from rashomon.tell.phrases import name
from rashomon.tell.svg import number, safe, tag, text
from rashomon.tell.words import day as day_words

NOT_DATED = "no day"
"""What stands above the allegations of which no day is settled."""

ROWS = 14
"""Accusers at most that have a row; those beyond are listed by the page."""

_LEFT, _CELL, _GAP = 168, 22.0, 1.5
_TOP, _APART = 34, 22
_WIDTH = _LEFT + 31 * _CELL + 52
_STEPS = ((8, "h4"), (4, "h3"), (2, "h2"), (1, "h1"))

Link = Callable[[str, date], str]


def drawn(
    days: Sequence[Days], months: Sequence[Month], link: Link, title: str, every: bool = True
) -> str:
    """The months as an SVG without styles: classes only, see web/static/map.css.

    All months have the same rows in the same order, so that they can be compared; without `every`,
    those alone that have any in the month. A cell is as
    dark as its number is large, by steps that are the same on every page. `link` gives the
    address of a day's allegations of one accuser.
    """
    rows = days[:ROWS]
    parts, top = list[str](), 0.0
    for month in months:
        here = [row for row in rows if every or any(month == Month.of(day) for day in row.by_day)]
        parts += _month(here, month, top, link)
        top += _TOP + len(here) * _CELL + _APART
    height = number(max(top - _APART, 20.0))
    inside = tag("title", safe(title) or "Calendar") + "".join(parts)
    drawing = tag(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        width=number(_WIDTH),
        height=height,
        role="group",
        aria_label=title,
        class_="months",
    )
    return drawing.replace("<svg ", f'<svg viewBox="0 0 {number(_WIDTH)} {height}" ', 1)


def _month(rows: Sequence[Days], month: Month, top: float, link: Link) -> Iterator[str]:
    first, last = month.first, month.last
    yield text(month.label, 0, top + 14, class_="months-title")
    for at in range(last.day):
        one = first + timedelta(days=at)
        x = _LEFT + at * _CELL + (_CELL - _GAP) / 2
        kind = "months-rest" if one.weekday() >= 5 else "months-day"
        yield text(str(one.day), x, top + 26, text_anchor="middle", class_=kind)
    yield text("month", _WIDTH - 4, top + 26, text_anchor="end", class_="months-day")
    for place, row in enumerate(rows):
        yield from _row(row, month, top + _TOP + place * _CELL, link)


def _row(row: Days, month: Month, top: float, link: Link) -> Iterator[str]:
    base = top + 15
    yield text(name(row.accuser), 0, base, 22, class_="months-name")
    first, last = month.first, month.last
    blank, total = list[str](), 0
    told, to = safe(name(row.accuser)), partial(link, row.accuser)
    for at in range(last.day):
        one = first + timedelta(days=at)
        x, many = _LEFT + at * _CELL, row.by_day.get(one, 0)
        if many:
            total += many
            yield _cell(told, one, many, (number(x), number(top)), to)
        else:
            blank.append(f"M{number(x)} {number(top)}h20v20h-20z")
    if blank:
        yield f'<path class="months-blank" d="{"".join(blank)}"/>'
    yield text(str(total), _WIDTH - 4, base, text_anchor="end", class_="months-total")


def _cell(
    accuser: str, day: date, many: int, at: tuple[str, str], link: Callable[[date], str]
) -> str:
    """Only the accuser's name and the address are from outside; they are escaped here."""
    x, y = at
    told = f"{day_words(day.isoformat())}, {accuser}: {many} alleged"
    look = next(kind for least, kind in _STEPS if many >= least)
    shown = str(many) if many < 1000 else "1k+"
    to = escape(link(day), quote=True)
    return (
        f'<a href="{to}" aria-label="{told}" class="months-cell">'
        f'<path class="months-{look}" d="M{x} {y}h20v20h-20z"/>'
        f'<text x="{x}" y="{y}" dx="10" dy="14.5" class="months-count {look}-count">{shown}</text>'
        "</a>"
    )
