"""What decisions say of the mentions that stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from rashomon.ledger.docket import coded_up_to, every, links_on, on, worded
from rashomon.ledger.ruled import ruled_ones
from rashomon.ledger.schema import reports, tellings
from rashomon.ledger.select import chunks, stands
from rashomon.link.rulings import LINKS, WORDS
from rashomon.link.settling import Settled, settle
from rashomon.link.words import Ruled
from rashomon.model.incident import Decision, MentionRef, Trace


def settled(connection: Connection, documents: Collection[str] | None = None) -> Settled:
    """All decisions, in their order, on the mentions as they stand now; with `documents` those
    that name one of these."""
    made = every(connection) if documents is None else on(connection, documents)
    return _settled(connection, made)


def settled_links(connection: Connection, documents: Collection[str]) -> Settled:
    """The joins and splits that name one of the documents, and what undoes them, likewise.

    Which mentions stand is looked up in the view, which must have those of all reports as they are.
    """
    made = links_on(connection, documents)
    known = _known(connection, made)
    read = ruled_ones(connection, _anew(connection, known))
    standing = _standing(connection, made, read)
    others = standing.keys() - read.keys()
    here = _viewed(connection, others)
    left_out = {one.ref for document in others for one in standing[document]} - here
    return settle(made, standing, left_out | _gone(read))


def _settled(connection: Connection, made: Sequence[Decision]) -> Settled:
    linked = [one for one in made if one.kind in LINKS]
    said = {ref.document for one in made if one.kind in WORDS for ref in one.refs()}
    known = _known(connection, linked)
    read = ruled_ones(connection, said | _anew(connection, known) | worded(connection, known))
    plain = settle(made, _standing(connection, linked, read), _gone(read))
    now = {one.number: _now(one, read) for one in made if one.kind in WORDS}
    return Settled(plain.decisions, {**plain.now, **now})


def _viewed(connection: Connection, documents: Collection[str]) -> set[MentionRef]:
    """The mentions of these documents that the view has."""
    asked = select(tellings.c.document, tellings.c.key)
    return {
        MentionRef(row.document, row.key)
        for some in chunks(sorted(documents))
        for row in connection.execute(asked.where(tellings.c.document.in_(some)))
    }


def _now(one: Decision, read: Mapping[str, Ruled]) -> dict[MentionRef, MentionRef | None]:
    """The mentions that a decision says something of, each with the one that it is by now."""
    found: dict[MentionRef, MentionRef | None] = {}
    for ref in one.refs():
        here = read.get(ref.document)
        key = here.now.get((one.number, ref)) if here else None
        found[ref] = MentionRef(ref.document, key) if key else None
    return found


def _known(connection: Connection, made: Sequence[Decision]) -> dict[str, int]:
    """For each document that decisions name, the coding up to which these say where it stands."""
    coded = coded_up_to(connection, made)
    known: dict[str, int] = {}
    for one in made:
        traced = {trace.ref for trace in one.traces}
        for ref in one.refs():
            until = coded[one.number] if ref in traced else 0
            known[ref.document] = min(until, known.get(ref.document, until))
    return known


def _anew(connection: Connection, known: Mapping[str, int]) -> set[str]:
    """The documents that were coded after that."""
    last = _last(connection, known)
    return {document for document, seq in last.items() if seq > known[document]}


def _last(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    asked = select(reports.c.document, reports.c.seq).where(stands())
    return {
        row.document: row.seq
        for some in chunks(sorted(documents))
        for row in connection.execute(asked.where(reports.c.document.in_(some)))
    }


def _standing(
    connection: Connection, made: Sequence[Decision], read: Mapping[str, Ruled]
) -> dict[str, Sequence[Trace]]:
    """Where the mentions of each document stand that decisions name.

    Of those whose reports were not `read`, decisions say so themselves.
    """
    own: defaultdict[str, dict[MentionRef, Trace]] = defaultdict(dict)
    for trace in (trace for one in made for trace in one.traces):
        own[trace.ref.document][trace.ref] = trace
    named = {ref.document for one in made for ref in one.refs()}
    found: dict[str, Sequence[Trace]] = {
        document: tuple(own[document].values())
        for document in _last(connection, named)
        if document not in read
    }
    return found | {document: tuple(one.marks.values()) for document, one in read.items()}


def _gone(read: Mapping[str, Ruled]) -> set[MentionRef]:
    """The mentions that people rejected, and those that are no more and were not put back."""
    return {
        mark.ref
        for one in read.values()
        for mark in {*one.marks.values()}.difference(one.standing())
    }
