"""The joins of an incident as waterfalls in SVG: a panel for each, a bar for each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.tell import svg
from rashomon.tell.svg import Scale, tag, text
from rashomon.tell.why import (
    Bar,
    Joined,
    MayBe,
    WhyPage,
    bounds,
    doubts,
    known,
    ruling,
    signed,
    told,
    verdict,
)

_WIDTH = 900
_LEFT, _RIGHT = 400, 820  # of the scale
_ROW = 20
_BAR = 12
_TITLE = 118  # characters of a line of words


def waterfall(page: WhyPage) -> str:
    """The whole page as one drawing.

    Each bar runs from the sum before its field to the sum after it; what speaks for is filled and
    has a plus, what speaks against is hollow, dashed, and has a minus: never told apart by colour
    alone. A dashed line says how many points are needed.
    """
    title = f"Why {page.code} is one incident"
    parts, top = [text(title, 0, 14, _TITLE, class_="head")], 44.0
    for one in page.joins:
        words = [_head(one, page), *filter(None, [doubts(one)]), *_rulings(one, page)]
        top = _panel(parts, words, one.bars, page, top)
    if page.near:
        parts.append(text("May also be", 0, top, class_="head"))
        top += 26
    for other in page.near:
        words = [_near_head(other, page), *_rulings(other, page)]
        top = _panel(parts, words, other.bars, page, top)
    head = (title, "; ".join(_described(page)))
    return svg.drawing((_WIDTH, top), head, parts, f"why-{page.code}", svg.STYLE) + "\n"


def _head(one: Joined, page: WhyPage) -> str:
    whom = f" with {known(one.via)}" if one.via else f" ({told(one.mention)})"
    return f"{known(one.mention)}{whom}: {verdict(one, page.enough)}"


def _near_head(one: MayBe, page: WhyPage) -> str:
    pair = f"{known(one.mention)} with {known(one.via)} of {one.code}"
    return f"{pair}: {signed(one.points)} of {page.enough:.1f} needed: {one.reason}"


def _rulings(one: Joined | MayBe, page: WhyPage) -> list[str]:
    return [ruling(number, page.decisions) for number in one.decisions]


def _described(page: WhyPage) -> Iterator[str]:
    """The joins in words, for who cannot see the drawing."""
    for one in page.joins:
        yield f"{_head(one, page)}{_fields(one.bars)}"
    for other in page.near:
        yield f"may also be: {_near_head(other, page)}{_fields(other.bars)}"


def _fields(bars: Sequence[Bar]) -> str:
    fields = ", ".join(f"{bar.field} {signed(bar.points)} ({bar.level})" for bar in bars)
    return f" [{fields}]" if fields else ""


def _panel(
    parts: list[str], words: Sequence[str], bars: Sequence[Bar], page: WhyPage, top: float
) -> float:
    """Draw one join below `top`; where the next begins."""
    for place, line in enumerate(words):
        look = "head" if place == 0 else "soft"
        parts.append(text(line, 0, top, _TITLE, class_=look))
        top += 16
    if bars:
        scale = Scale(*bounds(page), _LEFT, _RIGHT)
        parts += _axis(scale, page.enough, top, top + _ROW * (len(bars) + 1))
        parts += _bars(bars, scale, top)
        top += _ROW * (len(bars) + 1) + 24
    return top + 14


def _axis(scale: Scale, enough: float, top: float, bottom: float) -> Iterator[str]:
    """The line at no points, and the one at those that are needed."""
    for value, look, dash in ((0.0, "axis", "none"), (enough, "axis", "2 3")):
        at = scale.at(value)
        yield tag("line", x1=at, y1=top, x2=at, y2=bottom, class_=look, stroke_dasharray=dash)
    label = f"{enough:.1f} needed"
    yield text(label, scale.at(enough), bottom + 11, class_="soft", text_anchor="middle")


def _bars(bars: Sequence[Bar], scale: Scale, top: float) -> Iterator[str]:
    before = 0.0
    for bar in bars:
        yield from _bar(f"{bar.field}: {bar.level}", (before, bar.sum), bar.points, scale, top)
        before = bar.sum
        top += _ROW
    yield from _bar("sum", (0.0, before), before, scale, top)


def _bar(
    label: str, ends: tuple[float, float], points: float, scale: Scale, top: float
) -> Iterator[str]:
    """One field: its words, the bar between two sums, its points."""
    yield text(label, 12, top + 13, 62)
    first, last = sorted(map(scale.at, ends))
    look, dash = ("c0", "none") if points >= 0 else ("edge c1", "3 2")
    yield tag(
        "rect",
        x=first,
        y=top + 3,
        width=max(last - first, 1.0),
        height=_BAR,
        class_=look,
        stroke_dasharray=dash,
    )
    yield text(signed(points), _RIGHT + 66, top + 13, text_anchor="end")
