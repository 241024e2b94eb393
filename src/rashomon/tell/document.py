"""One document as a page tells it: its text with all that was read in it, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.ledger.values import Around, Printing
from rashomon.model.document import Document, Origin
from rashomon.model.report import Report
from rashomon.tell.beside import Beside, Heard, Said, Told, beside, meeting, reacting, said, told
from rashomon.tell.marked.cut import Line, cut
from rashomon.tell.marked.marks import Mark, in_order, parties
from rashomon.tell.marked.parts import Range, part_at, parts

DRAWN = 1_200
"""Marks that are drawn in one part of a text: the evidence of claims goes before all others."""

DEEPEST = 24
"""Marks that one piece of text names at most, the shortest first."""


@dataclass(frozen=True, slots=True)
class Known:
    """One thing known about a document, and how: "manifest", "option"; None where it is not."""

    what: str
    value: str | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A party that speaks in the document; `number` counts them from 0 as they first do."""

    number: int
    party: str


@dataclass(frozen=True, slots=True)
class Printed:
    """Another document: its id, its name, its outlet and its day of publication (ISO)."""

    id: str
    name: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Others:
    """The other documents that tell of an incident: `total`, and the first published of them."""

    code: str
    total: int
    documents: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """`first` is the document that had the text first, None where this one did.

    `total` other copies there are, of which `documents` are the first published.
    """

    first: Printed | None
    total: int
    documents: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much the document holds, and what of it is shown.

    `length` are code points of text. `here` claims stand in this part, listed from the `first`
    of them on (from 1), of the document's `parties`. Of its `marks`, those of the listed claims,
    `drawn` are drawn.
    """

    length: int
    claims: int
    reactions: int
    contacts: int
    incidents: int
    here: int
    first: int
    parties: int
    marks: int
    drawn: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document: what is known of it, a part of its text, and what was read in that.

    `part` counts from 0 in `parts`, the ranges of the whole text. The segments of the lines
    name marks by their places in `marks`, from 0. `parties` are those of the listed claims, of
    `counted.parties` in all; a mark's `party` is the number of one. All offsets are code points
    of the document.
    """

    id: str
    name: str
    coder: str
    known: tuple[Known, ...]
    counted: Counted
    part: int
    parts: tuple[Range, ...]
    parties: tuple[Voice, ...]
    claims: tuple[Said, ...]
    reactions: tuple[Heard, ...]
    contacts: tuple[Heard, ...]
    incidents: tuple[Told, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    copies: Copies
    others: tuple[Others, ...]


class Material(NamedTuple):
    """What a document's page is made of; `decided` has decisions by the ids of claims."""

    document: Document
    report: Report
    around: Around
    decided: Mapping[str, int]


def known(origin: Origin) -> tuple[Known, ...]:
    """What is known about a document beside its text, and how."""
    how = dict(origin.known_from)
    published = origin.published.isoformat() if origin.published else None
    values = {"outlet": origin.outlet, "published": published}
    values |= {"url": origin.url, "language": origin.language}
    return tuple(Known(key, value, how.get(key)) for key, value in values.items())


def printed(one: Printing) -> Printed:
    """A document without its text."""
    day = one.origin.published
    return Printed(one.document, one.name, one.origin.outlet, day.isoformat() if day else None)


def document_page(material: Material, at: int = 0, first: int = 1) -> DocumentPage:
    """The part of the document that holds the character `at`.

    Beside it stand `beside.CLAIMS` of the part's claims, from its claim number `first` on.
    """
    document, report, around, _ = material
    ranges = parts(document.text)
    part = part_at(ranges, at)
    within = ranges[part] if ranges else (0, 0)
    claims = in_order(report.claims)
    near = beside(report, claims, within, first)
    voices = {party: number for number, party in enumerate(parties(claims))}
    marks = near.marks(voices, within)
    drawn = tuple(marks[:DRAWN])
    codes = dict(around.codes)
    return DocumentPage(
        id=document.id,
        name=document.name,
        coder=report.coder,
        known=known(document.origin),
        counted=_counted(material, near, (first, len(voices)), (len(marks), len(drawn))),
        part=part,
        parts=ranges,
        parties=_voices(near, voices),
        claims=tuple(said(n, one, document.id, codes, material.decided) for n, one in near.claims),
        reactions=tuple(reacting(n, one, codes) for n, one in near.reactions),
        contacts=tuple(meeting(n, one) for n, one in near.contacts),
        incidents=tuple(told(n, one, codes) for n, one in near.mentions),
        marks=drawn,
        lines=cut(document.text, within, drawn, report.furniture, DEEPEST),
        copies=Copies(
            first=printed(around.first) if around.first else None,
            total=around.copied,
            documents=tuple(map(printed, around.copies)),
        ),
        others=tuple(
            Others(one.code, one.total, tuple(map(printed, one.documents)))
            for one in around.tellers
            if one.total
        ),
    )


def _voices(near: Beside, numbers: Mapping[str, int]) -> tuple[Voice, ...]:
    here = {numbers[claim.party]: claim.party for _, claim in near.claims}
    return tuple(Voice(number, here[number]) for number in sorted(here))


def _counted(
    material: Material, near: Beside, first: tuple[int, int], marks: tuple[int, int]
) -> Counted:
    report = material.report
    return Counted(
        length=len(material.document.text),
        claims=len(report.claims),
        reactions=len(report.reactions),
        contacts=len(report.contacts),
        incidents=len(report.mentions),
        here=near.here,
        first=first[0],
        parties=first[1],
        marks=marks[0],
        drawn=marks[1],
    )
