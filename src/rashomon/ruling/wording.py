"""Deciding what claims and incidents say: accepted, rejected, changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.ledger.protocol import Ledger
from rashomon.link.rulings import ACCEPT, CHANGE, REJECT
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, Incident, Stand, Telling
from rashomon.model.report import Claim
from rashomon.ruling.making import Ruled, incident_of, make, said
from rashomon.ruling.setting import changed_claim, changed_mention

_LEAST = 4  # characters of an id that name a claim
_LISTED = 12  # claims that an error lists

Told = tuple[Telling, Claim]


def accept(
    ledger: Ledger,
    incident: str,
    claims: Collection[str] = (),
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that `claims` (ids, or beginnings of them) of an incident stand as they are.

    Without `claims`: that all of the incident does on which no decision holds yet. Raises
    InputError for a code that names no incident, an id that names no claim of it or several, and
    where nothing is left to decide; ConflictError where a decision with a number above `seen` is
    on the same.
    """

    def accepted() -> Decision:
        found = incident_of(ledger, incident)
        if claims:
            stands = [Stand(told.ref, told.mention, c, c) for told, c in _claims(found, claims)]
        else:
            stands = list(_all_of(found))
        return _on(said(ACCEPT, by, reason), stands)

    return make(ledger, accepted, seen, (incident, *claims))


def reject(
    ledger: Ledger,
    incident: str,
    claims: Collection[str] = (),
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that `claims` of an incident are none, or, without any, that it is no incident.

    What is rejected stays so when its report is coded anew. Raises as `accept` does.
    """

    def rejected() -> Decision:
        found = incident_of(ledger, incident)
        if claims:
            stands = [Stand(told.ref, told.mention, c, None) for told, c in _claims(found, claims)]
        else:
            stands = [Stand(told.ref, told.mention, None, None) for told in found.tellings]
        return _on(said(REJECT, by, reason), stands)

    return make(ledger, rejected, seen, (incident, *claims))


def change(
    ledger: Ledger,
    on: str,
    values: Mapping[str, str],
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that a claim ("RSH-7K3Q#ID") or an incident ("RSH-7K3Q") says what `values` have.

    Of a claim can be set: party, stance, initiator, about, and of its counts kind, side, low, high,
    civilian (yes, no), figure; where it has several, the second's is low.2 and so on. Of an
    incident: type, start, end, country, on all its mentions. An empty value is one that the text
    does not tell. The sentence that it rests on stays. Raises InputError for names and values that
    do not fit or change nothing, and otherwise as `accept` does.
    """
    code, _, id = on.partition("#")

    def changed() -> Decision:
        one = said(CHANGE, by, reason)
        found = incident_of(ledger, code)
        if id:
            stands = [
                Stand(told.ref, told.mention, claim, changed_claim(claim, values, one.by))
                for told, claim in _claims(found, [id])
            ]
        else:
            stands = [
                Stand(told.ref, told.mention, None, changed_mention(told.mention, values, one.by))
                for told in found.tellings
            ]
        altered = [stand for stand in stands if stand.now != (stand.was or stand.mention)]
        if not altered:
            raise InputError(f"{on}: it says so already")
        return _on(one, altered)

    return make(ledger, changed, seen, (code, id))


def _all_of(found: Incident) -> Iterable[Stand]:
    """All of an incident on which no decision holds, as it is. Raises InputError for nothing."""
    stands = [
        Stand(told.ref, told.mention, claim, claim)
        for told in found.tellings
        for claim in told.undecided()
    ]
    stands += [
        Stand(told.ref, told.mention, None, told.mention)
        for told in found.tellings
        if told.ruled is None
    ]
    if not stands:
        raise InputError(f"{found.code}: all of it is decided already")
    return stands


def _claims(found: Incident, wanted: Collection[str]) -> list[Told]:
    """The claims of an incident with these ids, in its order."""
    named = [
        (told, claim, claim.id(told.document.id))
        for told in found.tellings
        for claim in told.claims
    ]
    ids = {_id(found.code, one.strip().lower(), [id for *_, id in named]) for one in wanted}
    return [(told, claim) for told, claim, id in named if id in ids]


def _id(code: str, wanted: str, ids: Sequence[str]) -> str:
    """The one id of `ids` that begins with `wanted`."""
    found = sorted({id for id in ids if id.startswith(wanted)}) if len(wanted) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{code}: {wanted} may be any of {', '.join(found[:_LISTED])}")
    listed = ", ".join(id[:8] for id in sorted(set(ids))[:_LISTED]) or "none"
    raise InputError(f"{code} has no claim {wanted}; its claims: {listed}")


def _on(one: Decision, stands: Sequence[Stand]) -> Decision:
    subject = tuple(dict.fromkeys(stand.ref for stand in stands))
    return replace(one, subject=subject, stands=tuple(stands))
