"""What changed in some days of publication: what is told for the first time, who revised what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.incident import Change, Citation, Finding, Incident, Value
from rashomon.tell import words
from rashomon.tell.cells import change, title
from rashomon.tell.entry import where
from rashomon.tell.notes import Note, Notes
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations, parties


@dataclass(frozen=True, slots=True)
class News:
    """An incident that documents of these days tell: `documents` of them, others before or not.

    `what`, `when` and `where` are in words.
    """

    code: str
    what: str
    when: str
    where: str
    parties: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Turned:
    """What a party revised or took back in these days, in words, and the sentences that say so."""

    code: str
    what: str
    when: str
    kind: str
    party: str
    title: str
    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What the documents published from `since` to `until` (ISO days) brought.

    `new` incidents were told by no document before, as far as days of publication are known;
    `further` were. `revised` are figures and words that a party changed or took back. `often` are
    the codes of incidents that so many documents tell of that they are not compared here.
    """

    since: str
    until: str
    new: tuple[News, ...]
    further: tuple[News, ...]
    revised: tuple[Turned, ...]
    often: tuple[str, ...] = ()


def changed(
    incidents: Sequence[Incident], since: date, until: date, often: tuple[str, ...] = ()
) -> Changed:
    """What changed from `since` to `until`, in `incidents` that documents of these days tell."""
    new = [one for one in incidents if _is_new(one, since)]
    old = [one for one in incidents if not _is_new(one, since)]
    return Changed(
        since=since.isoformat(),
        until=until.isoformat(),
        new=tuple(_news(one, since, until) for one in new),
        further=tuple(_news(one, since, until) for one in old),
        revised=tuple(line for one in incidents for line in _turned(one, since, until)),
        often=often,
    )


def _is_new(one: Incident, since: date) -> bool:
    """That every document that tells it was published from `since` on; unknown days may be old."""
    return all(
        told.document.published is not None and told.document.published >= since
        for told in one.tellings
    )


def _news(one: Incident, since: date, until: date) -> News:
    days = (told.document.published for told in one.tellings)
    return News(
        code=one.code,
        what=words.TYPES.get(one.type, one.type),
        when=words.when(one.start, one.end),
        where=where(one),
        parties=parties(one),
        documents=sum(day is not None and since <= day <= until for day in days),
    )


def _turned(one: Incident, since: date, until: date) -> Iterator[Turned]:
    for finding, turn in _turns(findings(citations(one))):
        day = _first(turn.after)
        if day is not None and since <= day <= until:
            yield _told(one, finding, turn)


def _turns(found: Iterable[Finding]) -> Iterator[tuple[Finding, Change]]:
    return ((one, turn) for one in found for turn in one.changes)


def _first(value: Value) -> date | None:
    """The day on which a value was first published; None where that is not known of every claim."""
    days = [one.document.published for one in value.claims]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _told(one: Incident, finding: Finding, turn: Change) -> Turned:
    notes = Notes()
    notes.claims(_both(turn))
    return Turned(
        code=one.code,
        what=words.TYPES.get(one.type, one.type),
        when=words.when(one.start, one.end),
        kind=turn.kind,
        party=turn.party,
        title=title(finding),
        text=change(turn),
        notes=notes.all(),
    )


def _both(turn: Change) -> tuple[Citation, ...]:
    """The first claim of what was said before and of what is said now."""
    return (*turn.before.claims[:1], *turn.after.claims[:1])
