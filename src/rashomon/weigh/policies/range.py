"""From the lowest to the highest that anyone holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.vocabulary import CasualtyKind
from rashomon.weigh.policies.counts import bearing, cited, told
from rashomon.weigh.policies.protocol import Case, Number
from rashomon.weigh.tolls.extent import span
from rashomon.weigh.tolls.standing import Standing, standings

NAME = "range"


class Range:
    """For each kind and people, from the lowest to the highest of the claimants' last counts.

    A bound that one of them leaves open stays open. There is one number only where all hold the
    same. The rule is our own: it decides nothing.
    """

    name = NAME
    rule = "From the lowest to the highest of the last counts that each claimant gives."
    codebook = None

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """A number for each kind and people."""
        people = case.toll.people()
        return tuple(_range(kind, standings(case.toll, kind, side)) for kind, side in people)


def _range(kind: CasualtyKind, counts: Sequence[Standing]) -> Number:
    some = bearing(counts)
    blank = Number(NAME, kind, counts[0].side, None, None, None, None, "", cited(counts))
    if not some:
        return replace(blank, why=f"no number told: {told(counts)}")
    held = span(one.extent for one in some if one.extent)
    why = f"all hold the same: {told(some)}" if held.single is not None else told(counts)
    return replace(
        blank, value=held.single, low=held.low, high=held.high, why=why, claims=cited(some)
    )
