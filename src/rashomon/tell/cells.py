"""Findings in words: what the claims on a cell amount to, who holds what, who changed its word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.incident import Change, Finding, Silence, Value
from rashomon.model.vocabulary import Cell, FindingKind
from rashomon.tell import words
from rashomon.tell.notes import Notes
from rashomon.weigh.cells import DENIED, DID_NOT

KINDS = {
    FindingKind.DISPUTED: "Disputed",
    FindingKind.AGREED: "Agreed",
    FindingKind.DENIED: "Denied",
    FindingKind.WITHDRAWN: "Taken back",
    FindingKind.REVISED: "Revised",
}
"""The kinds of findings that a brief tells, in its order, by their labels."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """What the claims on one cell amount to. `between` are the parties that differ.

    `title` is the cell in words; `text` gives each value with the parties that hold it; `changes`
    say in words what a party revised or took back. It stands in `documents`, of which
    `independent` are left where a document and its copies count once.
    """

    cell: str
    subject: str
    kind: str
    between: tuple[str, ...]
    title: str
    text: str
    changes: tuple[str, ...]
    documents: int
    independent: int
    cites: tuple[int, ...]

    @property
    def told(self) -> str:
        """The line in full: values, changes, and for what is agreed in how many documents."""
        said = "; ".join((self.text, *self.changes))
        if self.kind != FindingKind.AGREED:
            return said
        return f"{said} ({vouched(self.documents, self.independent)})"


def vouched(documents: int, independent: int) -> str:
    """In how many documents something stands: "in 3 documents, 2 without copies"."""
    of_their_own = f", {independent} without copies" if independent < documents else ""
    return f"in {words.number(documents, 'document')}{of_their_own}"


def title(finding: Finding) -> str:
    """The finding's cell in words: "Who began it", "Killed, Armenia"."""
    kind, _, people = finding.subject.partition(", ")
    named = ", ".join(filter(None, (kind.capitalize(), words.whose(people or None))))
    return named or words.CELLS[finding.cell]


def change(one: Change) -> str:
    """A change in words: "Armenia: 4, later 6"; "Armenia took back: 4"."""
    party = words.party(one.party)
    if one.kind is FindingKind.REVISED:
        return f"{party}: {one.before.text}, later {one.after.text}"
    if one.before.text in {DENIED, DID_NOT}:
        return f"{party} gave up denying it"
    return f"{party} took back: {one.before.text}"


def by_note(finding: Finding, notes: Notes) -> list[Value]:
    """The finding's values in the order of the notes that they rest on."""
    return sorted(finding.values, key=lambda value: (notes.claims(value.claims), value.party))


def held(values: Iterable[Value]) -> str:
    """Who gives which value; parties that give the same stand together."""
    told: dict[str, list[str]] = {}
    for value in values:
        told.setdefault(words.party(value.party), []).append(value.text)
    parties: dict[str, list[str]] = {}
    for party, texts in told.items():
        parties.setdefault(" / ".join(dict.fromkeys(texts)), []).append(party)
    return "; ".join(f"{words.listed(names)}: {text}" for text, names in parties.items())


def cell(finding: Finding, notes: Notes) -> CellLine:
    """`finding` in a line: "Armenia: 4; Azerbaijan and Russia: 2".

    Every claim vouches that the incident happened; one of a party is cited for that.
    """
    values = by_note(finding, notes)
    most = 1 if finding.cell is Cell.OCCURRENCE else None
    return CellLine(
        cell=finding.cell,
        subject=finding.subject,
        kind=finding.kind,
        between=finding.between,
        title=title(finding),
        text=held(values),
        changes=tuple(map(change, finding.changes)),
        documents=finding.documents,
        independent=finding.independent,
        cites=notes.claims(one for value in values for one in value.claims[:most]),
    )


def of_kind(kind: FindingKind, found: Sequence[tuple[Finding, CellLine]]) -> tuple[CellLine, ...]:
    """The lines of the findings of one kind."""
    return tuple(line for finding, line in found if finding.kind is kind)


@dataclass(frozen=True, slots=True)
class SilentLine:
    """A party that has part in an incident and gives no account in the `documents` read of it.

    `text` says so in words; `cites` are the sentences that give it that part, `evidence` the
    first of them.
    """

    party: str
    documents: int
    independent: int
    text: str
    evidence: str
    cites: tuple[int, ...]


def silent(one: Silence, notes: Notes) -> SilentLine:
    """A silence in a line: "no account from Azerbaijan in these 7 reports"."""
    return SilentLine(
        party=one.party,
        documents=one.documents,
        independent=one.independent,
        text=f"no account from {one.party} in {_these(one)}",
        evidence=one.involved[0].claim.evidence.text,
        cites=notes.claims(one.involved),
    )


def _these(one: Silence) -> str:
    if one.documents == 1:
        return "this one report"
    copies = one.documents - one.independent
    told = f" ({words.number(copies, 'copy', 'copies')} among them)" if copies else ""
    return f"these {one.documents} reports{told}"
