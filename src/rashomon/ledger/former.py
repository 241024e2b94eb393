"""Codes of mentions as earlier codings of their reports called them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from rashomon.ledger.codec import decode
from rashomon.ledger.docket import rejections
from rashomon.ledger.ruled import lasting
from rashomon.ledger.schema import documents, mentions, reports, tellings
from rashomon.ledger.select import stands
from rashomon.ledger.whereabouts import codes_of, names_of
from rashomon.link.codes import mark_of
from rashomon.link.settling import known_again, traces
from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef

_LISTED = 6  # incidents that a document tells of now, as an error lists them


def led_on(connection: Connection, start: str) -> Sequence[str]:
    """The codes of the incidents by now of mentions whose longest codes begin with `start`.

    Only mentions of codings that stand no more are looked at: each is known again by its words.
    Raises InputError where there were some and none is told of any more. Nothing keeps the codes
    of former codings: all their mentions are gone through.
    """
    former = _former(connection, start)
    now = [found for reference, seq in former if (found := _now(connection, reference, seq))]
    codes = sorted(set(codes_of(connection, now).values()))
    if codes:
        return codes
    _check_rejected(connection, start)
    if former:
        raise InputError(_gone(connection, start, {ref.document for ref, _ in former}))
    return codes


def _check_rejected(connection: Connection, start: str) -> None:
    """Raise InputError where a decision rejected such a mention; it says who, when and why."""
    for one in rejections(connection):
        whole = (stand.ref for stand in one.stands if stand.was is None)
        if any(mark_of(ref).startswith(start) for ref in whole):
            why = f" ({one.reason})" if one.reason else ""
            when = one.made.replace("T", " ").replace("+00:00", " UTC")
            told = f"decision {one.number} by {one.by}, {when}, rejected it{why}"
            raise InputError(
                f"no incident {start}: {told}; rashomon undo {one.number} brings it back"
            )


def _former(connection: Connection, start: str) -> list[tuple[MentionRef, int]]:
    """The mentions with such codes, each with the last coding that called it so."""
    again = select(reports.c.document).group_by(reports.c.document).having(func.count() > 1)
    joined = mentions.join(reports, reports.c.seq == mentions.c.report)
    asked = select(reports.c.document, mentions.c.key, reports.c.seq).select_from(joined)
    before = asked.where(reports.c.document.in_(again), ~stands())
    last: defaultdict[MentionRef, int] = defaultdict(int)
    for document, key, seq in connection.execute(before):
        ref = MentionRef(document, key)
        last[ref] = max(last[ref], seq)
    return sorted((ref, seq) for ref, seq in last.items() if mark_of(ref).startswith(start))


def _now(connection: Connection, ref: MentionRef, seq: int) -> MentionRef | None:
    """What stands by now for the mention `ref` of the coding `seq`."""
    joined = reports.join(documents, documents.c.id == reports.c.document)
    asked = select(reports.c.body, documents.c.text).select_from(joined)
    row = connection.execute(asked.where(reports.c.seq == seq)).one()
    marks = {mark.ref: mark for mark in traces(decode(row.body, ref.document, row.text))}
    standing = lasting(connection, reports.c.document == ref.document).get(ref.document)
    return known_again(marks.get(ref), ref, traces(standing[1])) if standing else None


def _gone(connection: Connection, start: str, told_by: Iterable[str]) -> str:
    """What became of a mention that its report tells of no more."""
    names = ", ".join(sorted(names_of(connection, set(told_by)).values()))
    asked = select(tellings.c.code).where(tellings.c.document.in_(sorted(told_by))).distinct()
    codes = sorted(connection.execute(asked).scalars().all())[:_LISTED]
    now = f"; by now it tells of {', '.join(codes)}" if codes else ""
    return f"no incident {start}: {names} told of it, and no more since it was coded anew{now}"
