"""Decisions as rows, looked up by their numbers and by the documents that they name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rashomon.ledger import stands
from rashomon.ledger.rows import Row
from rashomon.ledger.schema import decided
from rashomon.ledger.schema import decisions as rows
from rashomon.ledger.select import chunks
from rashomon.link.rulings import KINDS, LINKS, REJECT, UNDO, WORDS
from rashomon.model.incident import Decision, MentionRef, Trace

_ROUND = 50  # decisions that are looked at at once for one that holds


def every(connection: Connection) -> tuple[Decision, ...]:
    """All decisions as they were made, in their order."""
    return tuple(decision(row) for row in connection.execute(select(rows).order_by(rows.c.seq)))


def numbered(connection: Connection, number: int) -> Decision | None:
    """The decision with this number, if there is one."""
    row = connection.execute(select(rows).where(rows.c.seq == number)).first()
    return decision(row) if row else None


def since(connection: Connection, number: int) -> tuple[Decision, ...]:
    """The decisions with higher numbers, in their order."""
    asked = select(rows).where(rows.c.seq > number).order_by(rows.c.seq)
    return tuple(decision(row) for row in connection.execute(asked))


def rejections(connection: Connection) -> Iterable[Decision]:
    """The rejections that hold, the last first."""
    asked = select(rows).where(rows.c.kind == REJECT).order_by(rows.c.seq.desc())
    for row in connection.execute(asked).all():
        if undone_by(connection, row.seq) is None:
            yield decision(row)


def newest(connection: Connection) -> int:
    """The number of the last decision; 0 where there is none."""
    return int(connection.execute(select(func.max(rows.c.seq))).scalar() or 0)


def on(connection: Connection, documents: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions that name some of the documents, and what undoes them, in their order."""
    return _distinct(_named(connection, documents, KINDS))


def links_on(connection: Connection, documents: Iterable[str]) -> tuple[Decision, ...]:
    """The joins and splits that name some of the documents, and what undoes them."""
    return _distinct(_named(connection, documents, (*LINKS, UNDO)))


def _distinct(named: Iterable[tuple[str, Decision]]) -> tuple[Decision, ...]:
    found = {one.number: one for _, one in named}
    return tuple(found[number] for number in sorted(found))


def words_on(connection: Connection, documents: Iterable[str]) -> dict[str, list[Decision]]:
    """What people said of the claims and mentions of each of the documents, and what undoes it."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for document, one in _named(connection, documents, (*WORDS, UNDO)):
        found[document].append(one)
    return {of: said for of, said in found.items() if any(one.kind in WORDS for one in said)}


def worded(connection: Connection, documents: Iterable[str]) -> set[str]:
    """Those of the documents of whose claims or mentions people said something."""
    joined = decided.join(rows, rows.c.seq == decided.c.seq)
    asked = select(decided.c.document).select_from(joined).where(rows.c.kind.in_(WORDS)).distinct()
    return {
        found
        for some in chunks(sorted(set(documents)))
        for found in connection.execute(asked.where(decided.c.document.in_(some))).scalars()
    }


def named_since(connection: Connection, number: int) -> set[str]:
    """The documents that decisions with higher numbers name, or what these undo."""
    asked = select(decided.c.document).where(decided.c.seq > number).distinct()
    return set(connection.execute(asked).scalars())


def linked_since(connection: Connection, number: int) -> bool:
    """Whether a decision with a higher number is a join or a split, or undoes something."""
    asked = select(rows.c.seq).where(rows.c.seq > number, rows.c.kind.in_((*LINKS, UNDO)))
    return connection.execute(asked.limit(1)).first() is not None


def numbers_on(
    connection: Connection, documents: Iterable[str] | None = None
) -> dict[str, tuple[int, ...]]:
    """By document, of all or of some, the numbers of the decisions that name it."""
    asked = select(decided).order_by(decided.c.seq)
    pieces = [asked]
    if documents is not None:
        pieces = [
            asked.where(decided.c.document.in_(some)) for some in chunks(sorted(set(documents)))
        ]
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in (row for piece in pieces for row in connection.execute(piece)):
        found[row.document].append(row.seq)
    return {document: tuple(numbers) for document, numbers in found.items()}


def names_one_since(connection: Connection, documents: Iterable[str], number: int) -> bool:
    """Whether a decision with a higher number names one of the documents."""
    asked = select(decided.c.seq).where(decided.c.seq > number).limit(1)
    return any(
        connection.execute(asked.where(decided.c.document.in_(some))).first()
        for some in chunks(sorted(set(documents)))
    )


def undone_by(connection: Connection, number: int) -> int | None:
    """The number of the undo that takes the decision back, itself in force; None: it holds."""
    asked = select(rows.c.seq).where(rows.c.undoes == number).order_by(rows.c.seq.desc())
    found = connection.execute(asked).scalars().all()
    return next((one for one in found if undone_by(connection, one) is None), None)


def last_held(connection: Connection, by: str | None = None) -> int | None:
    """The number of the last decision that holds and is no undo, of those that `by` made."""
    asked = select(rows.c.seq).where(rows.c.kind != UNDO).order_by(rows.c.seq.desc())
    if by is not None:
        asked = asked.where(rows.c.by == by)
    before = newest(connection) + 1
    while found := connection.execute(asked.where(rows.c.seq < before).limit(_ROUND)).scalars():
        numbers = found.all()
        if not numbers:
            return None
        for number in numbers:
            if undone_by(connection, number) is None:
                return int(number)
        before = numbers[-1]
    return None


def last_made(connection: Connection) -> str:
    """When the last decision was made; empty where there is none."""
    return str(connection.execute(select(func.max(rows.c.made))).scalar() or "")


def keep(connection: Connection, one: Decision, coded: int | None) -> int:
    """Append the decision; its number."""
    number = newest(connection) + 1
    connection.execute(insert(rows), _row(number, one) | {"coded": coded})
    named: Collection[str] = {ref.document for ref in one.refs()}
    if one.undoes is not None:
        asked = select(decided.c.document).where(decided.c.seq == one.undoes)
        named = connection.execute(asked).scalars().all()
    if named:
        entries = [{"document": document, "seq": number} for document in sorted(named)]
        connection.execute(insert(decided), entries)
    return number


def coded_up_to(connection: Connection, made: Iterable[Decision]) -> dict[int, int]:
    """The last coding in which each decision is known to stand as it says, by its number."""
    found: dict[int, int] = {}
    numbers = sorted({one.number for one in made})
    for some in batched(numbers):
        asked = select(rows.c.seq, rows.c.coded).where(rows.c.seq.in_(some))
        found |= {row.seq: row.coded or 0 for row in connection.execute(asked)}
    return found


def _named(
    connection: Connection, documents: Iterable[str], kinds: Sequence[str]
) -> list[tuple[str, Decision]]:
    """Each of the documents with each decision of these kinds that names it, in their order."""
    joined = decided.join(rows, rows.c.seq == decided.c.seq)
    asked = select(decided).select_from(joined).where(rows.c.kind.in_(kinds))
    pairs = [
        (row.seq, row.document)
        for some in chunks(sorted(set(documents)))
        for row in connection.execute(asked.where(decided.c.document.in_(some)))
    ]
    known: dict[int, Decision] = {}
    for some in batched(sorted({seq for seq, _ in pairs})):
        for row in connection.execute(select(rows).where(rows.c.seq.in_(some))):
            known[row.seq] = decision(row)
    return [(document, known[seq]) for seq, document in sorted(pairs)]


def batched(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    """`numbers` in pieces that are few enough to be asked for at once."""
    return (numbers[at : at + 500] for at in range(0, len(numbers), 500))


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
        "stands": stands.encode(one.stands),
    }


def decision(row: Any) -> Decision:
    """The decision of a row."""
    return Decision(
        kind=row.kind,
        subject=_mentions(row.subject),
        by=row.by,
        made=row.made,
        reason=row.reason,
        others=_mentions(row.others),
        traces=_traces(row.traces),
        undoes=row.undoes,
        number=row.seq,
        stands=stands.decode(row.stands),
    )


@lru_cache(maxsize=4096)
def _traces(body: str) -> tuple[Trace, ...]:
    return tuple(
        Trace(MentionRef(document, key), _ranges(words), _ranges(evidence))
        for document, key, words, evidence in json.loads(body)
    )


def _refs(refs: Iterable[MentionRef]) -> str:
    return json.dumps([(ref.document, ref.key) for ref in refs])


def _mentions(body: str) -> tuple[MentionRef, ...]:
    return tuple(MentionRef(document, key) for document, key in json.loads(body))


def _ranges(told: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in told)
