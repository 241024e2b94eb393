"""Appending decisions: each is checked against what stands, in the transaction that writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from rashomon.ledger.docket import every, keep, last_made, numbered, undone_by
from rashomon.ledger.meanwhile import check_seen
from rashomon.ledger.ruled import ruled_ones
from rashomon.ledger.schema import reports
from rashomon.ledger.select import chunks
from rashomon.link.rulings import LINKS, UNDO, WORDS
from rashomon.link.words import Ruled
from rashomon.model.errors import ConflictError, InputError
from rashomon.model.incident import Decision, Stand, Trace
from rashomon.model.report import Claim

_GONE = "what was decided on stands no more as it was read; look at it again"


def append(connection: Connection, one: Decision, seen: int | None = None) -> int:
    """Append a decision, in a transaction that writes; its number.

    One without a time is made now, and not before those that it follows where the clock is behind.
    Raises ConflictError for what another decision was made on after that with the number `seen`,
    for an undo of what was undone already, and for a word on what stands no more as it was read;
    InputError for an undo of what is not there.
    """
    if one.kind == UNDO:
        _check_undo(connection, one)
    if one.kind in WORDS:
        one = _fitted(one, ruled_ones(connection, {ref.document for ref in one.refs()}))
    if seen is not None:
        check_seen(connection, one, seen)
    if not one.made:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        one = replace(one, made=max(now, last_made(connection)))
    return _insert(connection, one)


def take_over(connection: Connection, made: Sequence[Decision]) -> int:
    """Append decisions of another ledger, without those that are here already; how many are new.

    They are numbered anew, and so is what they undo. Raises InputError for an undo of what is not
    among them before it.
    """
    held = {key: one.number for key, one in _repeated(every(connection))}
    numbers: dict[int, int] = {}
    often: Counter[Decision] = Counter()
    new = 0
    for one in sorted(made, key=lambda one: one.number):
        if one.undoes is not None and one.undoes not in numbers:
            raise InputError(f"decision {one.number}: there is no decision {one.undoes} before it")
        told = one if one.undoes is None else replace(one, undoes=numbers[one.undoes])
        often[told] += 1
        if (told, often[told]) not in held:
            held[told, often[told]] = _insert(connection, told)
            new += 1
        numbers[one.number] = held[told, often[told]]
    return new


def _insert(connection: Connection, one: Decision) -> int:
    return keep(connection, one, _coded(connection, one) if one.kind in LINKS else None)


def _repeated(made: Iterable[Decision]) -> Iterator[tuple[tuple[Decision, int], Decision]]:
    """Each decision with how often its like was made up to then."""
    often: Counter[Decision] = Counter()
    for one in made:
        often[one] += 1
        yield (one, often[one]), one


def _check_undo(connection: Connection, one: Decision) -> None:
    if one.undoes is None or numbered(connection, one.undoes) is None:
        raise InputError(f"there is no decision {one.undoes} to undo")
    taken = undone_by(connection, one.undoes)
    if taken:
        raise ConflictError(
            f"decision {one.undoes} is undone already, by decision {taken}", (taken,)
        )


def _fitted(one: Decision, read: Mapping[str, Ruled]) -> Decision:
    """The decision on what stands now: what claims are known by, and where the mentions stand."""
    known_by = {
        document: dict(zip(here.report.claims, here.anchors, strict=True))
        for document, here in read.items()
    }
    if {stand.ref.document for stand in one.stands} - read.keys():
        raise ConflictError(_GONE)
    told = tuple(
        _known(stand, read[stand.ref.document], known_by[stand.ref.document])
        for stand in one.stands
    )
    marks = {
        ref: mark
        for ref in one.refs()
        if ref.document in read and (mark := read[ref.document].marks.get(ref.key))
    }
    known = tuple(mark for mark in marks.values() if mark.words or mark.evidence)
    return replace(one, stands=told, traces=known)


def _known(stand: Stand, here: Ruled, known_by: Mapping[Claim, Claim]) -> Stand:
    """What is said with what it is known by. Raises ConflictError where that stands no more."""
    if stand.was is None:
        if stand.mention not in here.report.mentions:
            raise ConflictError(_GONE)
        return stand
    anchor = known_by.get(stand.was)
    if anchor is None:
        raise ConflictError(_GONE)
    return replace(stand, first=None if anchor == stand.was else anchor)


def _coded(connection: Connection, one: Decision) -> int | None:
    """The number of the last coding, where the mentions stand in it as the decision has them."""
    if {trace.ref for trace in one.traces} != set(one.refs()):
        return None
    documents = sorted({ref.document for ref in one.refs()})
    found = [_traced(connection, some) for some in chunks(documents)]
    standing = {trace for some in found for trace in some}
    last = connection.execute(select(func.max(reports.c.seq))).scalar()
    return last if standing.issuperset(one.traces) else None


def _traced(connection: Connection, documents: Sequence[str]) -> list[Trace]:
    """Where the mentions of the standing reports on `documents` stand."""
    found = ruled_ones(connection, documents)
    return [mark for one in found.values() for mark in one.standing()]
