"""Alleged violations drawn as SVG: a row of days for each accuser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.tell import svg
from rashomon.tell.across import Across, Violation
from rashomon.tell.phrases import scope_words
from rashomon.tell.svg import Scale, tag, text

_WIDTH, _LEFT, _RIGHT = 900, 190, 800
_ROW, _BARS = 74, 44
_APART = _RIGHT + 46  # where those without a day are told


def calendar(page: Across) -> str:
    """The alleged violations of each accuser by day: a bar a day, as high as they are many.

    All rows have the same days and the same height, so that they can be compared. Those without a
    day are a number on the right. Accusers are told by name, never by colour.
    """
    title = f"Alleged violations by day and accuser: {scope_words(page.scope)}"
    days = [date.fromisoformat(one.day) for one in page.violations if one.day]
    accusers = sorted({one.accuser for one in page.violations})
    rule, top = svg.lines([page.rule], 34, class_="soft")
    parts = [text(title, 0, 14, 110, class_="head"), *rule]
    top += 10
    if any(one.day is None for one in page.violations):
        parts.append(text("no day", _APART, top - 6, text_anchor="middle", class_="soft"))
    for accuser in accusers:
        some = [one for one in page.violations if one.accuser == accuser]
        parts += _row(some, top, (min(days), max(days)) if days else None, _most(page.violations))
        top += _ROW
    if not accusers:
        parts.append(text("Nobody accuses anybody.", 0, top, class_="soft"))
        top += 20
    notices, top = svg.lines(page.notices, top + 10, class_="soft")
    parts += notices
    head = (title, f"{page.rule} {'; '.join(_described(page.violations))}")
    return svg.drawing((_WIDTH, top), head, parts, "violations", svg.STYLE) + "\n"


def _most(rows: Sequence[Violation]) -> int:
    counts = Counter((one.accuser, one.day) for one in rows if one.day)
    return max(counts.values(), default=1)


def _row(
    some: Sequence[Violation], top: float, days: tuple[date, date] | None, most: int
) -> Iterator[str]:
    base = top + _BARS + 4
    yield text(some[0].accuser, 0, base - 16, 28, class_="head")
    yield text(f"{len(some)} alleged", 0, base, class_="soft")
    yield tag("line", x1=_LEFT, y1=base, x2=_RIGHT, y2=base, class_="axis")
    undated = sum(one.day is None for one in some)
    if undated:
        yield text(str(undated), _APART, base, text_anchor="middle")
    if days:
        yield from _bars(some, base, days, most)


def _bars(
    some: Sequence[Violation], base: float, days: tuple[date, date], most: int
) -> Iterator[str]:
    first, last = days
    step = (_RIGHT - _LEFT) / ((last - first).days + 1)
    scale = Scale(0, most, 0, _BARS)
    counts = Counter(one.day for one in some if one.day)
    ceiling = base - _BARS
    yield tag("line", x1=_LEFT, y1=ceiling, x2=_RIGHT, y2=ceiling, class_="grid")
    yield text(str(most), _LEFT - 5, ceiling + 4, text_anchor="end", class_="soft")
    for day, many in sorted(counts.items()):
        x = _LEFT + (date.fromisoformat(day) - first).days * step
        height = scale.at(many)
        told = f"{some[0].accuser}, {day}: {many}"
        width = max(1.5, min(step * 0.8, 18.0))
        bar = tag("rect", x=x, y=base - height, width=width, height=height, class_="c0")
        yield tag("g", tag("title", svg.safe(told)) + bar)
        if step > 7 or many == most > 1:
            middle, above = x + width / 2, base - height - 3
            yield text(str(many), middle, above, text_anchor="middle", class_="soft")
    for place, day_ in enumerate(svg.day_ticks(first, last)):
        x = _LEFT + (day_ - first).days * step
        yield tag("line", x1=x, y1=base, x2=x, y2=base + 4, class_="axis")
        label = svg.day_label(day_, year=place == 0 or day_.year != first.year)
        yield text(label, x, base + 17, class_="soft")


def _described(rows: Sequence[Violation]) -> Iterator[str]:
    counts = Counter((one.accuser, one.day) for one in rows)
    order = sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] or "9999"))
    for (accuser, day), many in order[:400]:
        yield f"{accuser}, {day or 'no day'}: {many}"
    if len(order) > 400:
        yield f"and {len(order) - 400} more days"
