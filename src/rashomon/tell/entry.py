"""One incident as a page tells it: when, where, what, each account, what is agreed and disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model.document import Document
from rashomon.model.incident import Finding, Incident
from rashomon.model.report import Contact, Reaction
from rashomon.model.span import Span
from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.account import AccountLine, accounts, line
from rashomon.tell.cells import CellLine, SilentLine, cell, of_kind, silent
from rashomon.tell.notes import Notes
from rashomon.tell.rivals import Rivals, rivals
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations, parties, role
from rashomon.weigh.silence import silences


@dataclass(frozen=True, slots=True)
class Line:
    """A line in words, the first sentence that it rests on, and the numbers of all of them."""

    text: str
    evidence: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident. `what`, `when` and `where` are in words; the rest is as in the ledger.

    `role` is background where every document tells it as history. `date_basis` says from what
    the dates were worked out, or why there are none. `parties` claim, are blamed or count dead.
    `copies` of its `documents` are copies of another.
    `agreed` to `revised` are the findings of these kinds; `silent` are parties without an account.
    """

    code: str
    role: str
    type: str
    what: str
    start: str | None
    end: str | None
    when: str
    date_basis: tuple[str, ...]
    places: tuple[str, ...]
    country: str | None
    where: str
    parties: tuple[str, ...]
    accounts: tuple[AccountLine, ...]
    agreed: tuple[CellLine, ...]
    disputed: tuple[CellLine, ...]
    denied: tuple[CellLine, ...]
    withdrawn: tuple[CellLine, ...]
    revised: tuple[CellLine, ...]
    silent: tuple[SilentLine, ...]
    rivals: tuple[Rivals, ...]
    reactions: tuple[Line, ...]
    documents: int
    copies: int

    def of(self, kind: FindingKind) -> tuple[CellLine, ...]:
        """Its findings of one of the kinds that are told (`cells.KINDS`)."""
        told: tuple[CellLine, ...] = getattr(self, kind.value)
        return told


def _apart(places: Iterable[str]) -> list[str]:
    """The places less those that are a part of another's name, or hold it."""
    kept: list[str] = []
    for place in places:
        low = place.lower()
        if not any(low in one.lower() or one.lower() in low for one in kept):
            kept.append(place)
    return kept


def where(incident: Incident) -> str:
    """The places most told, at most three, and the country; "no place" without any."""
    return where_words(incident.places, incident.country)


@lru_cache(maxsize=65536)
def where_words(places: tuple[str, ...], country: str | None) -> str:
    """Some places, the most told first, and the country's code as `where` tells them."""
    named = [*_apart(places)[:3], words.country(country)]
    return ", ".join(_apart(filter(None, named))) or "no place"


def grouped(told: Iterable[tuple[str, Document, Span]], notes: Notes) -> tuple[Line, ...]:
    """Lines of the same words told once, with every sentence that they rest on."""
    cites: dict[str, list[int]] = {}
    evidence: dict[str, str] = {}
    for text, document, span in told:
        evidence.setdefault(text, span.text)
        cites.setdefault(text, []).append(notes.cite(document, span))
    return tuple(Line(text, evidence[text], tuple(dict.fromkeys(cites[text]))) for text in cites)


def reactions(told: Iterable[tuple[Document, Reaction]], notes: Notes) -> tuple[Line, ...]:
    """Each reaction in a line: "Russia urges restraint"."""
    lines = ((f"{r.actor} {words.REACTIONS[r.stance]}", d, r.evidence) for d, r in told)
    return grouped(lines, notes)


def contact_text(contact: Contact) -> str:
    """A contact in words: "Talks, scheduled: Armenia and Azerbaijan; 16 July 2020; Moscow"."""
    details = (
        words.listed(contact.participants),
        f"convened by {contact.convener}" if contact.convener else "",
        words.day(contact.when.start),
        contact.place.text if contact.place else "",
    )
    named = "; ".join(filter(None, details))
    return f"{contact.kind.capitalize()}, {contact.status}" + (f": {named}" if named else "")


def contacts(told: Iterable[tuple[Document, Contact]], notes: Notes) -> tuple[Line, ...]:
    """Each contact in a line."""
    return grouped(((contact_text(c), d, c.evidence) for d, c in told), notes)


def _bases(incident: Incident) -> tuple[str, ...]:
    told = Counter(telling.mention.when.basis for telling in incident.tellings)
    return tuple(basis for basis, _ in sorted(told.items(), key=lambda x: (-x[1], x[0])))


def entry(incident: Incident, notes: Notes, known: Sequence[Finding] | None = None) -> Entry:
    """`incident` as a page tells it, its sentences entered in `notes`.

    `known` are its findings, where they were made already.
    """
    cited = citations(incident)
    lines = tuple(line(account, notes) for account in accounts(incident))
    found = [(one, cell(one, notes)) for one in known or findings(cited)]
    told = ((t.document, one) for t in incident.tellings for one in t.reactions)
    return Entry(
        code=incident.code,
        role=role(incident),
        type=incident.type,
        what=words.TYPES.get(incident.type, incident.type),
        start=incident.start,
        end=incident.end,
        when=words.when(incident.start, incident.end),
        date_basis=_bases(incident),
        places=incident.places,
        country=incident.country,
        where=where(incident),
        parties=parties(incident),
        accounts=lines,
        agreed=of_kind(FindingKind.AGREED, found),
        disputed=of_kind(FindingKind.DISPUTED, found),
        denied=of_kind(FindingKind.DENIED, found),
        withdrawn=of_kind(FindingKind.WITHDRAWN, found),
        revised=of_kind(FindingKind.REVISED, found),
        silent=tuple(silent(one, notes) for one in silences(incident.tellings)),
        rivals=rivals(cited, notes),
        reactions=reactions(told, notes),
        documents=len(incident.tellings),
        copies=sum(telling.copy_of is not None for telling in incident.tellings),
    )
