"""Deciding which incidents are one, and which documents tell of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.ledger.protocol import Ledger, Reader
from rashomon.link.rulings import JOIN, SPLIT
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, Incident, MentionRef, Telling
from rashomon.ruling.making import Ruled, incident_of, make, said

_SHOWN = 12  # documents that an error lists


def join(
    ledger: Ledger,
    one: str,
    other: str,
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that the incidents `one` and `other` (codes) are one.

    `by` says who decides, the login name where it is not told. Raises InputError for codes that
    name no incident, several, or the same one, and where it is not known who decides;
    ConflictError where a decision with a number above `seen` is on the same.
    """

    def joined() -> Decision:
        a, b = incident_of(ledger, one), incident_of(ledger, other)
        if a.code == b.code:
            raise InputError(f"{one} and {other} are one incident already ({a.code})")
        return _on(ledger, said(JOIN, by, reason), a.tellings, b.tellings)

    return make(ledger, joined, seen, (one, other))


def split(
    ledger: Ledger,
    incident: str,
    documents: Iterable[str],
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that what `documents` tell is an incident of its own, apart from the rest.

    A document is named by its file's name or its id; "NAME#KEY" is one mention of it. Raises
    InputError for a document that does not tell the incident or whose name several have, and
    where none is named or none is left; ConflictError as `join` does.
    """
    wanted = list(documents)

    def parted() -> Decision:
        whole = incident_of(ledger, incident)
        named = {told.ref for document in wanted for told in _named(whole, document)}
        off = [told for told in whole.tellings if told.ref in named]
        rest = [told for told in whole.tellings if told.ref not in named]
        if not off:
            raise InputError(f"{whole.code}: no document is named that is to be split off")
        if not rest:
            raise InputError(f"{whole.code}: nothing would be left of it")
        return _on(ledger, said(SPLIT, by, reason), off, rest)

    return make(ledger, parted, seen, (incident,))


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


def _on(
    ledger: Reader, one: Decision, subject: Sequence[Telling], others: Sequence[Telling]
) -> Decision:
    """The decision on what these documents tell, with where it stands."""
    made = replace(one, subject=_refs(subject), others=_refs(others))
    known = tuple(mark for mark in ledger.marks(made.refs()) if mark.words or mark.evidence)
    return replace(made, traces=known)


def _refs(told: Iterable[Telling]) -> tuple[MentionRef, ...]:
    return tuple(one.ref for one in told)
