"""Weak grounds that suffice where nothing else comes into question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.link.order import order
from rashomon.link.traits import Traits
from rashomon.link.weights import WEAK, close, score

Others = Callable[[Traits], Sequence[Traits]]
"""The other incidents of a day and two parties of an incident's, each by what began it; of more
than two any two will do."""


def partner(root: Traits, others: Others) -> Traits | None:
    """What began the one other incident that shares a day and two parties with that of `root`.

    None where there is no other, or more than one, or that one has a third beside it. On a day
    with a single clash between two parties each side names its own end of the field, and that is
    told of one thing; on a day with several nothing says which telling belongs to which.
    """
    mine = others(root)
    if len(mine) != 1:
        return None
    other = mine[0]
    theirs = others(other)
    if len(theirs) != 1 or order(theirs[0]) != order(root):
        return None
    return other if score(root, other) >= WEAK and close(root, other) else None
