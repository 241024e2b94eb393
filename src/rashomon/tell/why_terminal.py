"""Why reports are joined, on the terminal: a waterfall for each join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from rashomon.tell.clean import clip
from rashomon.tell.console import heading, put, text
from rashomon.tell.decisions import Made
from rashomon.tell.svg import Scale
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

_WIDE = 36  # characters of the scale
_LABEL = 52  # of a field and its level
_PLUS, _MINUS, _NEEDED = "█", "▒", "┊"


def _drawn(start: float, end: float, scale: Scale, enough: float) -> str:
    """A bar from one sum to another; what is needed is marked where it lies."""
    first, last = sorted((round(scale.at(start)), round(scale.at(end))))
    first = min(first, _WIDE - 1)
    length = max(last - first, 1) if start != end else 0
    mark = _PLUS if end > start else _MINUS
    drawn = (" " * first + mark * length).ljust(_WIDE)
    needed = min(round(scale.at(enough)), _WIDE - 1)
    if drawn[needed] == " ":
        drawn = drawn[:needed] + _NEEDED + drawn[needed + 1 :]
    return drawn


def _lines(bars: Sequence[Bar], page: WhyPage) -> Iterator[Text]:
    """A line a field: what it says, its points, and the bar from the sum before to that after."""
    scale, before = Scale(*bounds(page), 0, _WIDE), 0.0
    for bar in bars:
        drawn = _drawn(before, bar.sum, scale, page.enough)
        yield _line(f"{bar.field}: {bar.level}", bar.points, drawn)
        before = bar.sum
    if bars:
        yield _line("sum", before, _drawn(0.0, before, scale, page.enough))


def _line(label: str, points: float, drawn: str) -> Text:
    shown = f"    {clip(label, _LABEL):<{_LABEL}} {signed(points):>6}  "
    return Text.assemble(shown, (f"│{drawn}│", "green" if points >= 0 else "red"))


def _rulings(numbers: Sequence[int], made: Sequence[Made]) -> Iterator[Text]:
    for number in numbers:
        yield text("    " + ruling(number, made), "yellow")


def _joined(one: Joined, page: WhyPage) -> RenderableType:
    head = Text.assemble(text(known(one.mention), "bold"), "  ", text(told(one.mention), "dim"))
    lines = [head]
    if one.via:
        lines.append(text(f"joined to {known(one.via)}: {verdict(one, page.enough)}"))
    else:
        lines.append(text(verdict(one, page.enough)))
    if doubts(one):
        lines.append(text(doubts(one), "italic"))
    lines += _lines(one.bars, page)
    if one.via and not one.bars:
        lines.append(Text("    their dates exclude each other"))
    return Group(*lines, *_rulings(one.decisions, page.decisions), Text())


def _may_be(one: MayBe, page: WhyPage) -> RenderableType:
    head = Text.assemble((one.code, "bold cyan"), "  ", text(told(one.via), "dim"))
    words = f"{known(one.mention)} with {known(one.via)}: {signed(one.points)} of"
    lines = [head, text(f"{words} {page.enough:.1f} needed: {one.reason}")]
    lines += _lines(one.bars, page)
    return Group(*lines, *_rulings(one.decisions, page.decisions), Text())


def print_why(console: Console, page: WhyPage) -> None:
    """Print why an incident's reports are joined, and which incidents came near."""
    said = f"{_PLUS} for, {_MINUS} against, {_NEEDED} what is needed ({page.enough:.1f} bits)"
    put(
        console,
        Text.assemble((page.code, "bold cyan"), "  why these are one incident"),
        text(said, "dim"),
        heading("Joins"),
        *(_joined(one, page) for one in page.joins),
        heading("May also be"),
        *(_may_be(one, page) for one in page.near),
    )
    if not page.near:
        put(console, text("No other incident came near."))
