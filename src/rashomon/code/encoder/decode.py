"""From probabilities of tokens to ranges of tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.code.encoder.arrays import Floats
from rashomon.code.encoder.judged import Range

_GAP = 2  # tokens that a run may miss


def tagged(shares: Floats, kind: int, least: float | None = None) -> list[Range]:
    """The ranges of a kind of tag: 1 + 2k begins kind k, 2 + 2k goes on with it.

    A token is in the kind where that is its likeliest tag or, with `least`, where the kind's two
    tags together are at least so likely. A range begins where a begin tag is the likelier of two.
    """
    begin, inside = 1 + 2 * kind, 2 + 2 * kind
    best = shares.argmax(-1)
    member = (best == begin) | (best == inside)
    if least is not None:
        member |= shares[:, begin] + shares[:, inside] >= least
    found: list[Range] = []
    start = -1
    for k, held in enumerate([*member.tolist(), False]):
        opens = held and (start < 0 or bool(shares[k, begin] > shares[k, inside]))
        if start >= 0 and (opens or not held):
            found.append((start, k))
            start = -1
        if opens:
            start = k
    return found


def runs(member: NDArray[np.bool_], low: int) -> tuple[Range, ...]:
    """The runs of true values, gaps of _GAP closed, each moved by `low`."""
    places: Sequence[int] = np.flatnonzero(member).tolist()
    found: list[Range] = []
    for place in places:
        if found and place - found[-1][1] <= _GAP:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple((first + low, last + low) for first, last in found)
