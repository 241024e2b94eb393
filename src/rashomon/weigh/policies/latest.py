"""The last figure that anyone gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.vocabulary import CasualtyKind
from rashomon.weigh.policies.counts import bearing, cited, told
from rashomon.weigh.policies.protocol import Case, Number
from rashomon.weigh.tolls.extent import span
from rashomon.weigh.tolls.standing import Standing, standings

NAME = "latest"


class Latest:
    """For each kind and people, the count that stood last, whoever gave it.

    Only counts of the last day count. Where they differ, or the last is a range, there is no one
    number but a span. Where no count has a day, there is one only if all are the same.
    The rule is our own; newsrooms call it the running toll.
    """

    name = NAME
    rule = "The count given on the last day that has one, whoever gave it."
    codebook = None

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """A number for each kind and people."""
        people = case.toll.people()
        return tuple(_latest(kind, standings(case.toll, kind, side)) for kind, side in people)


def _latest(kind: CasualtyKind, counts: Sequence[Standing]) -> Number:
    some = bearing(counts)
    blank = Number(NAME, kind, counts[0].side, None, None, None, None, "", cited(counts))
    if not some:
        return replace(blank, why=f"no number told: {told(counts)}")
    last = max((one.day for one in some if one.day), default=None)
    final = [one for one in some if one.day == last]
    held = span(one.extent for one in final if one.extent)
    when = f"on {last.isoformat()}" if last else "on an unknown day"
    number = replace(blank, low=held.low, high=held.high, claims=cited(final))
    if held.single is not None:
        return replace(number, value=held.single, why=f"the last count, {when}: {told(final)}")
    several = len({one.extent for one in final}) > 1
    reason = "the last counts differ" if several else "the last count is no one number"
    return replace(number, why=f"{reason}, {when}: {told(final)}")
