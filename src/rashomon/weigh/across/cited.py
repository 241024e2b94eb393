"""The claims of an incident, as views across incidents count them."""

from __future__ import annotations

from rashomon.model.incident import Citation, Incident
from rashomon.model.vocabulary import Role
from rashomon.weigh.tolls.copies import originals


def cited(incident: Incident) -> tuple[Citation, ...]:
    """Every claim about the incident in a document that speaks for itself, by day and place."""
    claims = [
        Citation(told.document, claim, told.copy_of)
        for told in incident.tellings
        for claim in told.claims
    ]
    return tuple(sorted(originals(claims), key=_order))


def is_news(incident: Incident) -> bool:
    """Whether any document tells it as its news, and not as history."""
    return any(told.mention.role is Role.FOREGROUND for told in incident.tellings)


def _order(one: Citation) -> tuple[str, str, int, str]:
    published = one.document.published
    day = published.isoformat() if published else "9999"
    start = one.claim.evidence.start
    return (day, one.document.id, start, one.claim.id(one.document.id))
