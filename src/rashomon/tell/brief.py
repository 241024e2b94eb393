"""The brief: what is alleged, by whom, who denies it, how many dead by whose count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.model.document import Document
from rashomon.model.incident import Incident
from rashomon.model.report import Contact, Reaction
from rashomon.model.vocabulary import Role
from rashomon.tell.copied import copied
from rashomon.tell.entry import Entry, Line, contacts, entry, reactions
from rashomon.tell.notes import Note, Notes
from rashomon.tell.unread import Unread, unread


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page was asked for: dates (ISO, both included) and a party; None is no limit."""

    since: str | None = None
    until: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is made of: a view of the ledger within its scope.

    `undated` are incidents that may lie in the scope, though their date does not say so surely.
    `contacts` and `reactions` come with their documents; `reactions` are those about no incident.
    `timeless` incidents are left out because nothing dates them.
    `notices` must stand on whatever shows the texts. `refused` are the inputs that could not be
    read, each with its name and reason.
    """

    incidents: tuple[Incident, ...]
    undated: tuple[Incident, ...] = ()
    contacts: tuple[tuple[Document, Contact], ...] = ()
    reactions: tuple[tuple[Document, Reaction], ...] = ()
    notices: tuple[str, ...] = ()
    timeless: int = 0
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a brief tells: incidents, those with a disputed cell, documents, sentences cited.

    `timeless` incidents are left out of the scope's dates because nothing dates them: neither
    their texts nor a day of publication.
    """

    incidents: int
    disputed: int
    documents: int
    sentences: int
    timeless: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, newest incident first; every number in `cites` is that of one of `notes`.

    `incidents` have a date and a place; `undated` have no date, or none that settles whether they
    lie in the scope; `unplaced` have a date but no place; `background` are told by every document
    as history. `unread` is what could not be read, of whatever it tells.
    """

    scope: Scope
    notices: tuple[str, ...]
    totals: Totals
    incidents: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    unplaced: tuple[Entry, ...]
    background: tuple[Entry, ...]
    contacts: tuple[Line, ...]
    reactions: tuple[Line, ...]
    unread: Unread
    notes: tuple[Note, ...]


def section(one: Entry) -> str:
    """The section of the brief, by its key, in which an incident in the scope stands."""
    if one.role == Role.BACKGROUND:
        return "background"
    if not (one.start or one.end):
        return "undated"
    return "incidents" if one.places or one.country else "unplaced"


def _sections(dated: Iterable[Entry], undated: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    kept: dict[str, list[Entry]] = {
        key: [] for key in ("incidents", "undated", "unplaced", "background")
    }
    for one in dated:
        kept[section(one)].append(one)
    for one in undated:
        kept["background" if section(one) == "background" else "undated"].append(one)
    return {key: tuple(entries) for key, entries in kept.items()}


def _totals(entries: Iterable[Entry], notes: tuple[Note, ...], timeless: int) -> Totals:
    told = [*entries]
    disputed = sum(bool(one.disputed) for one in told)
    cited = len({one.document for one in notes})
    return Totals(len(told), disputed, cited, len(notes), timeless)


def _concerns(party: str | None) -> Callable[[Contact], bool]:
    return lambda one: party is None or party in (*one.participants, one.convener)


def brief(material: Material, scope: Scope) -> Brief:
    """The brief of `material`: incidents keep their order, each line cites its sentences."""
    notes = Notes(copied((*material.incidents, *material.undated)))
    dated = [entry(one, notes) for one in material.incidents]
    undated = [entry(one, notes) for one in material.undated]
    concerns = _concerns(scope.party)
    met = contacts(((d, c) for d, c in material.contacts if concerns(c)), notes)
    said = reactions(
        ((d, r) for d, r in material.reactions if scope.party in {None, r.actor}), notes
    )
    return Brief(
        scope=scope,
        notices=material.notices,
        totals=_totals((*dated, *undated), notes.all(), material.timeless),
        **_sections(dated, undated),
        contacts=met,
        reactions=said,
        unread=unread(material.refused),
        notes=notes.all(),
    )
