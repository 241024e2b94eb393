"""What was placed so far, in memory: the way of linking all mentions at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rashomon.link.blocks import days_of_parties, keys
from rashomon.link.lonely import partner
from rashomon.link.order import order
from rashomon.link.placing import Placed, Seat, place
from rashomon.link.traits import Traits
from rashomon.link.weights import score
from rashomon.model.incident import MentionRef

REACH = 16
"""How many of a block's first, and of its last before it, a mention is compared with.

So the work grows with the number of mentions and not with its square.
"""


class Board:
    """Mentions and the incidents that they were placed in."""

    def __init__(self) -> None:
        self.placed: dict[MentionRef, Placed] = {}
        self._seats: dict[MentionRef, Seat] = {}
        self._blocks: dict[str, list[Seat]] = defaultdict(list)
        self._told: dict[str, list[MentionRef]] = defaultdict(list)

    def take(self, mentions: Sequence[Traits]) -> None:
        """Place one document's mentions of one rank; all of lower ranks have been taken."""
        document = mentions[0].card.ref.document
        blocks = [keys(one) for one in mentions]
        placed = place(mentions, [self._near(some) for some in blocks], self._told[document])
        for one, found, some in zip(mentions, placed, blocks, strict=True):
            self._put(one, found, some)
            self._told[document].append(found.root)

    def seat(self, ref: MentionRef) -> Seat:
        """Where a mention was placed."""
        return self._seats[ref]

    def score(self, one: MentionRef, other: MentionRef) -> float:
        """How much speaks for two mentions being of one incident."""
        return score(self._seats[one].traits, self._seats[other].traits)

    def groups(self) -> list[list[MentionRef]]:
        """The mentions of each incident, the one that began it first."""
        members: dict[MentionRef, list[MentionRef]] = defaultdict(list)
        for ref, one in self.placed.items():
            members[one.root].append(ref)
        for root, other in self._pairs(members):
            members[root] += members.pop(other)
        return list(members.values())

    def _near(self, blocks: Iterable[str]) -> Iterable[Seat]:
        seats = (seat for key in blocks for seat in ends(self._blocks[key]))
        return {seat.traits.card.ref: seat for seat in seats}.values()

    def _put(self, one: Traits, found: Placed, blocks: Iterable[str]) -> None:
        ref = one.card.ref
        self.placed[ref] = found
        root = one if found.root == ref else self._seats[found.root].traits
        self._seats[ref] = Seat(one, root)
        for key in blocks:
            self._blocks[key].append(self._seats[ref])

    def _pairs(
        self, members: dict[MentionRef, list[MentionRef]]
    ) -> Iterator[tuple[MentionRef, MentionRef]]:
        """Incidents that have only each other, the earlier first."""
        roots = [self._seats[ref].traits for ref in members]
        days: dict[str, list[Traits]] = defaultdict(list)
        for root in roots:
            for key in days_of_parties(root):
                days[key].append(root)

        def others(root: Traits) -> Sequence[Traits]:
            near = (other for key in days_of_parties(root) for other in days[key][:3])
            found = {other.card.ref: other for other in near if other is not root}
            return tuple(found.values())

        documents = {ref: {one.document for one in refs} for ref, refs in members.items()}
        for root in roots:
            other = partner(root, others)
            if other and order(root) < order(other):
                a, b = root.card.ref, other.card.ref
                if documents[a].isdisjoint(documents[b]):
                    yield a, b


def ends(block: Sequence[Seat]) -> Iterator[Seat]:
    """The first and the last of a block."""
    yield from block[:REACH]
    yield from block[max(len(block) - REACH, REACH) :]
