"""One incident on one page: the accounts side by side, cell by cell, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.incident import Account, Citation, Finding, Incident
from rashomon.tell.account import accounts, claim_text
from rashomon.tell.cells import by_note, change, title
from rashomon.tell.copied import Copied, copied
from rashomon.tell.decisions import Made, sentence
from rashomon.tell.entry import Entry, Line, contacts, entry
from rashomon.tell.located import Located, located
from rashomon.tell.notes import Note, Notes
from rashomon.tell.toll import Panel, panels
from rashomon.tell.unread import Unread, unread
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: what it says in words, by whom, in which document, resting on which sentence.

    `speaker` and `cue` are verbatim, None for the outlet's own voice; `cite` numbers the note.
    `id` names the claim; `decided` is the number of the decision that holds on it, if one does.
    """

    text: str
    stance: str
    initiator: str | None
    speaker: str | None
    cue: str | None
    outlet: str | None
    published: str | None
    file: str
    evidence: str
    cite: int
    coder: str
    confidence: float
    id: str = ""
    decided: int | None = None

    @property
    def ruling(self) -> str | None:
        """That a person decided on it, in words."""
        return f"decision {self.decided}" if self.decided else None


@dataclass(frozen=True, slots=True)
class Column:
    """One party's account: its claims in the order of publication."""

    party: str
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A value that a party gives to a cell, and the numbers of the sentences that say so.

    It stands in `documents`, of which `independent` are left where copies count once.
    """

    party: str
    text: str
    documents: int
    independent: int
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One cell: what the claims on it amount to (`kind`) and what each party holds.

    `between` are the parties that differ, empty unless the cell is disputed. `changes` say in
    words what parties revised or took back, whatever the kind. The values stand in `documents`,
    of which `independent` are left where copies count once.
    """

    cell: str
    subject: str
    title: str
    kind: str
    between: tuple[str, ...]
    changes: tuple[str, ...]
    documents: int
    independent: int
    values: tuple[Held, ...]

    def held(self, party: str) -> tuple[Held, ...]:
        """What `party` holds on this cell."""
        return tuple(value for value in self.values if value.party == party)


@dataclass(frozen=True, slots=True)
class Telling:
    """A document that tells of the incident: as news or history, and with which words.

    `copy_of` is the id of the document that it is a copy of, `copied_from` that one's label.
    """

    file: str
    document: str
    key: str
    outlet: str | None
    published: str | None
    url: str | None
    role: str
    mentions: tuple[str, ...]
    date_text: tuple[str, ...]
    date_basis: str
    copy_of: str | None
    copied_from: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that the ledger holds on one incident, and what was not read and may tell of it."""

    notices: tuple[str, ...]
    incident: Entry
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    toll: tuple[Panel, ...]
    places: tuple[Located, ...]
    contacts: tuple[Line, ...]
    documents: tuple[Telling, ...]
    rulings: tuple[str, ...]
    unread: Unread
    notes: tuple[Note, ...]


Decided = Mapping[tuple[str, str], int]
"""The decision that holds on a claim, by its document and its id."""


def _told(cited: Citation, notes: Notes, decided: Decided) -> Told:
    claim, origin = cited.claim, cited.document.origin
    id = claim.id(cited.document.id)
    return Told(
        text=claim_text(claim),
        stance=claim.stance,
        initiator=claim.initiator,
        speaker=claim.speaker.text if claim.speaker else None,
        cue=claim.cue.text if claim.cue else None,
        outlet=origin.outlet,
        published=origin.published.isoformat() if origin.published else None,
        file=cited.document.name,
        evidence=claim.evidence.text,
        cite=notes.cite(cited.document, claim.evidence),
        coder=claim.coder,
        confidence=round(claim.confidence, 3),
        id=id,
        decided=decided.get((cited.document.id, id)),
    )


def _column(account: Account, notes: Notes, decided: Decided) -> Column:
    return Column(account.party, tuple(_told(cited, notes, decided) for cited in account.claims))


def _row(finding: Finding, notes: Notes) -> Row:
    values = (
        Held(v.party, v.text, v.documents, v.independent, notes.claims(v.claims))
        for v in by_note(finding, notes)
    )
    return Row(
        cell=finding.cell,
        subject=finding.subject,
        title=title(finding),
        kind=finding.kind,
        between=finding.between,
        changes=tuple(map(change, finding.changes)),
        documents=finding.documents,
        independent=finding.independent,
        values=tuple(values),
    )


def tellings(incident: Incident, copies: Mapping[str, Copied]) -> tuple[Telling, ...]:
    """The documents that tell of the incident, in the order of publication."""
    return tuple(
        Telling(
            file=told.document.name,
            document=told.document.id,
            key=told.mention.key,
            outlet=told.document.origin.outlet,
            published=published.isoformat() if (published := told.document.published) else None,
            url=told.document.origin.url,
            role=told.mention.role,
            mentions=tuple(span.text for span in told.mention.phrases),
            date_text=tuple(span.text for span in told.mention.when.phrases),
            date_basis=told.mention.when.basis,
            copy_of=of.document if (of := copies.get(told.document.id)) else None,
            copied_from=of.label if of else None,
        )
        for told in incident.tellings
    )


def page(
    incident: Incident,
    notices: Sequence[str] = (),
    refused: Sequence[tuple[str, str]] = (),
    decisions: Sequence[Made] = (),
) -> Page:
    """The page of `incident`; cells that nobody speaks to are left out.

    `refused` are the inputs that could not be read, each with its name and reason; `decisions`
    those that are on the incident.
    """
    copies = copied([incident])
    notes = Notes(copies)
    decided = {(told.document.id, id): n for told in incident.tellings for id, n in told.decided}
    columns = tuple(_column(account, notes, decided) for account in accounts(incident))
    found = findings(citations(incident))
    rows = tuple(_row(one, notes) for one in found if one.values)
    met = ((told.document, one) for told in incident.tellings for one in told.contacts)
    return Page(
        notices=tuple(notices),
        incident=entry(incident, notes, found),
        columns=columns,
        rows=rows,
        toll=panels(citations(incident), notes),
        places=located(incident, notes),
        contacts=contacts(met, notes),
        documents=tellings(incident, copies),
        rulings=tuple(sentence(one, incident.code) for one in decisions),
        unread=unread(refused),
        notes=notes.all(),
    )
