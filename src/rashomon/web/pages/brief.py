"""The brief of a day, a week or any days: what is alleged, by whom, who denies it, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from starlette.requests import Request

from rashomon import api
from rashomon.ledger.values import Days
from rashomon.tell.as_markdown import brief_markdown
from rashomon.tell.brief import Brief
from rashomon.tell.changed import Changed
from rashomon.tell.entry import Entry
from rashomon.tell.notes import Note
from rashomon.tell.phrases import scope_words, totals_words
from rashomon.web.answer import Answer
from rashomon.web.badges import Badge, badges
from rashomon.web.desk import Desk
from rashomon.web.pages.days import Asked, Near, asked, near

ENTRIES = 60
"""How many incidents of a section are told in full; the rest a line each."""

LINES, NOTES = 300, 600
"""How many lines of the table, and how many cited sentences, the page shows."""

_LATEST = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief, what its days brought (None for a brief of all days), and the days beside it."""

    brief: Brief
    changed: Changed | None
    near: Near


class Sheet(NamedTuple):
    """What the template is given beside the data."""

    badges: Mapping[str, Badge]
    notes: Mapping[int, Note]


def brief_page(desk: Desk, request: Request) -> Answer:
    """The brief of the days that are asked for; of none, the seven up to the last with reports."""
    told, days = _made(desk, request)
    brief = told.brief
    words = {
        "brief": brief,
        "days": days,
        "scope": scope_words(brief.scope),
        "totals": totals_words(brief),
        "sheet": Sheet(badges(_parties(brief)), {note.number: note for note in brief.notes}),
        "entries": ENTRIES,
        "lines": LINES,
        "notes": NOTES,
    }
    return Answer("brief.html", told, words)


def brief_text(desk: Desk, request: Request) -> Answer:
    """The same brief as Markdown."""
    told, days = _made(desk, request)
    name = f"brief-{days.since}-{days.until}.md"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Answer(
        "",
        told,
        headers=headers,
        text=brief_markdown(told.brief),
        media="text/markdown; charset=utf-8",
    )


def _made(desk: Desk, request: Request) -> tuple[BriefPage, Asked]:
    with desk.reading() as reader:
        days = _latest(asked(request.query_params), reader.days())
        window = api.Window(days.since, days.until, days.party)
        changed = None
        if days.since and days.until:
            changed = api.changed(reader, days.since, days.until, days.party)
        beside = near(days, reader.days(days.since, days.until))
        return BriefPage(api.brief(reader, window), changed, beside), days


def _latest(days: Asked, known: Days) -> Asked:
    """The days asked for; where none are, the seven up to the last with reports."""
    if days.since or days.until or known.last is None:
        return days
    return Asked(known.last - _LATEST, known.last, days.party)


def _parties(brief: Brief) -> Iterable[str]:
    """The parties whose badges the page shows, in the order in which it tells of them."""
    for section in (brief.incidents, brief.undated, brief.unplaced, brief.background):
        for one in section[:ENTRIES]:
            yield from _shown(one)


def _shown(one: Entry) -> Iterable[str]:
    yield from (account.party for account in one.accounts)
    yield from (count.party for rival in one.rivals for count in rival.counts)
