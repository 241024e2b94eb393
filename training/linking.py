"""Estimate what each level of agreement is worth, for src/rashomon/link/data/weights.txt.

usage: python -m training.linking [--corpus FOLDER] [--gva FOLDER] [--cache FILE] [--out FILE]
           … --folds N

Labelled pairs come from three pools: the corpus (default ../shared/corpus, whose `incident_id` are
made for it) by people's coding; the same by the coder's own, whose mentions are aligned with
people's (benchmarks/pools/codings.py); and a fifth of the incidents of the Gun Violence Archive
(default ../shared/data/gva_incident_clusters). Counted are pairs of different documents that share
a blocking key. The three pools count alike, whatever their size.

Of every field, m and u are counted level by level and smoothed: log2(m / u) is what a level would
be worth if every field told something of its own. They do not, so the bits that count are fitted
to all fields together, by logistic regression, drawn toward
log2(m / u), and kept from rising where agreement falls (pooled adjacent violators).

With --folds nothing is written: the incidents of the corpus are parted into N, the weights fitted
without one part's pairs, and what linking then joins of that part is counted, part by part.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.pools.codings import (
    Labelled,
    Pairs,
    by_coder,
    by_people,
    f1,
    grouped,
    pairs,
    wanted,
)
from benchmarks.pools.gva import card_of, coded, fifth
from rashomon.code.coder import coder as coder_named
from rashomon.link.blocks import keys
from rashomon.link.fields import Date, Kind, Parties, Place, Published, Whole, Words
from rashomon.link.traits import Traits, traits
from rashomon.link.weights import FIELDS, LEVELS, Table, adopt
from rashomon.model.vocabulary import DEFAULT_CODER

_MATCHED, _UNMATCHED = 100.0, 300.0  # pairs that each pool counts for
_RARE = 0.003  # of matched and of unmatched pairs, that each level is given beside its own
_DRAWN = 0.1  # how much being a bit away from log2(m / u) costs, beside the loss of all pairs
_INSIDE = 0.25  # what a pair within one document counts for
_STEPS = 4000
_CROWDED = 30
_CROWDED = 30
CROWD = (1.0, 1.0, 5.0)
"""How many documents stand behind one of each pool: the archive's are a fifth of it."""
_UNTOLD = frozenset({"UNTOLD", "UNKNOWN", "FRESH", "RECENT", "FAR"})
"""Levels that say nothing of how far the two agree: they have no place in the order."""

Levels = tuple[StrEnum, ...]
Worth = dict[StrEnum, tuple[float, float]]
Floats = NDArray[np.float64]


class Pair(NamedTuple):
    """Two mentions that are compared: their levels field by field, and their incidents.

    `inside` says that they are of one document, which keeps its incidents apart.
    """

    levels: Levels
    incidents: tuple[str, str]
    inside: bool

    @property
    def same(self) -> bool:
        """Whether they are one incident."""
        return self.incidents[0] == self.incidents[1]


Pool = list[Pair]


BY_HAND: dict[StrEnum, float] = {
    Date.NEXT_DAY: -1.7,
    Date.MONTH: -1.4,
    Date.YEAR: -3.6,
    Date.FRESH: -3.0,
    Date.RECENT: -3.3,
    Date.FAR: -7.4,
    Date.UNKNOWN: -7.4,
    Published.UNKNOWN: 0.4,
    Place.KM_150: -3.0,
    Place.UNTOLD: 0.5,
    Place.BORDER: -2.6,
    Place.OTHER: -2.2,
    Kind.OTHER: -2.3,
    Parties.TWO: 0.6,
    Parties.ONE: -0.4,
    Words.BITS_80: -1.6,
    Words.BITS_40: -1.6,
    Whole.OVER_80: -1.35,
    Whole.OVER_60: -1.35,
    Whole.OVER_45: -1.35,
    Whole.OVER_35: -1.35,
    Whole.OVER_25: -1.35,
    Whole.OVER_15: -1.35,
}
"""Bits added to those fitted. The pools are sparse: few of their days have two incidents between
the same parties, and in a ledger of years most do. There, what differs must part them, and a vague
date or none needs more beside it. The bulletins of one army are written alike, day after day, and
tell of other incidents each: likeness of words alone must not do. And the archive knows no parties
to a conflict, which tell more than it lets them."""


class Fitted(NamedTuple):
    """m and u of every level, the bits that it counts for, and the sum at which odds are even."""

    worth: Worth
    bits: dict[StrEnum, float]
    even: float


def pool(labelled: Iterable[Labelled]) -> Pool:
    """The pairs of mentions that may be compared: those that share a key or a telling word, and
    those of one document, which are never one incident.

    Left out are those of one text twice: the archive files some pages under many incidents.
    """
    some = list(labelled)
    ready = [traits(card) for card, _ in some]
    blocks: dict[str, list[int]] = defaultdict(list)
    loose: dict[str, list[int]] = defaultdict(list)
    told: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(ready):
        for key in keys(one):
            blocks[key].append(at)
        told[one.card.ref.document].append(at)
        for word in one.telling:
            loose[word].append(at)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    pairs |= {pair for block in loose.values() for pair in combinations(block[:_CROWDED], 2)}
    pairs |= {pair for block in told.values() for pair in combinations(block, 2)}
    documents = [card.ref.document for card, _ in some]
    found = (
        Pair(levels, (some[a][1], some[b][1]), documents[a] == documents[b])
        for a, b in sorted(pairs)
        if not (ready[a].telling and some[a][0].telling == some[b][0].telling)
        and (levels := _levels(ready[a], ready[b]))
    )
    return [pair for pair in found if not (pair.inside and pair.same)]


def _levels(one: Traits, other: Traits) -> Levels:
    found = [level(one, other) for level in FIELDS.values()]
    return tuple(level for level in found if level) if all(found) else ()


def fit(pools: Sequence[Pool]) -> Fitted:
    """The table that the pairs of all pools, each counted alike, amount to."""
    worth: Worth = {}
    for at, kind in enumerate(LEVELS.values()):
        worth |= _worth(kind, *(_counted(pools, at, same) for same in (True, False)))
    return Fitted(worth, *_bits(pools, worth))


def _counted(pools: Sequence[Pool], at: int, same: bool) -> dict[StrEnum, float]:
    """How many matched (or unmatched) pairs are at each level of field `at`."""
    total: dict[StrEnum, float] = defaultdict(float)
    for some in pools:
        counts = Counter(pair.levels[at] for pair in some if pair.same is same)
        weight = (_MATCHED if same else _UNMATCHED) / (sum(counts.values()) or 1)
        for level, count in counts.items():
            total[level] += count * weight
    return total


def _worth(
    kind: type[StrEnum], matched: dict[StrEnum, float], unmatched: dict[StrEnum, float]
) -> Worth:
    """m and u of each level of a field, smoothed."""
    m_all, u_all = sum(matched.values()) or 1.0, sum(unmatched.values()) or 1.0
    found: Worth = {}
    for level in kind:
        m, u = matched[level] / m_all, unmatched[level] / u_all
        found[level] = (m + _RARE, u + _RARE)
    return found


def _bits(pools: Sequence[Pool], worth: Worth) -> tuple[dict[StrEnum, float], float]:
    """The bits of every level, fitted to the pairs, and the sum from which two are rather one
    incident than not. Of two levels that agree more none has fewer.
    """
    levels = list(worth)
    place = {level: at for at, level in enumerate(levels)}
    orders = [
        [place[level] for level in kind if level.name not in _UNTOLD] for kind in LEVELS.values()
    ]
    rows = [(pair, n) for n, pairs in enumerate(pools) for pair in pairs]
    values = np.zeros((len(rows), len(levels) + 1))
    values[:, -1] = 1
    for at, (pair, _) in enumerate(rows):
        values[at, [place[level] for level in pair.levels]] = 1
    same = np.array([pair.same for pair, _ in rows])
    weight = _evened(same, np.array([n for _, n in rows]))
    weight[[pair.inside for pair, _ in rows]] *= _INSIDE
    drawn = np.array([*(math.log2(m / u) for m, u in worth.values()), 0.0])
    bits = drawn.copy()
    pace = 0.25 * len(LEVELS) * (weight @ values) + _DRAWN  # each level by how often it is there
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp2(-(values @ bits)))
        slope = values.T @ (weight * (guess - same))
        slope[: len(levels)] += _DRAWN * (bits - drawn)[: len(levels)]
        bits -= slope / pace
        for order in orders:
            bits[order] = _falling(bits[order])
    found = {level: float(bits[at]) + BY_HAND.get(level, 0.0) for level, at in place.items()}
    return {level: round(value, 2) for level, value in found.items()}, -float(bits[-1])


def _falling(some: Floats) -> Floats:
    """The nearest numbers to these of which none is higher than the one before it."""
    groups: list[tuple[float, int]] = []
    for value in some:
        groups.append((float(value), 1))
        while len(groups) > 1 and groups[-2][0] < groups[-1][0]:
            (last, n), (before, k) = groups.pop(), groups.pop()
            groups.append(((last * n + before * k) / (n + k), n + k))
    return np.array([value for value, n in groups for _ in range(n)])


def _evened(same: NDArray[np.bool_], of: NDArray[np.int64]) -> Floats:
    """A weight for each pair such that the matched pairs of every pool count alike."""
    weight = np.zeros(len(same))
    for n in set(of.tolist()):
        weight[of == n] = 1 / max((same & (of == n)).sum(), 1)
    return weight


def written(fitted: Fitted, sums: dict[str, float], about: Sequence[str]) -> str:
    """The table as a text that people can read and change."""
    out = [*_HEAD, *(f"# {line}" for line in about), ""]
    out += [f"{name} | {value:g}" for name, value in sums.items()]
    for name, kind in LEVELS.items():
        out.append("")
        for level in kind:
            m, u = fitted.worth[level]
            line = f"{name} | {level.name.lower()} | {m:.3f} | {u:.3f} | {fitted.bits[level]:+.2f}"
            out.append(f"{line:52}  # {level.value}")
    return "\n".join(out) + "\n"


_HEAD = """\
# What each level of agreement between two mentions is worth, as linking reads it.
#
# field | level | m | u | bits   how often two mentions are at that level: of one incident (m),
#                                and of two that are compared (u); what that counts for: log2(m / u)
#                                 corrected for what the other fields tell already
# enough | bits                   the sum from which two mentions are one incident
# weak | bits                     the sum that suffices for two that share a day and two parties,
#                                 where no other incident comes near: none within `margin` bits
#
# A sum of 0 is about even odds. What stands after # on a line is a remark. Written by
# training/linking.py (BY_HAND there says what was set by hand); may be changed by hand.
#""".splitlines()


def validate(
    found: dict[str, Pool], gold: Sequence[Labelled], own: Sequence[Labelled], folds: int
) -> None:
    """Print the F1 of the corpus' pairs, each joined by weights fitted without its incidents."""
    joined: list[Pairs] = [set(), set()]
    for fold in range(folds):
        kept = [
            [
                pair
                for pair in some
                if not any(_fold(name, folds) == fold for name in pair.incidents)
            ]
            for some in found.values()
        ]
        adopt(Table(fit(kept).bits, SUMS))
        print(f"fold {fold + 1}", flush=True)
        for at, labelled in enumerate((gold, own)):
            names = [name for _, name in labelled]
            joined[at] |= {
                (a, b)
                for a, b in pairs(grouped([card for card, _ in labelled]))
                if _fold(min(names[a], names[b]), folds) == fold
            }
    for name, some, labelled in zip(found, joined, (gold, own), strict=False):
        print(name, *(f"{figure:.3f}" for figure in f1(some, wanted(labelled))))


def _fold(incident: str, folds: int) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest()[:8], 16) % folds


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path("../shared")
    parser.add_argument("--corpus", type=Path, default=shared / "corpus")
    parser.add_argument("--gva", type=Path, default=shared / "data/gva_incident_clusters")
    parser.add_argument("--cache", type=Path, default=Path("gva-encoder.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/link/data/weights.txt"))
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    gold = by_people(given.corpus)
    own = by_coder(given.corpus, coder_named(DEFAULT_CODER))
    archive = coded(given.gva, DEFAULT_CODER, given.cache)
    made = ((card_of(a.document, report), a.incident) for a, report in archive)
    some = [(card, incident) for card, incident in made if fifth(incident)]
    pools = {"people's coding": gold, "the coder's own": own, "a fifth of the archive": some}
    found = {name: pool(labelled) for name, labelled in pools.items()}
    if given.folds:
        validate(found, gold, own, given.folds)
        return
    about = [
        f"{name}: {sum(pair.same for pair in some)} pairs of one incident, "
        f"{sum(not pair.same for pair in some)} of two"
        for name, some in found.items()
    ]
    fitted = fit(list(found.values()))
    text = written(fitted, SUMS, about)
    given.out.write_text(text, "utf-8")
    print("\n".join(about), f"even odds at {fitted.even:.2f}", sep="\n")


SUMS = {"enough": -0.5, "weak": -3.0, "margin": 3.0}
"""Set by hand on the same pools (benchmarks/linking.py)."""

if __name__ == "__main__":
    main()
