"""Who has part in an incident and gives no account of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.incident import Citation, Silence, Telling
from rashomon.model.vocabulary import BOTH, NARRATOR, ReactionStance


def silences(tellings: Sequence[Telling]) -> tuple[Silence, ...]:
    """The parties that are blamed or whose people are counted, and that claim nothing; sorted.

    It speaks of the documents read of this incident only: that none of them has an account from
    a party is no word on what the party said elsewhere, nor on documents that were not read.
    Neither the outlets' own voice nor people of no party, known by a lower-case name (residents,
    attackers), is ever silent; nor is a party that denies its part in what reads as a reaction.
    """
    citations = [Citation(t.document, claim, t.copy_of) for t in tellings for claim in t.claims]
    speak = {one.claim.party for one in citations} | _reacting(tellings)
    involved: dict[str, dict[int, Citation]] = defaultdict(dict)
    for place, one in enumerate(citations):
        for party in _named(one):
            if party not in speak:
                involved[party][place] = one
    read = [(t.document.id, t.copy_of) for t in tellings]
    return tuple(
        Silence(party, tuple(some.values()), len({one for one, _ in read}), _independent(read))
        for party, some in sorted(involved.items())
    )


def _independent(read: Iterable[tuple[str, str | None]]) -> int:
    return len({original or document for document, original in read})


def _named(one: Citation) -> Iterator[str]:
    """The parties that a claim blames or whose people it counts."""
    for party in (one.claim.initiator, *(count.side for count in one.claim.casualties)):
        if party and party not in {NARRATOR, BOTH} and not party[0].islower():
            yield party


def _reacting(tellings: Iterable[Telling]) -> set[str]:
    """Who denies a part in it without a claim of its own."""
    deny = ReactionStance.DENY
    return {r.actor for t in tellings for r in t.reactions if r.stance is deny}
