"""One document's mentions to the incidents that are there, or to new ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from rashomon.link.order import PLACED, standing
from rashomon.link.traits import Traits
from rashomon.link.weights import ENOUGH, MARGIN, RULED_OUT, WEAK, close, score
from rashomon.model.incident import MentionRef


class Seat(NamedTuple):
    """A mention that has its place: what it is compared by, and the mention that began its
    incident (itself where it began it)."""

    traits: Traits
    root: Traits


class Placed(NamedTuple):
    """Where a mention was placed: in the incident that `root` began, by its likeness to `via`.

    `points` is the weight of that likeness; `sure` is False where it sufficed only because no
    other incident came near. A mention that begins an incident is its own root and has no `via`.
    """

    root: MentionRef
    via: MentionRef | None = None
    points: float = 0.0
    sure: bool = True


class _Offer(NamedTuple):
    """The best member of one incident for one mention; sorts by how well they match."""

    less: float
    mention: int
    via: MentionRef
    root: MentionRef


def place(
    mentions: Sequence[Traits], near: Sequence[Iterable[Seat]], taken: Collection[MentionRef]
) -> tuple[Placed, ...]:
    """The places of the mentions of one document; `near` are those that each may be like.

    Each goes to the incident that holds what it matches best, if that is enough (`weights.ENOUGH`)
    and the mention that began the incident allows it. One that tells no place or no day may go on
    less (`weights.WEAK`), where no other incident comes near. No two go to one incident, nor any to
    those in `taken`, where the document is told of already: the better match goes first. What
    matches nothing begins its own.
    """
    offers = [offer for at, one in enumerate(mentions) for offer in _offers(at, one, near[at])]
    placed: dict[int, Placed] = {}
    full = set(taken)
    for offer in sorted(offers):
        if offer.mention in placed or offer.root in full:
            continue
        full.add(offer.root)
        sure = -offer.less >= ENOUGH
        placed[offer.mention] = Placed(offer.root, offer.via, -offer.less, sure)
    return tuple(placed.get(at) or Placed(one.card.ref) for at, one in enumerate(mentions))


def least(mention: Traits) -> float:
    """The weight from which another may matter to where a mention is placed."""
    return ENOUGH if standing(mention) == PLACED else WEAK


class Change(Enum):
    """What becomes of what a mention is compared with."""

    COMES = "comes"
    GOES = "goes"
    MOVES = "moves to another incident"


def sways(mention: Traits, placed: Placed, other: Traits, change: Change) -> bool:
    """Whether it may matter to a placed mention that `other` comes, goes or moves.

    Who is placed by a better match is swayed by that one only; who is not placed surely, by any.
    What comes never makes room for others, and what goes draws nobody.
    """
    weight = score(mention, other)
    if weight < least(mention):
        return False
    comes = change is not Change.GOES and (
        weight >= ENOUGH if placed.via is None else weight >= placed.points
    )
    if comes or not placed.sure or placed.via == other.card.ref:
        return True
    if placed.via is not None or standing(mention) == PLACED:
        return False
    return change is not Change.COMES or close(mention, other)


def _offers(at: int, mention: Traits, near: Iterable[Seat]) -> list[_Offer]:
    """The incidents that a mention may go to."""
    best: dict[MentionRef, _Offer] = {}
    roots: dict[MentionRef, Traits] = {}
    seats: dict[MentionRef, Traits] = {}
    for traits, root in near:
        weight = score(mention, traits)
        if weight >= least(mention):
            offer = _Offer(-weight, at, traits.card.ref, root.card.ref)
            best[offer.root] = min(offer, best.get(offer.root, offer))
            roots[offer.root], seats[offer.via] = root, traits
    ranked = sorted(one for one in best.values() if _allowed(mention, roots[one.root]))
    good = [one for one in ranked if -one.less >= ENOUGH]
    if good or not ranked or standing(mention) == PLACED:
        return good
    alone = len(ranked) == 1 or ranked[1].less - ranked[0].less >= MARGIN
    return ranked[:1] if alone and close(mention, seats[ranked[0].via]) else []


def _allowed(mention: Traits, root: Traits) -> bool:
    """Whether what began an incident lets a mention in: days that exclude each other stay apart.

    Those that tell their days begin within a day of each other, so that no chain of next days
    grows from one incident to another.
    """
    if mention.exact and root.exact and mention.when and root.when:
        return abs(mention.when.first - root.when.first) <= 1
    return score(mention, root) > RULED_OUT
