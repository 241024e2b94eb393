"""Pages as one HTML file each: no script, no request to anywhere, all data escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model.vocabulary import FindingKind
from rashomon.tell.brief import Brief
from rashomon.tell.cells import KINDS, vouched
from rashomon.tell.clean import LONGEST, clean, clip
from rashomon.tell.copied import copy_words
from rashomon.tell.phrases import finding_words, name, scope_words, totals_words
from rashomon.tell.rivals import Rivals
from rashomon.tell.show import Page
from rashomon.tell.steps import chart
from rashomon.tell.toll import given_words


class Bar(NamedTuple):
    """A count drawn on a scale of 100: sure up to `low`, told as possible up to `high`.

    `open` says that no upper bound was told.
    """

    party: str
    text: str
    low: float
    high: float
    open: bool
    cites: tuple[int, ...]


def bars(rivals: Rivals) -> tuple[Bar, ...]:
    """The counts of `rivals` on one scale, the largest number told at 88 of 100."""
    bounds = (bound for one in rivals.counts for bound in (one.low, one.high))
    unit = 88 / max(1, *(bound or 0 for bound in bounds))
    return tuple(
        Bar(
            party=one.party,
            text=one.text,
            low=round((one.low or 0) * unit, 2),
            high=round((one.high if one.high is not None else one.low or 0) * unit, 2),
            open=one.high is None,
            cites=one.cites,
        )
        for one in rivals.counts
    )


def _shown(value: object) -> object:
    """Clean every text of the data; what the templates themselves wrote stays as it is."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return environment(PackageLoader("rashomon.tell"))


def environment(loader: BaseLoader) -> Environment:
    """Where templates are rendered: all data cleaned and escaped, a missing value an error."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "party": name,
        "clip": clip,
        "bars": bars,
        "known": _known,
        "copied": copy_words,
        "finding": lambda kind: finding_words(FindingKind(kind)),
        "steps": _steps,
        "given": given_words,
    }
    environment.globals["kinds"] = KINDS
    environment.globals["vouched"] = vouched
    environment.globals["longest"] = LONGEST
    return environment


def _known(values: Iterable[str | None]) -> str:
    return " · ".join(value for value in values if value)


def _steps(page: Page) -> Markup:
    """The step chart; every text in it is escaped where it is drawn."""
    return Markup(chart(page.toll, f"Toll over time, {page.incident.code}", page.incident.code))


def brief_html(brief: Brief) -> str:
    """The brief as one HTML file."""
    template = _environment().get_template("brief.html")
    return template.render(brief=brief, scope=scope_words(brief.scope), totals=totals_words(brief))


def page_html(page: Page) -> str:
    """One incident's page as one HTML file."""
    return _environment().get_template("page.html").render(page=page, one=page.incident)
