"""Alleged violations: who says that who broke the peace, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rashomon.model.incident import Citation, Incident
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Stance
from rashomon.weigh.across.cited import cited, is_news

RULE = (
    "An alleged violation is an incident told as news of which a party says that another began or "
    "did it. It counts once for each accuser, on the incident's first day, however often it is "
    "told. The outlets' own voice accuses nobody here."
)
"""What counts, in words that go with every table of them."""


class Alleged(NamedTuple):
    """What `accuser` alleges of one incident: `accused` began or did it (empty: it names nobody).

    `day` is the incident's first day (ISO), None where the texts settle none.
    """

    day: str | None
    accuser: str
    accused: tuple[str, ...]
    incident: Incident
    claims: tuple[Citation, ...]


def violations(incidents: Iterable[Incident]) -> tuple[Alleged, ...]:
    """The alleged violations by day, accuser and incident, those without a day last; see RULE."""
    found = (one for incident in incidents if is_news(incident) for one in _alleged(incident))
    return tuple(sorted(found, key=_order))


def _alleged(incident: Incident) -> Iterable[Alleged]:
    by: dict[str, list[Citation]] = defaultdict(list)
    for one in cited(incident):
        if accuses(one.claim):
            by[one.claim.party].append(one)
    start = incident.start
    day = start if start and len(start) == 10 else None
    for accuser, claims in by.items():
        named = {one.claim.initiator for one in claims} - {accuser, None}
        accused = tuple(sorted(name for name in named if name))
        yield Alleged(day, accuser, accused, incident, tuple(claims))


def accuses(claim: Claim) -> bool:
    """Whether a party says that another began or did it, or accuses without naming anybody."""
    if claim.party in (NARRATOR, claim.initiator):
        return False
    return claim.initiator is not None or claim.stance is Stance.ACCUSES


def _order(one: Alleged) -> tuple[bool, str, str, str]:
    return (one.day is None, one.day or "", one.accuser, one.incident.code)
