"""Decisions as rows, and what they say of the mentions that stand now."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rashomon.ledger.rows import Row
from rashomon.ledger.schema import decisions as rows
from rashomon.ledger.schema import reports
from rashomon.ledger.select import chunks, coded, stands
from rashomon.link.rulings import UNDO, undone
from rashomon.link.settling import Settled, settle, traces
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, MentionRef, Trace


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions as they were made, in their order."""
    return tuple(_decision(row) for row in connection.execute(select(rows).order_by(rows.c.seq)))


def settled(connection: Connection) -> Settled:
    """All decisions, in their order, on the mentions as they stand now."""
    found = connection.execute(select(rows).order_by(rows.c.seq)).all()
    made = [_decision(row) for row in found]
    known: dict[str, int] = {}
    for row, one in zip(found, made, strict=True):
        traced = {trace.ref for trace in one.traces}
        for ref in one.refs():
            until = (row.coded or 0) if ref in traced else 0
            known[ref.document] = min(until, known.get(ref.document, until))
    return settle(made, _standing(connection, made, known))


def append(connection: Connection, one: Decision) -> int:
    """Append a decision, in a transaction that writes; its number.

    Raises InputError for an undo of what is not there or was undone already.
    """
    if one.kind == UNDO:
        _check_undo(one, decisions(connection))
    return _insert(connection, one)


def take_over(connection: Connection, made: Sequence[Decision]) -> int:
    """Append decisions of another ledger, without those that are here already; how many are new.

    They are numbered anew, and so is what they undo. Raises InputError for an undo of what is not
    among them before it.
    """
    held = {key: one.number for key, one in _repeated(decisions(connection))}
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
    number = (connection.execute(select(func.max(rows.c.seq))).scalar() or 0) + 1
    connection.execute(insert(rows), _row(number, one) | {"coded": _coded(connection, one)})
    return int(number)


def _repeated(made: Iterable[Decision]) -> Iterator[tuple[tuple[Decision, int], Decision]]:
    """Each decision with how often its like was made up to then."""
    often: Counter[Decision] = Counter()
    for one in made:
        often[one] += 1
        yield (one, often[one]), one


def _check_undo(one: Decision, standing: Sequence[Decision]) -> None:
    if all(other.number != one.undoes for other in standing):
        raise InputError(f"there is no decision {one.undoes} to undo")
    taken = undone(standing).get(one.undoes or 0)
    if taken:
        raise InputError(f"decision {one.undoes} is undone already, by decision {taken.number}")


def _standing(
    connection: Connection, made: Sequence[Decision], known: Mapping[str, int]
) -> dict[str, Sequence[Trace]]:
    """Where the mentions of each document stand that decisions name.

    `known` has for each the coding up to which its decisions say so themselves: of those that
    were coded no more since, no report is read.
    """
    own: defaultdict[str, dict[MentionRef, Trace]] = defaultdict(dict)
    for trace in (trace for one in made for trace in one.traces):
        own[trace.ref.document][trace.ref] = trace
    last = select(reports.c.document, reports.c.seq).where(stands())
    found: dict[str, Sequence[Trace]] = {}
    for some in chunks(sorted(known)):
        seqs = connection.execute(last.where(reports.c.document.in_(some))).all()
        anew = [row.document for row in seqs if row.seq > known[row.document]]
        found |= {row.document: tuple(own[row.document].values()) for row in seqs}
        found |= _traced(connection, anew)
    return found


def _traced(connection: Connection, documents: Sequence[str]) -> dict[str, Sequence[Trace]]:
    """Where the mentions of the standing reports on `documents` stand."""
    told = coded(connection, reports.c.document.in_(documents)) if documents else {}
    return {document: traces(report) for document, (_, report) in told.items()}


def _coded(connection: Connection, one: Decision) -> int | None:
    """The number of the last coding, where the mentions stand in it as the decision has them."""
    if {trace.ref for trace in one.traces} != set(one.refs()):
        return None
    documents = sorted({ref.document for ref in one.refs()})
    found = [_traced(connection, some) for some in chunks(documents)]
    standing = {trace for told in found for some in told.values() for trace in some}
    last = connection.execute(select(func.max(reports.c.seq))).scalar()
    return last if standing.issuperset(one.traces) else None


def _row(number: int, one: Decision) -> Row:
    marks = [(mark.ref.document, mark.ref.key, mark.words, mark.evidence) for mark in one.traces]
    return {
        "seq": number,
        "kind": one.kind,
        "subject": _refs(one.subject),
        "by": one.by,
        "made": one.made,
        "reason": one.reason,
        "others": _refs(one.others),
        "traces": json.dumps(marks),
        "undoes": one.undoes,
    }


def _decision(row: Any) -> Decision:
    marks = (
        Trace(MentionRef(document, key), _ranges(words), _ranges(evidence))
        for document, key, words, evidence in json.loads(row.traces)
    )
    return Decision(
        kind=row.kind,
        subject=_mentions(row.subject),
        by=row.by,
        made=row.made,
        reason=row.reason,
        others=_mentions(row.others),
        traces=tuple(marks),
        undoes=row.undoes,
        number=row.seq,
    )


def _refs(refs: Iterable[MentionRef]) -> str:
    return json.dumps([(ref.document, ref.key) for ref in refs])


def _mentions(body: str) -> tuple[MentionRef, ...]:
    return tuple(MentionRef(document, key) for document, key in json.loads(body))


def _ranges(told: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in told)
