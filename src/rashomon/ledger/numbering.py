"""The numbers by which search knows documents and mentions: integers, for the sake of speed.

A document goes by the number of its first coding; a mention by that of its coding, and its place
among the mentions of that in the order of their keys.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select

from rashomon.ledger.gists import Numbers
from rashomon.ledger.schema import mentions, reports, tellings
from rashomon.ledger.select import chunks
from rashomon.model.incident import MentionRef

_SHIFT = 20  # mentions of one report that have a number, as a power of two


def numbered(coding: int, keys: Collection[str]) -> dict[str, int]:
    """The number of each mention of a coding, by key; the last of very many share one."""
    most = (1 << _SHIFT) - 1
    return {key: (coding << _SHIFT) + min(at, most) for at, key in enumerate(sorted(keys))}


def numbers_of(connection: Connection, codes: Sequence[str]) -> dict[MentionRef, Numbers]:
    """The numbers of the mentions that tell these incidents, as they stand."""
    asked = select(tellings.c.document).distinct()
    found: dict[MentionRef, Numbers] = {}
    for some in chunks(codes):
        inside = connection.execute(asked.where(tellings.c.code.in_(some))).scalars().all()
        for documents in chunks(inside):
            found |= _of_documents(connection, documents)
    return found


def _of_documents(connection: Connection, documents: Sequence[str]) -> dict[MentionRef, Numbers]:
    first, last = func.min(reports.c.seq).label("first"), func.max(reports.c.seq).label("last")
    asked = select(reports.c.document, first, last).group_by(reports.c.document)
    rows = connection.execute(asked.where(reports.c.document.in_(documents))).all()
    here = {row.last: row for row in rows}
    keys: dict[int, list[str]] = {}
    told = select(mentions.c.report, mentions.c.key)
    for one in connection.execute(told.where(mentions.c.report.in_(list(here)))):
        keys.setdefault(one.report, []).append(one.key)
    return {
        MentionRef(here[coding].document, key): Numbers(coding, here[coding].first, number)
        for coding, some in keys.items()
        for key, number in numbered(coding, some).items()
    }


def documents_numbered(connection: Connection, numbers: Sequence[int]) -> list[str]:
    """The ids of the documents with these numbers, in that order; without those not there."""
    asked = select(reports.c.seq, reports.c.document)
    found = {
        row.seq: row.document
        for at in range(0, len(numbers), 500)
        for row in connection.execute(asked.where(reports.c.seq.in_(numbers[at : at + 500])))
    }
    return [found[number] for number in numbers if number in found]
