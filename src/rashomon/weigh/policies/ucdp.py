"""Best, low and high, and deaths by side: the columns of UCDP's event dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model.vocabulary import BOTH, CasualtyKind
from rashomon.weigh.policies.counts import cited, told
from rashomon.weigh.policies.dead import Dead, dead, summed
from rashomon.weigh.policies.protocol import Case, Codebook, Number
from rashomon.weigh.tolls.extent import Extent, added

NAME = "ucdp"
Found = dict[str | None, Dead]


class Ucdp:
    """`best`, with low and high, and the columns that it is the sum of.

    `deaths_a` and `deaths_b` are the sides' own dead, `deaths_civilians` civilians of any side,
    `deaths_unknown` those of unknown side or status; each is a best number. Of rival counts the
    lower is the best number, since nothing here says that one claimant is more reliable; low and
    high are the lowest and highest that anyone holds. A count of people not told, or of both
    sides, where sides are counted too, may be of the same dead: it widens the bounds and adds
    nothing to best, unless it is of civilians and the sides' are told to be fighters.

    After: UCDP Georeferenced Event Dataset Codebook, variables `best`, `low`, `high`, `deaths_a`,
    `deaths_b`, `deaths_civilians`, `deaths_unknown`. There a coder judges which report is the most
    reliable; here nobody is judged. Side a is a government there in conflicts of a state with a
    group, here the first in the alphabet.
    """

    name = NAME
    rule = (
        "best: the lower of rival counts, added up over sides; low and high: the lowest and the "
        "highest that anyone holds."
    )
    codebook = Codebook(
        "UCDP Georeferenced Event Dataset Codebook",
        "versions 19.1 and 20.1",
        "best, low, high, deaths_a, deaths_b, deaths_civilians, deaths_unknown",
        "https://ucdp.uu.se/downloads/",
    )

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """`best`, and a number for each column; none where nobody counts any dead."""
        people = [side for kind, side in case.toll.people() if kind is CasualtyKind.KILLED]
        found = {side: dead(case.toll, side) for side in people}
        return tuple(_numbers(found)) if found else ()


def _numbers(found: Found) -> Iterator[Number]:
    sides: Found = {side: one for side, one in found.items() if side not in (None, BOTH)}
    adding = _added(found, sides)
    yield _best(adding, found)
    labels = ("deaths_a", "deaths_b") if len(sides) <= 2 else ("deaths",) * len(sides)
    for label, (side, one) in zip(labels, sides.items(), strict=False):
        yield _column(label, side, [one.best[0]], [one])
    some = list(adding.values())
    yield _column("deaths_civilians", None, [one.best[1] for one in some], some)
    nobodys = [one.best[0] for side, one in adding.items() if side in (None, BOTH)]
    yield _column("deaths_unknown", None, [*(one.best[2] for one in some), *nobodys], some)


def _added(found: Found, sides: Found) -> Found:
    """The peoples whose dead are added up: see `Ucdp`."""
    if not sides:
        side = BOTH if BOTH in found else None
        return {side: found[side]}
    alone = found.get(None)
    fighters = all(one.statuses == {False} for one in sides.values())
    if alone and fighters and alone.statuses == {True}:
        return {**sides, None: alone}
    return sides


def _best(adding: Found, found: Found) -> Number:
    some = list(adding.values())
    value = summed([one.total for one in some])
    bounds = added(one.bounds for one in some)
    beside = {side: one for side, one in found.items() if side not in adding and one.bounds.told}
    for side, one in beside.items():
        bounds = _widened(bounds, one.bounds, whole=side == BOTH)
    why = "the columns added up" if value is not None else "no number for some of the dead"
    why += "".join(f"; beside them {told(one.counts)}" for one in beside.values())
    claims = cited(count for one in (*some, *beside.values()) for count in one.counts)
    return Number(NAME, "best", None, value, bounds.low, bounds.high, None, why, claims)


def _widened(bounds: Extent, other: Extent, whole: bool) -> Extent:
    """The bounds with a count that may be of all the dead; only if it surely is, lowered too."""
    both = bounds.joined(other)
    return both if whole else Extent(bounds.low, both.high)


def _column(
    label: str, side: str | None, values: Sequence[int | None], some: Sequence[Dead]
) -> Number:
    value = summed(values)
    if value == 0 and side is None:
        why = "nobody tells of any, and UCDP writes 0"
        return Number(NAME, label, None, 0, 0, 0, None, why, ())
    why = "; ".join(one.why for one in some)
    claims = cited(count for one in some for count in one.counts)
    return Number(NAME, label, side, value, value, value, None, why, claims)
