"""The most conservative number reported: ACLED's rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from rashomon.model.vocabulary import BOTH, CasualtyKind
from rashomon.weigh.policies.counts import bearing, cited, told, whose
from rashomon.weigh.policies.protocol import Case, Codebook, Number
from rashomon.weigh.tolls.extent import Extent, added
from rashomon.weigh.tolls.standing import Standing, standings

NAME = "lowest"
ALL = "fatalities"


@cache
def _conventions() -> dict[str, int]:
    """What ACLED writes for words without a number."""
    table = files("rashomon.weigh").joinpath("data/vague.json").read_text("utf-8")
    return {str(word): int(number) for word, number in json.loads(table).items()}


class Lowest:
    """The lowest of the claimants' last counts, for each people; and all the dead together.

    Of a range its lower bound counts. Where the lowest has no lower bound ("up to 6"), or nobody
    gives a number, there is none. Words stay words: what ACLED would write for them ("dozens": 12)
    is said in the reason and is no number of ours.

    After: ACLED, FAQs: ACLED Fatality Methodology, 27 February 2023, as updated 7 May 2024, "How
    does ACLED code fatalities?": where reports differ, the most conservative estimate; tens are
    10, dozens 12, hundreds 100. ACLED has one number for all the dead and none for the wounded;
    we give each people's too, and every kind.
    """

    name = NAME
    rule = "The lowest of the last counts that each claimant gives."
    codebook = Codebook(
        "ACLED, FAQs: ACLED Fatality Methodology",
        "27 February 2023, updated 7 May 2024",
        "How does ACLED code fatalities?",
        "https://acleddata.com/knowledge-base/faqs-acled-fatality-methodology/",
    )

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """A number for each kind and people, and `fatalities` for all the dead."""
        numbers = [
            _lowest(kind, standings(case.toll, kind, side)) for kind, side in case.toll.people()
        ]
        return (*numbers, *_fatalities(numbers))


def _lowest(kind: CasualtyKind, counts: Sequence[Standing]) -> Number:
    some = bearing(counts)
    blank = Number(NAME, kind, counts[0].side, None, None, None, None, "", cited(counts))
    if not some:
        return replace(blank, why=f"no number told: {told(counts)}{_convention(counts)}")
    first = min(some, key=lambda one: (_low(one), _high(one)))
    low, high = first.extent or (None, None)
    lows = [one for one in some if one.extent == first.extent]
    settled = replace(blank, low=low, high=high, claims=cited(lows))
    if not first.whole:
        return replace(settled, why=f"only parts or additions are told: {told(counts)}")
    if low is None:
        return replace(settled, why=f"the lowest count has no lower bound: {told(counts)}")
    return replace(settled, value=low, why=f"the lowest of {told(counts)}")


def _low(one: Standing) -> int:
    return (one.extent and one.extent.low) or 0


def _high(one: Standing) -> int:
    high = one.extent.high if one.extent else None
    return 10**9 if high is None else high


def _convention(counts: Sequence[Standing]) -> str:
    """What ACLED writes for the vaguest words told, where it has a convention for them."""
    known = _conventions()
    said = [word for one in counts for text in one.words for word in text.casefold().split()]
    numbers = sorted({(known[word], word) for word in said if word in known})
    return f" (ACLED writes {numbers[0][0]} for “{numbers[0][1]}”)" if numbers else ""


def _fatalities(numbers: Sequence[Number]) -> Iterator[Number]:
    """All the dead: each side's number added up.

    Figures of both sides together, or of people not told, may count the same dead; they count
    only where no side's dead are counted.
    """
    dead = [one for one in numbers if one.label == CasualtyKind.KILLED]
    sides = [one for one in dead if one.side not in (None, BOTH)]
    used = sides or [one for one in dead if one.side == BOTH] or dead
    if not used:
        return
    claims = tuple(dict.fromkeys(claim for one in used for claim in one.claims))
    open_ones = [one for one in used if one.value is None]
    blank = Number(NAME, ALL, None, None, None, None, None, "", claims)
    if open_ones:
        why = f"no number for {', '.join(whose(one.side) for one in open_ones)}"
        yield replace(blank, why=why)
        return
    value = added(Extent(one.value, one.value) for one in used).low
    terms = " + ".join(f"{one.value} ({whose(one.side)})" for one in used)
    left = "" if len(used) == len(dead) else "; what tells no side may count the same people"
    yield replace(blank, value=value, low=value, high=value, why=f"{terms}{left}")
