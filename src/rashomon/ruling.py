"""A person's decisions on a ledger: which incidents are one, which documents are of another."""

from __future__ import annotations

import getpass
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rashomon.ledger.protocol import Ledger, Reader
from rashomon.link.rulings import JOIN, SPLIT, UNDO, in_force
from rashomon.link.settling import Settled, trace
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, Incident, MentionRef, Telling, Trace
from rashomon.read.decisions import read_decisions
from rashomon.tell.decisions import Made, history

_SHOWN = 12  # documents that an error lists


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that was made, and the codes of the incidents that hold what it names now."""

    decision: Decision
    codes: tuple[str, ...]


def join(ledger: Ledger, one: str, other: str, *, by: str | None = None, reason: str = "") -> Ruled:
    """Decide that the incidents `one` and `other` (codes) are one.

    `by` says who decides, the login name where it is not told. Raises InputError for codes that
    name no incident, several, or the same one, and where it is not known who decides.
    """
    a, b = _incident(ledger, one), _incident(ledger, other)
    if a.code == b.code:
        raise InputError(f"{one} and {other} are one incident already ({a.code})")
    said = _said(ledger, JOIN, by, reason)
    return _decide(ledger, _on(said, a.tellings, b.tellings))


def split(
    ledger: Ledger,
    incident: str,
    documents: Iterable[str],
    *,
    by: str | None = None,
    reason: str = "",
) -> Ruled:
    """Decide that what `documents` tell is an incident of its own, apart from the rest.

    A document is named by its file's name or its id; "NAME#KEY" is one mention of it. Raises
    InputError for a document that does not tell the incident or whose name several have, and
    where none is named or none is left.
    """
    whole = _incident(ledger, incident)
    named = {told.ref for document in documents for told in _named(whole, document)}
    off = [told for told in whole.tellings if told.ref in named]
    rest = [told for told in whole.tellings if told.ref not in named]
    if not off:
        raise InputError(f"{whole.code}: no document is named that is to be split off")
    if not rest:
        raise InputError(f"{whole.code}: nothing would be left of it")
    return _decide(ledger, _on(_said(ledger, SPLIT, by, reason), off, rest))


def undo(
    ledger: Ledger, number: int | None = None, *, by: str | None = None, reason: str = ""
) -> Ruled:
    """Decide that the decision `number` holds no more; None is the last join or split that holds.

    An undo can be undone, and then what it undid holds again. Raises InputError where there is no
    such decision, or it is undone already.
    """
    held = ledger.rulings().decisions
    if number is None:
        last = max((one.number for one in in_force(held)), default=None)
        if last is None:
            raise InputError("there is no decision to undo")
        number = last
    said = _said(ledger, UNDO, by, reason)
    made = ledger.decide(replace(said, undoes=number))
    return Ruled(replace(said, undoes=number, number=made), _codes(ledger, held, number))


def _codes(ledger: Ledger, held: Sequence[Decision], number: int) -> tuple[str, ...]:
    """The incidents that hold what the decision names, or the one that it undid, and so on."""
    by_number = {one.number: one for one in held}
    one = by_number.get(number)
    while one and one.undoes is not None:
        one = by_number.get(one.undoes)
    return tuple(sorted(set(ledger.codes(one.refs()).values()))) if one else ()


def _incident(ledger: Reader, code: str) -> Incident:
    found = ledger.incidents(code=code)
    if not found:
        raise InputError(f"no incident {code}")
    return found[0]


def _named(incident: Incident, document: str) -> list[Telling]:
    """What a document tells of the incident; `document` is a name, an id, or NAME#KEY."""
    name, _, key = document.rpartition("#")
    for wanted, mention in ((document, None), (name, key)):
        found = [
            told
            for told in incident.tellings
            if wanted and wanted in {told.document.name, told.document.id}
            if mention is None or told.mention.key == mention
        ]
        ids = sorted({told.document.id for told in found})
        if len(ids) > 1:
            raise InputError(f"{incident.code}: {document} may be any of {', '.join(ids)}")
        if found:
            return found
    names = sorted({told.document.name for told in incident.tellings})
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    told_by = ", ".join(names[:_SHOWN]) + more
    raise InputError(f"{incident.code} is not told by {document}; it is told by {told_by}")


def _said(ledger: Ledger, kind: str, by: str | None, reason: str) -> Decision:
    """A decision of a kind on nothing yet, made now.

    Where the clock is behind, it is not made before those that it follows.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = max([now, *(one.made for one in ledger.decisions())])
    return Decision(kind, (), _who(by), made, reason.strip())


def _who(by: str | None) -> str:
    if by is None:
        try:
            by = getpass.getuser()
        except (KeyError, OSError, ImportError) as error:
            raise InputError("--by: no login name is known here; say who decides") from error
    if not by.strip():
        raise InputError("--by: say who decides")
    return by.strip()


def _on(said: Decision, subject: Sequence[Telling], others: Sequence[Telling]) -> Decision:
    """The decision on what these documents tell, with where it stands."""
    marks = (_trace(told) for told in (*subject, *others))
    known = tuple(mark for mark in marks if mark.words or mark.evidence)
    return replace(said, subject=_refs(subject), others=_refs(others), traces=known)


def _refs(told: Iterable[Telling]) -> tuple[MentionRef, ...]:
    return tuple(one.ref for one in told)


def _trace(told: Telling) -> Trace:
    return trace(told.document.id, told.mention, told.claims)


def _decide(ledger: Ledger, decision: Decision) -> Ruled:
    made = replace(decision, number=ledger.decide(decision))
    return Ruled(made, tuple(sorted(set(ledger.codes(made.refs()).values()))))


def decisions(reader: Reader, incident: str | None = None) -> tuple[Made, ...]:
    """The decisions in their order; of `incident` (a code), those that name what it holds now,
    and their undoing.

    Raises InputError where no incident, or more than one, answers to the code.
    """
    made, settled = reader.decisions(), reader.rulings()
    if incident is not None:
        held = {one.card.ref for one in reader.linked(incident)}
        made = _concerning(made, settled, held)
    named = {found for one in made for found in settled.now[one.number].values() if found}
    documents = {ref.document for one in made for ref in one.refs()}
    return history(made, settled, reader.codes(named), reader.names(documents))


def _concerning(
    made: Sequence[Decision], settled: Settled, held: Collection[MentionRef]
) -> tuple[Decision, ...]:
    """The decisions on some of the mentions `held`, as they stand now, and their undoing."""
    numbers: set[int] = set()
    for one in made:
        if one.undoes in numbers or not set(settled.now[one.number].values()).isdisjoint(held):
            numbers.add(one.number)
    return tuple(one for one in made if one.number in numbers)


def import_decisions(ledger: Ledger, source: Path) -> int:
    """Take over the decisions that `rashomon decisions --format json` wrote to `source`.

    All or none; those that the ledger has are left out; how many are new. Raises InputError for
    a file that does not hold decisions.
    """
    made = read_decisions(source)
    try:
        return ledger.take_over(made)
    except InputError as error:
        raise InputError(f"{source}: {error}") from error
