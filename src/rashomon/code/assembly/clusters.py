"""Which sayings tell of the same incident, and whether it is the report's news or its history."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.code.assembly.sayings import Saying
from rashomon.code.encoder.arrays import Floats
from rashomon.code.encoder.judged import Same
from rashomon.model.vocabulary import Role

_TOGETHER = 1.5  # logits by which a saying must look new to begin an incident of its own
_LEAST = 1e-9


def clusters(told: Sequence[Saying], same: Same) -> list[list[Saying]]:
    """The sayings by incident, each with the earlier ones that it goes with most surely.

    A saying fits an incident by the mean odds over all that is told of it so far: one likely pair
    does not draw two incidents together. Two who speak at one anchor ("both sides") go together.
    """
    found: list[list[Saying]] = []
    for saying in told:
        shared = next((home for home in found if home[-1].index == saying.index), None)
        if shared is not None:
            shared.append(saying)
            continue
        fits = [_fit(same.fits(saying.index, [one.index for one in home])) for home in found]
        best = max(range(len(fits)), key=fits.__getitem__, default=None)
        if best is None or fits[best] < same.new(saying.index) - _TOGETHER:
            found.append([saying])
        else:
            found[best].append(saying)
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
