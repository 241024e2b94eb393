"""Weak grounds that suffice where nothing else comes into question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product

from rashomon.link.blocks import days_of_parties
from rashomon.link.clusters import Clusters
from rashomon.link.signs import WEAK, close, points, signs
from rashomon.link.traits import Traits

_TRIES = 64  # pairs of mentions by which two clusters are compared


def join_lonely(cards: Sequence[Traits], clusters: Clusters) -> None:
    """Join two clusters that share a day and two parties, where no third shares them with either.

    On a day with a single clash between two parties each side names its own end of the field, and
    that is told of one thing; on a day with several nothing says which telling belongs to which.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for block in days_of_parties(cards).values():
        here = {clusters.where(index) for index in block}
        for cluster in here:
            neighbours[cluster] |= set(islice(sorted(here), 3))
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(cards)):
        members[clusters.where(index)].append(index)
    for a, b in sorted(_alone(neighbours)):
        if any(_weak(cards, i, j) for i, j in islice(product(members[a], members[b]), _TRIES)):
            clusters.join(a, b)


def _alone(neighbours: dict[int, set[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of clusters that have only each other."""
    for cluster, some in neighbours.items():
        if len(some) == 2 and all(neighbours[other] == some for other in some):
            other = max(some)
            if cluster < other:
                yield cluster, other


def _weak(cards: Sequence[Traits], one: int, other: int) -> bool:
    found = signs(cards[one], cards[other])
    return bool(found) and close(found) and points(found) >= WEAK
