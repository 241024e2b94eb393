"""Which sayings tell of the same incident, and whether it is the report's news or its history."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.assembly.sayings import Saying
from rashomon.code.encoder.model import Floats
from rashomon.model.vocabulary import Role


def clusters(told: Sequence[Saying], same: Floats) -> list[list[Saying]]:
    """The sayings by incident, each saying with the earlier one that it goes with most surely.

    `same[i, j]` is the logit that anchor i tells of the incident of the earlier anchor j,
    `same[i, -1]` that it tells of none before.
    """
    home: dict[int, int] = {}
    found: list[list[Saying]] = []
    for place, saying in enumerate(told):
        earlier = told[:place]
        best = max(earlier, key=lambda one: float(same[saying.index, one.index]), default=None)
        if best is None or same[saying.index, best.index] < same[saying.index, -1]:
            home[saying.index] = len(found)
            found.append([saying])
        else:
            home[saying.index] = home[best.index]
            found[home[best.index]].append(saying)
    return found


def role_of(members: Sequence[Saying]) -> Role:
    """News or history, by what the heads judge of all sayings together."""
    fore = sum(one.anchor.fore for one in members)
    back = sum(one.anchor.back for one in members)
    return Role.FOREGROUND if fore >= back else Role.BACKGROUND
