"""Gists: one row an incident, with all that lists, maps and calendars ask of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, cast

from rashomon.ledger.grain import bounds
from rashomon.model.incident import Finding, Incident, MentionRef
from rashomon.model.location import Location, Precision
from rashomon.model.vocabulary import CasualtyKind, FindingKind
from rashomon.weigh.across.alleged import accuses
from rashomon.weigh.across.cited import cited
from rashomon.weigh.counted import counted
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations, parties, role
from rashomon.weigh.located import closest, located
from rashomon.weigh.silence import silences

NO, PARTLY, YES = "no", "partly", "yes"
"""How much of an incident people have decided on."""

_KINDS = tuple(FindingKind)


class Spot(NamedTuple):
    """A located place: decimal degrees (WGS 84), how closely it is known, the country's code."""

    name: str
    latitude: float
    longitude: float
    precision: str
    country: str | None


class Disputed(NamedTuple):
    """A disputed cell: which (`subject` narrows it), and the parties that differ."""

    cell: str
    subject: str
    between: tuple[str, ...]


class Killed(NamedTuple):
    """The last count of the killed of one `side` that `claimant` gives; None: open, or unsaid."""

    claimant: str
    side: str | None
    low: int | None
    high: int | None


class Accusation(NamedTuple):
    """`accuser` says that `accused` began or did it; None: it names nobody."""

    accuser: str
    accused: str | None


@dataclass(frozen=True, slots=True)
class Gist:
    """One incident in a row. Raw values, no words.

    `start` and `end` are as in `Incident`; `first` and `last` are the days (ISO) between which it
    surely lies, None without a date. `places` are the names most told first, `also` the other
    wordings of their names. `spots` are the places that are located, the most told first,
    `unlocated` the names of the others. `kinds` are those of its findings, in the order of
    `FindingKind`. `silent` have part in it and give no account. `copies` of its `documents` are
    copies of others. `decided` of its `claims` have a standing decision, `least` is the lowest
    confidence of the others, None without any; `reviewed` is no, partly or yes. `newest` is the
    number of the last coding that tells it, `published` the last day of publication, `days` all
    of them. `told` and `mentions` are the numbers of its documents and mentions in `search`.
    """

    code: str
    role: str
    type: str
    start: str | None
    end: str | None
    first: str | None
    last: str | None
    places: tuple[str, ...]
    also: tuple[str, ...]
    country: str | None
    parties: tuple[str, ...]
    spots: tuple[Spot, ...]
    unlocated: tuple[str, ...]
    kinds: tuple[str, ...]
    disputed: tuple[Disputed, ...]
    killed: tuple[Killed, ...]
    accusations: tuple[Accusation, ...]
    silent: tuple[str, ...]
    documents: int
    copies: int
    claims: int
    decided: int
    reviewed: str
    least: float | None
    newest: int
    published: str | None
    days: tuple[str, ...]
    told: tuple[int, ...]
    mentions: tuple[int, ...]


class Numbers(NamedTuple):
    """By what numbers search knows a document's mention, and in which coding it stands."""

    coding: int
    document: int
    mention: int


Watch = Callable[[int, int], None]
"""Is told how many gists are drawn, and of how many."""


class Redrawn(NamedTuple):
    """The gists that changed after a version, and that version's number now.

    `gone` are the codes of incidents that are no more. Where `whole` is true, `gists` are all that
    there are, whatever was asked for.
    """

    number: int
    gists: tuple[Gist, ...]
    gone: tuple[str, ...]
    whole: bool


def gist(incident: Incident, numbers: Mapping[MentionRef, Numbers]) -> Gist:
    """The gist of `incident`; `numbers` has those of its mentions."""
    found = [one for one in findings(citations(incident)) if one.values]
    known = [numbers[told.ref] for told in incident.tellings if told.ref in numbers]
    days = {told.document.published for told in incident.tellings} - {None}
    published = tuple(sorted(day.isoformat() for day in days if day))
    within = bounds(incident.start, incident.end)
    spots, unlocated = _places(incident)
    named = {span.text for told in incident.tellings for span in told.mention.places}
    documents = {told.document.id: told.copy_of for told in incident.tellings}
    open_ = [one.confidence for told in incident.tellings for one in told.undecided()]
    claims = sum(len(told.claims) for told in incident.tellings)
    return Gist(
        code=incident.code,
        role=role(incident),
        type=incident.type,
        start=incident.start,
        end=incident.end,
        first=within.first if within else None,
        last=within.last if within else None,
        places=incident.places,
        also=tuple(sorted(named - set(incident.places))),
        country=incident.country,
        parties=parties(incident),
        spots=spots,
        unlocated=unlocated,
        kinds=_kinds(found),
        disputed=_disputed(found),
        killed=tuple(_killed(incident)),
        accusations=_accusations(incident),
        silent=tuple(one.party for one in silences(incident.tellings)),
        documents=len(documents),
        copies=sum(first is not None for first in documents.values()),
        claims=claims,
        decided=claims - len(open_),
        reviewed=_reviewed(incident),
        least=min(open_, default=None),
        newest=max((one.coding for one in known), default=0),
        published=max(published, default=None),
        days=published,
        told=tuple(sorted({one.document for one in known})),
        mentions=tuple(sorted(one.mention for one in known)),
    )


def _places(incident: Incident) -> tuple[tuple[Spot, ...], tuple[str, ...]]:
    """The places that are located, the most told first, and the names of the others."""
    known = [closest(one for _, one in some) for some in located(incident)]
    spots = tuple(spot for one in known if (spot := _spot(one)))
    unlocated = (one for one in known if one.precision is Precision.UNLOCATED)
    return spots, tuple(dict.fromkeys(one.name or one.span.text for one in unlocated))


def _spot(one: Location) -> Spot | None:
    if one.latitude is None or one.longitude is None:
        return None
    name = one.name or one.span.text
    return Spot(name, one.latitude, one.longitude, one.precision, one.country)


def _kinds(found: list[Finding]) -> tuple[str, ...]:
    here = {one.kind for one in found}
    return tuple(kind.value for kind in _KINDS if kind in here)


def _disputed(found: list[Finding]) -> tuple[Disputed, ...]:
    return tuple(
        Disputed(one.cell.value, one.subject, one.between)
        for one in found
        if one.kind is FindingKind.DISPUTED
    )


def _killed(incident: Incident) -> Iterator[Killed]:
    for (kind, side), told in counted(citations(incident)).items():
        if kind == CasualtyKind.KILLED:
            for claimant, (count, _) in told.items():
                yield Killed(claimant, side, count.low, count.high)


def _accusations(incident: Incident) -> tuple[Accusation, ...]:
    """Who accuses whom, each once; who accuses without a name, only where it never gives one."""
    told = [one.claim for one in cited(incident) if accuses(one.claim)]
    pairs = dict.fromkeys(Accusation(one.party, one.initiator) for one in told)
    naming = {one.accuser for one in pairs if one.accused}
    return tuple(one for one in pairs if one.accused or one.accuser not in naming)


def _reviewed(incident: Incident) -> str:
    if incident.reviewed:
        return YES
    begun = any(told.decided or told.ruled is not None for told in incident.tellings)
    return PARTLY if begun else NO


_FIELDS = tuple(field.name for field in fields(Gist))


def encode(one: Gist) -> str:
    """`one` as a compact JSON row, from which `decode` makes it again."""
    return json.dumps([getattr(one, name) for name in _FIELDS], separators=(",", ":"))


def decode(body: str) -> Gist:
    """The gist that `encode` wrote. What many gists have alike is one object for all of them."""
    row: list[Any] = json.loads(body)
    for at in _NAMES:
        row[at] = _tuple(row[at])
    for at, one in _PARTS:
        row[at] = tuple([one(*some) for some in row[at]])
    return Gist(*row)


_Known = TypeVar("_Known", bound=Hashable)


def _shared(one: _Known) -> _Known:
    """The same value, as the object that was met before."""
    return cast(_Known, _shared_values(one))


@lru_cache(maxsize=100_000)
def _shared_values(one: Hashable) -> Hashable:
    return one


def _tuple(some: list[Any]) -> tuple[Any, ...]:
    return _shared(tuple(some)) if some else ()


def _spot_of(*some: Any) -> Spot:
    return _shared(Spot(*some))


def _disputed_of(cell: str, subject: str, between: list[str]) -> Disputed:
    return _shared(Disputed(cell, subject, tuple(between)))


_NAMES = tuple(
    _FIELDS.index(name)
    for name in (
        *("places", "also", "parties", "unlocated", "kinds", "silent"),
        *("days", "told", "mentions"),
    )
)
_PARTS: tuple[tuple[int, Callable[..., Any]], ...] = (
    (_FIELDS.index("spots"), _spot_of),
    (_FIELDS.index("disputed"), _disputed_of),
    (_FIELDS.index("killed"), Killed),
    (_FIELDS.index("accusations"), Accusation),
)
