"""The incidents of a ledger, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.incident import Finding, Incident
from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.entry import where
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations, parties, role
from rashomon.weigh.silence import silences


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Where an incident is mentioned: file, id of the document, key in its report."""

    file: str
    document: str
    key: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A disputed cell: which (`subject` narrows it), and the parties that differ."""

    cell: str
    subject: str
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the claims on a cell amount to: `kind`, between whom where it is disputed, and who
    revised or took back (`changed`) what it said, whatever the kind."""

    cell: str
    subject: str
    kind: str
    between: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One incident in the list. `what`, `when` and `where` are in words.

    `silent` are parties that have part in it and give no account in the documents read.
    """

    code: str
    role: str
    type: str
    what: str
    start: str | None
    end: str | None
    when: str
    places: tuple[str, ...]
    country: str | None
    where: str
    parties: tuple[str, ...]
    disputed: tuple[Disputed, ...]
    findings: tuple[Found, ...]
    silent: tuple[str, ...]
    mentions: tuple[Mentioned, ...]


def _found(one: Finding) -> Found:
    changed = sorted({change.party for change in one.changes})
    return Found(one.cell, one.subject, one.kind, one.between, tuple(changed))


def item(incident: Incident) -> Item:
    """`incident` as a line of the list."""
    found = findings(citations(incident))
    disputed = [one for one in found if one.kind == FindingKind.DISPUTED]
    return Item(
        code=incident.code,
        role=role(incident),
        type=incident.type,
        what=words.TYPES.get(incident.type, incident.type),
        start=incident.start,
        end=incident.end,
        when=words.when(incident.start, incident.end),
        places=incident.places,
        country=incident.country,
        where=where(incident),
        parties=parties(incident),
        disputed=tuple(Disputed(one.cell, one.subject, one.between) for one in disputed),
        findings=tuple(_found(one) for one in found if one.values),
        silent=tuple(one.party for one in silences(incident.tellings)),
        mentions=tuple(
            Mentioned(told.document.name, told.document.id, told.mention.key)
            for told in incident.tellings
        ),
    )


def listing(incidents: Iterable[Incident], disputed: bool = False) -> tuple[Item, ...]:
    """The incidents in their order; with `disputed`, only those that hold a disputed cell."""
    items = (item(one) for one in incidents)
    return tuple(one for one in items if one.disputed or not disputed)
