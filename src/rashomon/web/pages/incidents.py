"""The list of incidents: filters and facets, search, order and pages, all in its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup
from starlette.requests import Request

from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.gisted import Listed
from rashomon.tell.phrases import finding_words
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.facetlines import bins, options
from rashomon.web.index import SORTS, Asked, Bin, Choice, Facets
from rashomon.web.index.asked import PER_PAGE
from rashomon.web.links import LiveLinks
from rashomon.web.rendering import templates

REVIEWED = {"no": "not reviewed", "partly": "partly reviewed", "yes": "reviewed"}
"""How much of an incident people have decided on, in words."""

_MARKS = {
    kind.value: Markup('<span class="tag {}">{}</span>').format(kind.value, finding_words(kind))
    for kind in FindingKind
    if kind is not FindingKind.ONE_SIDED
}
_SHOWN = 8  # values of a facet that are always on screen

Filters = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class List:
    """A page of the incidents that the filters leave: `total` of `every` in the ledger.

    `perhaps` more may have been in the days asked for; `claimed` have the words of the search in a
    claim, and come first. `filters` are what was asked, `facets` how many each choice leaves.
    """

    total: int
    every: int
    perhaps: int
    claimed: int
    page: int
    pages: int
    per: int
    sort: str
    filters: Filters
    incidents: tuple[Listed, ...]
    facets: Facets


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a facet as a link: the filters that it leads to."""

    label: str
    count: int
    chosen: bool
    filters: Filters


class Facet(NamedTuple):
    """A facet with its options, the first of them always on screen."""

    title: str
    first: tuple[Option, ...]
    more: tuple[Option, ...]


class Chip(NamedTuple):
    """A filter that holds, in words, and the filters without it."""

    label: str
    filters: Filters


class Sheet(NamedTuple):
    """What the template of the list is given beside the list itself."""

    asked: Asked
    facets: tuple[Facet, ...]
    dates: Facet
    chips: tuple[Chip, ...]
    sorts: tuple[Option, ...]
    pers: tuple[Option, ...]
    before: Filters | None
    after: Filters | None
    kept: tuple[tuple[str, str], ...]
    most: int


def asked_of(request: Request) -> Asked:
    """The filters in the address of a request. Raises InputError, which names the wrong one."""
    return Asked.of(request.query_params.multi_items())


def incidents_page(desk: Desk, request: Request) -> Answer:
    """The incidents that the address asks for."""
    asked = asked_of(request)
    found = desk.index.ask(asked)
    rows = desk.rows.of(found.gists, _drawn)
    data = List(
        total=found.total,
        every=found.every,
        perhaps=found.perhaps,
        claimed=found.claimed,
        page=asked.page,
        pages=found.pages,
        per=asked.per,
        sort=asked.sort,
        filters=asked.narrowed(),
        incidents=tuple(row.listed for row in rows),
        facets=found.facets,
    )
    words = {
        "sheet": _sheet(asked, data),
        "rows": [row.html for row in rows],
        "options": options,
        "bins": bins,
        "reviewed": REVIEWED,
        "marks": _MARKS,
    }
    return Answer("incidents.html", data, words)


def _drawn(one: Listed) -> Markup:
    """A row as the desk shows it."""
    module: Any = templates().get_template("row.html").module
    return Markup(module.row(one, LiveLinks(), REVIEWED, _MARKS))


def _sheet(asked: Asked, data: List) -> Sheet:
    dates = [_bin(asked, one) for one in data.facets.dates if one.count or one.chosen]
    hidden = asked.but(q="").filters()
    return Sheet(
        asked=asked,
        facets=tuple(_facets(asked, data.facets)),
        dates=Facet("When", tuple(dates[-12:]), tuple(dates[:-12])),
        chips=tuple(_chips(asked)),
        sorts=tuple(
            Option(label, 0, sort == asked.sort, asked.but(sort=sort.value).filters())
            for sort, label in SORTS.items()
        ),
        pers=tuple(
            Option(str(per), 0, per == asked.per, asked.but(per=per).filters()) for per in PER_PAGE
        ),
        before=asked.but(page=min(asked.page, data.pages + 1) - 1).filters()
        if asked.page > 1
        else None,
        after=asked.but(page=asked.page + 1).filters() if asked.page < data.pages else None,
        kept=tuple((name, one) for name, value in hidden.items() for one in _each(value)),
        most=max((one.count for one in dates), default=1) or 1,
    )


def _bin(asked: Asked, one: Bin) -> Option:
    days = date.fromisoformat(one.since), date.fromisoformat(one.until)
    return _linked(one.value, one, asked.but(since=days[0], until=days[1]))


def _linked(label: str, one: Bin | Choice, asked: Asked) -> Option:
    return Option(label, one.count, one.chosen, asked.filters())


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


LABELS: dict[str, Any] = {
    "type": lambda value: words.TYPES.get(value, value),
    "country": words.country,
    "finding": lambda value: finding_words(FindingKind(value)),
    "reviewed": lambda value: REVIEWED[value],
}
"""How a filter's value is told, where not as it is."""

_TITLES = {
    "finding": "Findings",
    "party": "Parties",
    "type": "What",
    "country": "Country",
    "place": "Places",
    "reviewed": "Reviewed",
}


def _facets(asked: Asked, found: Facets) -> Iterator[Facet]:
    for name, title in _TITLES.items():
        choices: tuple[Choice, ...] = getattr(found, name)
        options = tuple(_option(asked, name, one) for one in choices if one.count or one.chosen)
        if options:
            yield Facet(title, options[:_SHOWN], options[_SHOWN:])


def _option(asked: Asked, name: str, one: Choice) -> Option:
    """A choice: it sets its filter, or takes it away where it is chosen already."""
    label = LABELS[name](one.value) if name in LABELS else one.value
    held = getattr(asked, name)
    if isinstance(held, tuple):
        same = {other for other in held if other.casefold() == one.value.casefold()}
        left = tuple(other for other in held if other not in same)
        changed: Any = left if one.chosen else tuple(sorted((*held, one.value)))
    else:
        changed = "" if one.chosen else one.value
    return _linked(label, one, asked.but(**{name: changed}))


def _chips(asked: Asked) -> Iterator[Chip]:
    """Every filter that holds, with what is left without it."""
    if asked.since or asked.until:
        ends = (("from", asked.since), ("to", asked.until))
        label = " ".join(f"{word} {words.day(day.isoformat())}" for word, day in ends if day)
        yield Chip(label, asked.but(since=None, until=None).filters())
    for name in ("party", "finding"):
        for one in getattr(asked, name):
            left = tuple(other for other in getattr(asked, name) if other != one)
            shown = LABELS[name](one) if name in LABELS else one
            yield Chip(shown, asked.but(**{name: left}).filters())
    for name, told in (("place", "place: {}"), ("country", "{}"), ("type", "{}"), ("q", "“{}”")):
        value = getattr(asked, name)
        if value:
            shown = LABELS[name](value) if name in LABELS else value
            yield Chip(told.format(shown), asked.but(**{name: ""}).filters())
    if asked.reviewed:
        yield Chip(REVIEWED[asked.reviewed], asked.but(reviewed="").filters())
    if asked.box:
        yield Chip("a part of the map", asked.but(box=None).filters())
