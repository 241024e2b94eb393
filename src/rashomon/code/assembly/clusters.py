"""Which sayings tell of the same incident, and whether it is the report's news or its history."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.code.assembly.sayings import Saying
from rashomon.code.encoder.arrays import Floats
from rashomon.code.encoder.judged import Same
from rashomon.model.vocabulary import Role

_TOGETHER = 1.5  # logits by which a saying must look new to begin an incident of its own
_ALSO = 0.0  # logits under its best fit at which it tells of another incident too
_LEAST = 1e-9


def clusters(told: Sequence[Saying], same: Same) -> list[list[Saying]]:
    """The sayings by incident, each with the earlier ones that it goes with most surely.

    A saying fits an incident by the mean odds over all
    that is told of it so far: one likely pair does not draw two incidents together. A saying that
    goes with those of several incidents almost as surely ("Baku denied both") tells of them all.
    """
    found: list[list[Saying]] = []
    for saying in told:
        fits = [_fit(same.fits(saying.index, [one.index for one in home])) for home in found]
        best = max(fits, default=float("-inf"))
        alone = same.new(saying.index) - _TOGETHER
        if best < alone:
            found.append([saying])
            continue
        for home, fit in zip(found, fits, strict=True):
            if fit >= best - _ALSO and fit >= alone:
                home.append(saying)
    return found


def _fit(logits: Floats) -> float:
    return (
        float(np.log(max(np.exp(logits.astype(np.float64)).mean(), _LEAST)))
        if len(logits)
        else -np.inf
    )


def role_of(members: Sequence[Saying]) -> Role:
    """News or history, by what the heads judge of all sayings together."""
    fore = sum(one.anchor.fore for one in members)
    back = sum(one.anchor.back for one in members)
    return Role.FOREGROUND if fore >= back else Role.BACKGROUND
