"""Mentions in many reports to incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.link.blocks import candidates
from rashomon.link.card import Card
from rashomon.link.clusters import Clusters
from rashomon.link.codes import assign
from rashomon.link.lonely import join_lonely
from rashomon.link.rulings import Rulings, rulings
from rashomon.link.signs import ENOUGH, WEAK, close, points, signs
from rashomon.link.traits import Traits, traits
from rashomon.model.incident import Decision, MentionRef

VERSION = 2
"""Counts up where the same mentions are joined otherwise than before, by whatever rule or table."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one incident, sorted, and the code that names it."""

    code: str
    refs: tuple[MentionRef, ...]


def link(cards: Iterable[Card], decisions: Sequence[Decision] = ()) -> tuple[Group, ...]:
    """The incidents that `cards` mention, each as a group; every mention is in just one.

    Mentions are joined best pair first, where date, place, parties and type together speak for
    it (`why`); who is blamed and how many died never count. Decisions go before rules. Two
    mentions of one document are never joined, by rule or decision. The result depends on the
    cards and decisions and not on their order.
    """
    ready = sorted((traits(card) for card in cards), key=_order)
    settled = rulings(decisions)
    clusters = Clusters(ready, settled)
    _decided(ready, settled, clusters)
    for _, one, other in _ranked(ready):
        clusters.join(one, other)
    join_lonely(ready, clusters)
    return _named([[ready[index].card for index in group] for group in clusters.groups()])


def why(a: Card, b: Card) -> tuple[str, ...]:
    """What speaks for (+) and against (-) joining the two, the date first, and the sum."""
    found = signs(traits(a), traits(b))
    if not found:
        return ("dates that rule it out or are not known",)
    total = points(found)
    verdict = "enough" if total >= ENOUGH else "not enough"
    if total < ENOUGH and total >= WEAK and close(found):
        verdict = "enough if nothing else that day is like them"
    lines = (f"{sign.points:+d} {sign.words}" for sign in found)
    return (*lines, f"{total:+d} in all, {verdict} ({ENOUGH} needed)")


def _order(one: Traits) -> tuple[object, ...]:
    """The sort key: like next to like, so that crowded blocks compare like with like."""
    card = one.card
    return (card.places, card.parties, card.type, card.ref)


def _ranked(ready: Sequence[Traits]) -> list[tuple[int, int, int]]:
    """The pairs that have enough points, best first: points, negated, and two positions."""
    scored = ((points(signs(ready[i], ready[j])), i, j) for i, j in candidates(ready))
    return sorted((-total, i, j) for total, i, j in scored if total >= ENOUGH)


def _decided(ready: Sequence[Traits], settled: Rulings, clusters: Clusters) -> None:
    index = {one.card.ref: position for position, one in enumerate(ready)}
    for one, other in settled.together:
        if one in index and other in index:
            clusters.join(index[one], index[other], decided=True)


def _named(groups: Iterable[Sequence[Card]]) -> tuple[Group, ...]:
    """The groups with codes after their anchors: the mention published first."""
    by_anchor = {min(group, key=_anchor).ref: group for group in groups}
    codes = assign(by_anchor)
    return tuple(
        Group(codes[anchor], tuple(sorted(card.ref for card in by_anchor[anchor])))
        for anchor in sorted(by_anchor)
    )


def _anchor(card: Card) -> tuple[str, MentionRef]:
    return (card.published or "9999", card.ref)
