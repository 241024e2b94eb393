"""One incident as a whole: its claims where they stand, who has part in it, how it is told."""

from __future__ import annotations

from rashomon.model.incident import Citation, Incident
from rashomon.model.vocabulary import BOTH, NARRATOR, Role


def citations(incident: Incident) -> tuple[Citation, ...]:
    """Every claim about the incident with its document, in the order of publication."""
    return tuple(
        Citation(t.document, claim, t.copy_of) for t in incident.tellings for claim in t.claims
    )


def parties(incident: Incident) -> tuple[str, ...]:
    """Every party that claims, is blamed or whose people are counted, sorted; no narrator.

    Speakers of no party, known by a lower-case name (residents), are left out.
    """
    named: set[str | None] = set()
    for cited in citations(incident):
        claim = cited.claim
        named |= {claim.party, claim.initiator, *(one.side for one in claim.casualties)}
    kept = (name for name in named if name and name not in {NARRATOR, BOTH})
    return tuple(sorted(name for name in kept if not name[0].islower()))


def role(incident: Incident) -> Role:
    """Foreground where any document tells it as its news, else background."""
    told = {telling.mention.role for telling in incident.tellings}
    return Role.FOREGROUND if Role.FOREGROUND in told else Role.BACKGROUND
