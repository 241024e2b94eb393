"""Linking again only what a change can have touched; the result is that of linking all anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

from rashomon.link.order import Rank
from rashomon.link.placing import Placed, Seat, place
from rashomon.link.traits import Traits
from rashomon.model.incident import MentionRef


class Places(Protocol):
    """The mentions of a ledger and where they are placed."""

    def mentions(self, at: Rank) -> Sequence[Traits]:
        """The mentions of one rank, by key; none where they were taken away."""

    def near(self, one: Traits) -> Iterable[Seat]:
        """What `one` is compared with: the first and the last before its rank of each block."""

    def told(self, at: Rank) -> Collection[MentionRef]:
        """What began the incidents that the rank's document is told of by lower ranks."""

    def put(self, one: Traits, found: Placed) -> bool:
        """Place a mention; whether its incident is another than before."""

    def swayed(self, one: Traits) -> Iterable[Rank]:
        """The higher ranks that are compared with `one` and to which it may matter where it is."""

    def later(self, at: Rank) -> Iterable[Rank]:
        """The higher ranks of the same document."""


def relink(places: Places, ranks: Iterable[Rank]) -> None:
    """Place the mentions of `ranks` anew, and all that depends on where they come to be.

    A placement rests on what the mention is compared with, on the incidents of those, and on the
    incidents that the same document tells of before. So whatever moves draws after it only what it
    may sway (`placing.sways`) and the later mentions of its document. Lower ranks never depend on
    higher ones, so each rank is looked at once.
    """
    waiting = list(ranks)
    heapify(waiting)
    done: Rank | None = None
    while waiting:
        at = heappop(waiting)
        if at != done:
            done = at
            for later in _placed(places, at):
                heappush(waiting, later)


def _placed(places: Places, at: Rank) -> set[Rank]:
    """Place the mentions of one rank; the ranks that this may move."""
    mentions = places.mentions(at)
    found = place(mentions, [places.near(one) for one in mentions], places.told(at))
    moved = [one for one, where in zip(mentions, found, strict=True) if places.put(one, where)]
    touched = {later for one in moved for later in places.swayed(one)}
    return touched | set(places.later(at) if moved else ())
