"""Two people at once: what was decided on the same since one of them looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from rashomon.ledger.docket import names_one_since, numbered
from rashomon.ledger.settled import settled
from rashomon.link.rulings import LINKS, REJECT, WORDS
from rashomon.link.words.alike import bare
from rashomon.model.errors import ConflictError
from rashomon.model.incident import Decision, MentionRef, Stand

_SHOWN = 3  # decisions that an error lists


def check_seen(connection: Connection, one: Decision, seen: int) -> None:
    """Raise ConflictError where decisions with numbers above `seen` are on what `one` is on.

    An undo counts as what it takes back. On the same are two words on one claim or on one mention,
    and one on a mention with one on its claims; two joins or splits of one mention; and a join,
    split or rejection of a mention with a word on the mention as a whole.
    """
    about = _base(connection, one)
    documents = {ref.document for ref in about.refs()}
    if not names_one_since(connection, documents, seen):
        return
    found = settled(connection, documents)
    later = [each for each in found.decisions if each.number > seen]
    numbers = {each.number for each in found.decisions}
    bases = {each.number: each for each in found.decisions}
    met = []
    for each in later:
        base = each
        while base.undoes in numbers:
            base = bases[base.undoes]
        if _meets(about, base, found.now.get(base.number, {})):
            met.append(each)
    if met:
        raise ConflictError(told(met), tuple(each.number for each in met))


def _base(connection: Connection, one: Decision) -> Decision:
    """What a decision is on in the end: that which it undoes, or which that undoes, and so on."""
    while one.undoes is not None:
        before = numbered(connection, one.undoes)
        if before is None:
            break
        one = before
    return one


def _meets(one: Decision, other: Decision, now: object) -> bool:
    """Whether the two are on the same; `now` has the mentions of the other as they stand."""
    by_now = now if isinstance(now, dict) else {}
    if one.kind in WORDS and other.kind in WORDS:
        return _same(one.stands, other.stands, by_now)
    theirs = {by_now.get(ref) or ref for ref in other.refs()}
    if one.kind in LINKS:
        wide = other.kind in LINKS or other.kind == REJECT
        return wide and not theirs.isdisjoint(one.refs())
    whole = {stand.ref for stand in one.stands if stand.was is None}
    return not theirs.isdisjoint(whole)


def _same(
    mine: Iterable[Stand], theirs: Sequence[Stand], now: dict[MentionRef, MentionRef | None]
) -> bool:
    whole: set[MentionRef] = set()
    claims = set()
    for one in theirs:
        ref = now.get(one.ref) or one.ref
        if one.anchor is None:
            whole.add(ref)
        else:
            claims.add((ref, bare(one.anchor)))
    told = {ref for ref, _ in claims}
    return any(
        one.ref in whole
        or (one.anchor is None and one.ref in told)
        or (one.anchor is not None and (one.ref, bare(one.anchor)) in claims)
        for one in mine
    )


def told(met: Sequence[Decision]) -> str:
    """What others decided, in words."""
    lines = []
    for each in met[-_SHOWN:]:
        what = each.kind if each.undoes is None else f"undo of decision {each.undoes}"
        when = each.made.replace("T", " ").replace("+00:00", " UTC")
        why = f" ({each.reason})" if each.reason else ""
        lines.append(f"decision {each.number}, {what}, by {each.by}, {when}{why}")
    more = f" and {len(met) - _SHOWN} more before" if len(met) > _SHOWN else ""
    return (
        f"meanwhile another decision was made on this: {'; '.join(lines)}{more}; nothing was kept"
    )
