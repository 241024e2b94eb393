"""Groups that grow by joining, and what they may never hold."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.link.days import Window
from rashomon.link.rulings import Rulings
from rashomon.link.traits import Traits
from rashomon.model.incident import MentionRef


class _Cluster:
    """Mentions held to be one incident; `days` is what the dates of all of them share."""

    __slots__ = ("days", "documents", "members")

    def __init__(self, index: int, traits: Traits) -> None:
        self.members = [index]
        self.documents = {traits.card.ref.document}
        self.days = _days(traits)

    def absorb(self, other: _Cluster) -> None:
        """Take over all that `other` holds."""
        self.members += other.members
        self.documents |= other.documents
        self.days = _shared(self.days, other.days)


class Clusters:
    """The clusters of a sequence of cards, joined pair by pair.

    A cluster never holds two mentions of one document, nor two that a decision keeps apart; a
    join by rule also needs a day that all its exactly dated mentions allow.
    """

    def __init__(self, cards: Sequence[Traits], rulings: Rulings) -> None:
        self._cards = cards
        self._rulings = rulings
        self._of = [_Cluster(index, traits) for index, traits in enumerate(cards)]

    def join(self, one: int, other: int, decided: bool = False) -> None:
        """Join the clusters of two cards where that is allowed; `decided` overrides the dates."""
        a, b = self._of[one], self._of[other]
        if a is b or not self._allowed(a, b, decided):
            return
        if len(a.members) < len(b.members):
            a, b = b, a
        a.absorb(b)
        for member in b.members:
            self._of[member] = a

    def _allowed(self, a: _Cluster, b: _Cluster, decided: bool) -> bool:
        if not a.documents.isdisjoint(b.documents) or self._ruled_out(a, b, decided):
            return False
        return decided or not a.days or not b.days or _shared(a.days, b.days) is not None

    def _ruled_out(self, a: _Cluster, b: _Cluster, decided: bool) -> bool:
        """Whether a decision keeps a mention of the one from the other, or from everything."""
        apart, alone = self._rulings.apart, self._rulings.alone
        if not apart and not alone:
            return False
        mine, theirs = self._refs(a), self._refs(b)
        if any(not theirs.isdisjoint(apart.get(ref, ())) for ref in mine):
            return True
        return not decided and not alone.isdisjoint(mine | theirs)

    def _refs(self, cluster: _Cluster) -> set[MentionRef]:
        return {self._cards[member].card.ref for member in cluster.members}

    def where(self, index: int) -> int:
        """A number for the cluster that now holds a card; the same for all that it holds."""
        return self._of[index].members[0]

    def groups(self) -> list[list[int]]:
        """The members of each cluster, once."""
        return [cluster.members for cluster in {id(c): c for c in self._of}.values()]


def _days(traits: Traits) -> Window | None:
    """An exactly dated mention's days, one more at the end: a night belongs to two."""
    if not traits.exact or traits.when is None:
        return None
    return Window(traits.when.first, traits.when.last + 1, traits.when.grain)


def _shared(one: Window | None, other: Window | None) -> Window | None:
    if one is None or other is None:
        return one or other
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Window(first, last, one.grain) if first <= last else None
