"""Reports as compact JSON and back, without loss.

Spans are kept as offsets only; their words are cut from the document again on reading, so that
what is read from a ledger cannot cite anything that does not stand in the text. What a later
version added stands at the end of its row, and rows that were written before lack it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rashomon.model.location import Location, Precision, SideName
from rashomon.model.report import Casualty, Claim, Contact, Dating, Mention, Reaction, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    Figure,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)

Row = list[Any]


def encode(report: Report) -> str:
    """The report as one line of ASCII JSON, without its document's id (the key beside it)."""
    body = [
        report.coder,
        [from_mention(mention) for mention in report.mentions],
        [from_claim(claim, report.coder) for claim in report.claims],
        [_from_reaction(reaction) for reaction in report.reactions],
        [_from_contact(contact) for contact in report.contacts],
        _offsets(report.furniture),
        [report.dated.day, report.dated.basis] if report.dated else None,
    ]
    return json.dumps(body, separators=(",", ":"))


def decode(body: str, document: str, text: str) -> Report:
    """The report that `encode` wrote, on the document with this id and text.

    Raises SpanError where an offset lies outside the text, ValueError where `body` is no report.
    """
    coder, mentions, claims, reactions, contacts, furniture, *rest = json.loads(body)
    read = Decoder(lambda start, end: Span.cut(text, start, end))
    return Report(
        document,
        coder,
        tuple(read.mention(row) for row in mentions),
        tuple(read.claim(row, coder) for row in claims),
        tuple(read.reaction(row) for row in reactions),
        tuple(read.contact(row) for row in contacts),
        read.spans(furniture),
        Dating(*rest[0]) if rest and rest[0] else None,
    )


def _offset(span: Span | None) -> Row | None:
    return [span.start, span.end] if span else None


def _offsets(spans: Iterable[Span]) -> Row:
    return [number for span in spans for number in (span.start, span.end)]


def _from_when(when: When) -> Row:
    return [when.start, when.end, _offsets(when.phrases), when.basis, when.edtf]


def _from_location(one: Location) -> Row:
    return [
        _offset(one.span),
        one.name,
        [[name.name, name.party] for name in one.names],
        one.latitude,
        one.longitude,
        one.precision,
        one.country,
        one.admin,
        one.holder,
        one.basis,
    ]


def from_mention(m: Mention) -> Row:
    """A mention as a row, from which `Decoder.mention` makes it again."""
    when, places, phrases = _from_when(m.when), _offsets(m.places), _offsets(m.phrases)
    where = [_from_location(location) for location in m.where]
    return [m.key, m.role, m.type, when, places, m.country, phrases, where]


def _from_casualty(c: Casualty) -> Row:
    return [c.side, c.kind, c.low, c.high, c.civilian, _offset(c.span), c.figure]


def from_claim(c: Claim, coder: str) -> Row:
    """A claim as a row, from which `Decoder.claim` makes it again; `coder` is known beside it."""
    return [
        c.incident,
        c.party,
        _offset(c.speaker),
        _offset(c.cue),
        c.stance,
        c.initiator,
        [_from_casualty(casualty) for casualty in c.casualties],
        _offset(c.evidence),
        c.about,
        None if c.coder == coder else c.coder,
        c.confidence,
    ]


def _from_reaction(r: Reaction) -> Row:
    speaker, cue, evidence = _offset(r.speaker), _offset(r.cue), _offset(r.evidence)
    return [r.actor, speaker, cue, r.stance, r.about, evidence, r.confidence]


def _from_contact(c: Contact) -> Row:
    when, place, evidence = _from_when(c.when), _offset(c.place), _offset(c.evidence)
    return [c.kind, c.status, when, place, c.participants, c.convener, evidence, c.confidence]


class Decoder:
    """Rows to values; `cut` gives the span from one offset to another, with its words."""

    def __init__(self, cut: Callable[[int, int], Span]) -> None:
        self._cut = cut

    def _span(self, row: Sequence[int]) -> Span:
        return self._cut(row[0], row[1])

    def _maybe(self, row: Sequence[int] | None) -> Span | None:
        return self._span(row) if row else None

    def spans(self, row: Sequence[int]) -> tuple[Span, ...]:
        """The spans of a row of offsets."""
        return tuple(self._cut(start, end) for start, end in zip(row[::2], row[1::2], strict=True))

    def _when(self, row: Row) -> When:
        start, end, phrases, basis, *edtf = row
        return When(start, end, self.spans(phrases), basis, *edtf)

    def _location(self, row: Row) -> Location:
        span, name, names, latitude, longitude, precision, *rest = row
        return Location(
            self._span(span),
            name,
            tuple(SideName(*one) for one in names),
            latitude,
            longitude,
            Precision(precision),
            *rest,
        )

    def mention(self, row: Row) -> Mention:
        """The mention of a row."""
        key, role, kind, when, places, country, phrases, *where = row
        return Mention(
            key,
            Role(role),
            IncidentType(kind),
            self._when(when),
            self.spans(places),
            country,
            self.spans(phrases),
            tuple(self._location(one) for rows in where for one in rows),
        )

    def _casualty(self, row: Row) -> Casualty:
        side, kind, low, high, civilian, span, *figure = row
        told = Figure(figure[0]) if figure else Figure.TOTAL
        return Casualty(side, CasualtyKind(kind), low, high, civilian, self._span(span), told)

    def claim(self, row: Row, coder: str) -> Claim:
        """The claim of a row."""
        incident, party, speaker, cue, stance, initiator, casualties, evidence, *rest = row
        about, own_coder, confidence = rest
        return Claim(
            incident,
            party,
            self._maybe(speaker),
            self._maybe(cue),
            Stance(stance),
            initiator,
            tuple(self._casualty(casualty) for casualty in casualties),
            self._span(evidence),
            None if about is None else Cell(about),
            coder if own_coder is None else own_coder,
            confidence,
        )

    def reaction(self, row: Row) -> Reaction:
        """The reaction of a row."""
        actor, speaker, cue, stance, about, evidence, confidence = row
        return Reaction(
            actor,
            self._span(speaker),
            self._maybe(cue),
            ReactionStance(stance),
            about,
            self._span(evidence),
            confidence,
        )

    def contact(self, row: Row) -> Contact:
        """The contact of a row."""
        kind, status, when, place, participants, convener, evidence, confidence = row
        return Contact(
            ContactKind(kind),
            ContactStatus(status),
            self._when(when),
            self._maybe(place),
            tuple(participants),
            convener,
            self._span(evidence),
            confidence,
        )
