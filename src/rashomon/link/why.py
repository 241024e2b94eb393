"""Why mentions are one incident, field by field, and which others came near."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from enum import StrEnum
from itertools import product
from typing import NamedTuple, Protocol

from rashomon.link.card import Card
from rashomon.link.order import order
from rashomon.link.rulings import JOIN, SPLIT, in_force
from rashomon.link.traits import Traits, traits
from rashomon.link.weights import ENOUGH, RULED_OUT, WEAK, Weight, compare, score
from rashomon.model.incident import Decision, MentionRef

_REACH = 48  # of the first, and of the last before it, that a mention is compared with
_SIDE = 64  # mentions of an incident that others are compared with
_NEAR = 10  # incidents that came near which are told


_ALL = slice(None)


class Linked(Protocol):
    """A mention as linking sees it, and the code of its incident."""

    @property
    def card(self) -> Card:
        """The mention."""

    @property
    def code(self) -> str:
        """The code."""


class Ground(StrEnum):
    """On what ground a mention is in its incident."""

    BEGAN = "it began the incident"
    ENOUGH = "what they share is enough"
    ALONE = "less than enough, but no other incident came near"
    DECIDED = "a decision"
    ALONG = "it came along with others that were joined"


class Reason(StrEnum):
    """Why another incident is another, though it came near."""

    DECIDED = "a decision keeps them apart"
    TOLD_APART = "one report tells them apart"
    DAYS = "the days on which they began exclude each other"
    BELOW = "what they share is not enough"
    BETTER = "one of them matches its own incident better"
    ORDER = "each was placed by what was more certain than the other"


class Join(NamedTuple):
    """How the mention `ref` came into its incident: by its likeness to `via`, the best of those
    that were placed before it. `unsure` tells why that is less certain; `decisions` are the
    numbers of those in force that name it.
    """

    ref: MentionRef
    via: MentionRef | None
    weights: tuple[Weight, ...]
    ground: Ground
    unsure: tuple[str, ...]
    decisions: tuple[int, ...]


class Near(NamedTuple):
    """Another incident, `code`, that a mention may also be of: by its likeness to `other`."""

    code: str
    ref: MentionRef
    other: MentionRef
    weights: tuple[Weight, ...]
    reason: Reason
    decisions: tuple[int, ...]


class Why(NamedTuple):
    """Each mention of an incident in the order of linking, and the incidents that came near, the
    nearest first.
    """

    joins: tuple[Join, ...]
    near: tuple[Near, ...]


def explain(
    mine: Sequence[Linked],
    others: Iterable[Linked],
    group: Callable[[str], Sequence[Linked]],
    decisions: Sequence[Decision] = (),
    only: str | None = None,
    part: slice = _ALL,
) -> Why:
    """Why the mentions `mine` are one incident, and why `others` are not of it.

    `others` are mentions of other incidents to be compared with (near ones will do), `group` gives
    all of an incident by its code, `decisions` are on the mentions as they stand. With `only`, the
    id of a document, what it tells alone is explained, and of that a `part`. Others are told from
    `weights.WEAK` on. Of an incident of very many mentions each is compared with the first and the
    last placed before it.
    """
    held = in_force(decisions)
    ready = sorted((traits(one.card) for one in mine), key=order)
    told = [at for at, one in enumerate(ready) if only in (None, one.card.ref.document)][part]
    refs = {one.card.ref for one in ready}
    joins = tuple(_join(ready, at, held, refs) for at in told)
    best: dict[str, tuple[float, Traits, Traits]] = {}
    own = [ready[at] for at in told[:_SIDE]]
    seen = sorted(((traits(other.card), other.code) for other in others), key=lambda t: order(t[0]))
    for (theirs, code), one in product(seen, own):
        points = score(one, theirs)
        if points >= WEAK and points > best.get(code, (WEAK - 1,))[0]:
            best[code] = points, one, theirs
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:_NEAR]
    near = (_near(ready, group(code), code, found[1:], held) for code, found in ranked)
    return Why(joins, tuple(near))


def _join(
    ready: Sequence[Traits], at: int, held: Sequence[Decision], refs: Set[MentionRef]
) -> Join:
    one = ready[at]
    ref = one.card.ref
    naming = [d for d in held if ref in d.refs()]
    numbers = tuple(sorted(decision.number for decision in naming))
    via = _best(one, _before(ready, at))
    if via is None:
        return Join(ref, None, (), Ground.BEGAN, _vague(one), numbers)
    weights, points = compare(one, via), score(one, via)
    decided = any(_joins(decision, ref, refs) for decision in naming)
    ground = _ground(points, decided)
    weak = (Ground.ALONE.value,) if ground is Ground.ALONE else ()
    return Join(ref, via.card.ref, weights, ground, (*_vague(one), *weak), numbers)


def _before(ready: Sequence[Traits], at: int) -> Sequence[Traits]:
    """Those that were placed before a mention: the first and the last of them."""
    return [*ready[: min(at, _REACH)], *ready[max(at - _REACH, _REACH) : at]]


def _best(one: Traits, others: Iterable[Traits]) -> Traits | None:
    """The one of `others` that `one` matches best, the first of equals."""
    return max(others, key=lambda other: score(one, other), default=None)


def _ground(points: float, decided: bool) -> Ground:
    if points >= ENOUGH:
        return Ground.ENOUGH
    if decided:
        return Ground.DECIDED
    return Ground.ALONE if points >= WEAK else Ground.ALONG


def _joins(decision: Decision, ref: MentionRef, refs: Set[MentionRef]) -> bool:
    """Whether a decision says that a mention and some other of `refs` are one."""
    if decision.kind == JOIN:
        return any(one != ref and one in refs for one in decision.refs())
    return ref in decision.subject and any(one != ref and one in refs for one in decision.subject)


def _vague(one: Traits) -> tuple[str, ...]:
    """What a mention does not settle, which makes its place less certain."""
    found = []
    if one.when is None:
        found.append("it tells no date")
    elif not one.exact:
        found.append("it tells no day")
    if not one.stems and not one.spots:
        found.append("it tells no place")
    return tuple(found)


def _near(
    ready: Sequence[Traits],
    group: Sequence[Linked],
    code: str,
    pair: tuple[Traits, Traits],
    held: Sequence[Decision],
) -> Near:
    one, other = pair
    theirs = sorted((traits(linked.card) for linked in group), key=order)
    numbers = _parted(ready, theirs, held)
    reason = Reason.DECIDED if numbers else _reason(ready, theirs, one, other)
    return Near(code, one.card.ref, other.card.ref, compare(one, other), reason, numbers)


def _parted(
    ready: Iterable[Traits], theirs: Iterable[Traits], held: Iterable[Decision]
) -> tuple[int, ...]:
    """The splits between two incidents."""
    a, b = ({one.card.ref for one in some} for some in (ready, theirs))
    numbers = [one.number for one in held if one.kind == SPLIT and _parts(one, a, b)]
    return tuple(sorted(numbers))


def _parts(decision: Decision, a: Collection[MentionRef], b: Collection[MentionRef]) -> bool:
    sides = [set(decision.subject), set(decision.others or decision.subject)]
    return any(not x.isdisjoint(a) and not y.isdisjoint(b) for x, y in (sides, reversed(sides)))


def _reason(
    ready: Sequence[Traits], theirs: Sequence[Traits], one: Traits, other: Traits
) -> Reason:
    points = score(one, other)
    if points < ENOUGH:
        return Reason.BELOW
    if {t.card.ref.document for t in ready} & {t.card.ref.document for t in theirs}:
        return Reason.TOLD_APART
    if theirs and _excluded(ready[0], theirs[0]):
        return Reason.DAYS
    kept = (
        score(t, rival)
        for t, some in ((one, ready), (other, theirs))
        if (rival := _best(t, (one for one in some if one.card.ref != t.card.ref)))
    )
    return Reason.BETTER if any(own >= points for own in kept) else Reason.ORDER


def _excluded(root: Traits, other: Traits) -> bool:
    """Whether the days of what began two incidents are more than one apart."""
    if root.exact and other.exact and root.when and other.when:
        return abs(root.when.first - other.when.first) > 1
    return score(root, other) == RULED_OUT
