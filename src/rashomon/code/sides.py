"""Which parties a report sets against each other, and whose voice the document itself is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.code.claims import Sides
from rashomon.code.grouping import Group
from rashomon.code.reading import Act, Reading, Whose
from rashomon.knowledge.party import PartyKind
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR

_RELATIVE = frozenset(Whose)
_SIDES = frozenset((PartyKind.COUNTRY, PartyKind.TERRITORY, PartyKind.ARMED_GROUP))
_OUTSIDE = frozenset((PartyKind.ORGANISATION, PartyKind.AGENCY))


def sides_of(
    readings: Sequence[Reading],
    groups: Sequence[Group],
    voice: str = NARRATOR,
    issuer: Span | None = None,
) -> Sides:
    """The parties that act, suffer, accuse or deny in the incidents told, most active first.

    Organisations of many countries never count as sides; ties go to the one named first.
    """
    votes: Counter[str] = Counter()
    outside = {hit.party.name for r in readings for hit in r.parties if hit.party.kind in _OUTSIDE}
    for one in groups:
        for piece in one.pieces:
            votes.update(t.by for t in piece.triggers if t.by)
            votes.update(c.whose for c in piece.casualties if c.whose)
            said = piece.attribution
            if said and said.party and said.act not in (Act.REACT, Act.CONDEMN):
                votes[said.party] += 2 if said.act in (Act.DENY, Act.ACCUSE) else 1
    named = [name for name, _ in votes.most_common() if name not in _RELATIVE | outside]
    if len(named) < 2:
        named += [name for name in _states(readings) if name not in named][: 2 - len(named)]
    if voice != NARRATOR and voice not in named[:2]:
        named = [*named[:1], voice, *(name for name in named[1:] if name != voice)]
    return Sides(tuple(named), voice, issuer)


def _states(readings: Sequence[Reading]) -> list[str]:
    """The states and authorities that the readings name, the most named first."""
    hits = (hit.party for reading in readings for hit in reading.parties)
    named = Counter(party.name for party in hits if party.kind in _SIDES)
    return [name for name, _ in named.most_common()]
