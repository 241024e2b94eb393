"""Cards: what linking looks at in one mention, and nothing of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.document import Document
from rashomon.model.incident import MentionRef
from rashomon.model.report import Claim, Mention
from rashomon.model.vocabulary import BOTH, NARRATOR

_NOBODY = frozenset({NARRATOR, BOTH})


@dataclass(frozen=True, slots=True)
class Card:
    """One mention of an incident, as far as linking looks at it.

    `start`, `end` and `published` are ISO 8601 dates (the first two of day, month or year grain)
    or None; `places` are verbatim, most precise first; `parties` are sorted. Counts, stances and
    who blames whom are left out: the parties differ about one and the same incident.
    """

    ref: MentionRef
    role: str
    type: str
    start: str | None
    end: str | None
    country: str | None
    places: tuple[str, ...]
    parties: tuple[str, ...]
    published: str | None


def card(document: Document, mention: Mention, claims: Sequence[Claim]) -> Card:
    """The card of `mention` in `document`; `claims` are the report's, of any incident."""
    published = document.published
    return Card(
        ref=MentionRef(document.id, mention.key),
        role=mention.role,
        type=mention.type,
        start=mention.when.start,
        end=mention.when.end,
        country=mention.country,
        places=tuple(place.text for place in mention.places),
        parties=_parties([claim for claim in claims if claim.incident == mention.key]),
        published=published.isoformat() if published else None,
    )


def _parties(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Who claims, is blamed or lost people; no narrator, and no speakers of no party.

    A body that speaks in its own lower-case name ("residents", "medical source") is of no party.
    """
    named: set[str | None] = {claim.party for claim in claims}
    named |= {claim.initiator for claim in claims}
    named |= {casualty.side for claim in claims for casualty in claim.casualties}
    kept = (name for name in named if name and name not in _NOBODY)
    return tuple(sorted(name for name in kept if not name[0].islower()))
