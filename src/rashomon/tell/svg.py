"""Pieces of drawings as SVG: text without dependencies, the same for the same data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from rashomon.tell.clean import clean, clip

_NONE = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")  # no characters, by XML
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
Attribute = str | int | float


def safe(words: str, size: int = 500) -> str:
    """`words` as they may stand in a drawing: on one line, at most `size` long, escaped."""
    return escape(_NONE.sub("�", clean(clip(words, size))), quote=True)


def tag(name: str, inner: str = "", **attributes: Attribute) -> str:
    """One element; `inner` is markup already, attributes are escaped here."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"


def text(words: str, x: float, y: float, size: int = 60, **attributes: Attribute) -> str:
    """`words` at a point, clipped to `size` characters."""
    return tag("text", safe(words, size), x=x, y=y, **attributes)


def _value(value: Attribute) -> str:
    return number(value) if isinstance(value, float) else safe(str(value), 4000)


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(
    size: tuple[float, float], head: tuple[str, str], parts: Iterable[str], key: str, style: str
) -> str:
    """A whole SVG: `head` is its title and description for who cannot see it, `key` an id."""
    mark = re.sub(r"[^A-Za-z0-9]+", "-", key)
    title, description = head
    inside = (
        tag("title", safe(title) or "Drawing", id=f"{mark}-t"),
        tag("desc", safe(description, 20_000) or "Nothing to draw", id=f"{mark}-d"),
        *([tag("style", style)] if style else []),
        *parts,
    )
    width, height = size
    return tag(
        "svg",
        "\n" + "\n".join(inside) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        role="img",
        aria_labelledby=f"{mark}-t {mark}-d",
        class_="rsh",
    )


def unstyled(drawn: str) -> str:
    """A drawing without the styles in it, for a page that has them from a file (static/svg.css)."""
    return drawn.replace(tag("style", STYLE) + "\n", "")


def lines(
    words: Iterable[str], y: float, width: int = 140, **attributes: Attribute
) -> tuple[list[str], float]:
    """Each of `words` in lines of `width` characters from `y` on, and where the next one begins."""
    broken = [line for one in words for line in wrap(clean(clip(one, 2000)), width)]
    drawn = [text(line, 0, y + 15 * row, width, **attributes) for row, line in enumerate(broken)]
    return drawn, y + 15 * len(broken)


class Scale(NamedTuple):
    """From `low` to `high` in the data to `start` to `end` on the sheet."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where `value` lies; the middle where the data have one value only."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) * (self.end - self.start) / (self.high - self.low)


def ticks(most: int, at_most: int = 5) -> list[int]:
    """Round numbers of people from 0 to at least `most`, a few of them."""
    step = 1
    while step * (at_most - 1) < most:
        step = next(n * s for n, s in _steps(step) if n * s > step)
    return list(range(0, max(most, 1) + step, step))


def _steps(step: int) -> list[tuple[int, int]]:
    ten = 10 ** (len(str(step)) - 1)
    return [(n, ten) for n in (1, 2, 5, 10)]


def day_ticks(first: date, last: date, at_most: int = 6) -> list[date]:
    """Days from the first to the last, evenly spaced, at most so many."""
    days = (last - first).days
    step = max(1, -(-days // max(1, at_most - 1)))
    return [first + timedelta(days=n) for n in range(0, days + 1, step)]


def day_label(day: date, year: bool) -> str:
    """ "14 Jul", or "14 Jul 2020" with the year."""
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def apart(places: list[float], least: float) -> list[float]:
    """The places moved down as little as it takes that each two lie `least` apart.

    They are given and returned in any order of their own.
    """
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    moved = places.copy()
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    return moved


STYLE = (Path(__file__).parent / "static" / "svg.css").read_text("utf-8").strip()
"""Colours and strokes: light, dark and print. A line is also told by its dashes and its label."""
