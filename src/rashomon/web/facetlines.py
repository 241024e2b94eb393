"""Choices of facets as HTML: a list has a hundred of them, too many for a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from markupsafe import Markup, escape

from rashomon.tell.clean import clean, clip
from rashomon.web.links import LiveLinks

_CHOSEN = ' class="chosen" aria-current="true"'
_TICK = '<span aria-hidden="true">✓ </span>'


class Choosable(Protocol):
    """A choice: its label, how many incidents it leaves, and the filters that it leads to."""

    @property
    def label(self) -> str:
        """In words."""

    @property
    def count(self) -> int:
        """How many incidents it leaves."""

    @property
    def chosen(self) -> bool:
        """Whether it holds."""

    @property
    def filters(self) -> Mapping[str, str | tuple[str, ...]]:
        """What the list is asked for where it is taken, or taken away."""


def options(some: Iterable[Choosable]) -> Markup:
    """The choices as lines of a list; every text of the data is escaped here."""
    return Markup("").join(map(_option, some))


def bins(some: Iterable[Choosable], most: int) -> Markup:
    """Years or months as lines of a list, each with a bar; `most` incidents fill one."""
    return Markup("").join(_bin(one, 100 * one.count / most) for one in some)


def _option(one: Choosable) -> Markup:
    label = escape(clean(clip(one.label, 60)))
    tick = _TICK if one.chosen else ""
    return Markup(f"<li>{_link(one, f'{tick}<bdi>{label}</bdi>')} {_many(one)}</li>")


def _bin(one: Choosable, wide: float) -> Markup:
    meter = (
        '<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"'
        f' focusable="false"><rect width="{wide:.1f}" height="8"/></svg>'
    )
    return Markup(f"<li>{_link(one, escape(clean(one.label)))} {meter} {_many(one)}</li>")


def _link(one: Choosable, inner: str) -> str:
    address = escape(LiveLinks().page("incidents", **one.filters))
    return f'<a href="{address}"{_CHOSEN if one.chosen else ""}>{inner}</a>'


def _many(one: Choosable) -> str:
    return f'<span class="many">{one.count:,}</span>'
