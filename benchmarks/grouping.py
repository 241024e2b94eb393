"""Articles to incidents: linking beside TF-IDF and exact keys, on the Gun Violence Archive.

usage: python benchmarks/grouping.py FOLDER [--coder NAME] [--cache FILE] [--enough BITS]

FOLDER holds docs.jsonl.gz (gva_incident_clusters): articles, each filed under one incident. All
of them are one pool. Each is coded (and kept in the cache: a second run codes nothing), and is of
the incident that linking puts its main mention into: of its foreground mentions that with most
claims. An article in which the coder finds none is linked by a card of the document alone, with
its day of publication, its telling words and its names.

Only the incidents of one fifth (pools/gva.py, `fifth`) were tuned on; the weights are partly
estimated on it too. Told are the B-cubed precision, recall and F1 of the whole pool, and the F1 of
the articles of the other four fifths within it.

  shipped       as `rashomon add` would, with the sum that two mentions need in the shipped table
  tuned         with the sum that did best on the fifth as a pool of its own, and log2(5) bits more,
                since in a pool five times as large a chance match is five times as likely; --enough
                gives another
  TF-IDF        cosine of titles and texts, average linkage, with the threshold that did best on the
                fifth; and with the one that does best on the whole pool, which nobody knows before
  exact keys    equal date, first place and parties, as those who de-duplicate event data compare

Needs nothing beside the package and numpy.
"""

from __future__ import annotations

import argparse
import heapq
import math
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import NamedTuple

from pools.codings import b_cubed, exact_key, grouped
from pools.gva import card_of, coded, fifth
from rashomon.link import placing
from rashomon.link.card import Card
from rashomon.link.weights import ENOUGH
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName
from rashomon.text.tokens import tokens

STEPS = (-0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
Alike = dict[tuple[int, int], float]


class Pool(NamedTuple):
    """Articles: the incidents that they are filed under, their cards and their texts."""

    gold: list[str]
    cards: list[Card]
    texts: list[str]

    def part(self) -> Pool:
        """The articles of the fifth that is tuned on."""
        inside = [at for at, name in enumerate(self.gold) if fifth(name)]
        return Pool(*([some[at] for at in inside] for some in self))


def linked(cards: Sequence[Card], enough: float) -> list[int]:
    """What linking makes of the cards where two need `enough` bits."""
    shipped = placing.ENOUGH
    placing.ENOUGH = enough
    try:
        return grouped(cards)
    finally:
        placing.ENOUGH = shipped


def likeness(texts: Sequence[str]) -> Alike:
    """The cosines of texts by TF-IDF, of 0.05 or more; words in a twentieth of them not looked at.

    A word's weight is (1 + ln of how often) times ln of one in how many texts holds it.
    """
    counts = [Counter(t.low for t in tokens(text) if t.low[:1].isalpha()) for text in texts]
    df = Counter(word for bag in counts for word in bag)
    rows: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, bag in enumerate(counts):
        worth = {w: (1 + math.log(n)) * math.log(len(texts) / df[w]) for w, n in bag.items()}
        length = math.sqrt(sum(value * value for value in worth.values())) or 1.0
        for word, value in worth.items():
            if 1 < df[word] <= len(texts) / 20:
                rows[word].append((at, value / length))
    alike: Alike = defaultdict(float)
    for some in rows.values():
        for n, (one, mine) in enumerate(some):
            for other, theirs in some[n + 1 :]:
                alike[one, other] += mine * theirs
    return {pair: cosine for pair, cosine in alike.items() if cosine >= 0.05}


def averaged(number: int, alike: Alike, least: float) -> list[int]:
    """Average linkage: the two groups most alike on average are joined while that is `least`."""
    near: list[dict[int, float]] = [{} for _ in range(number)]
    for (one, other), cosine in alike.items():
        near[one][other] = near[other][one] = cosine
    members = [[at] for at in range(number)]
    turns = [0] * number
    heap = [(-cosine, *pair, 0, 0) for pair, cosine in alike.items() if cosine >= least]
    heapq.heapify(heap)
    while heap:
        _, one, other, turn, their_turn = heapq.heappop(heap)
        if (turns[one], turns[other]) != (turn, their_turn):
            continue
        turns[one] += 1
        turns[other] = -1
        members[one] += members[other]
        members[other] = []
        del near[one][other], near[other][one]
        for third, total in near[other].items():
            near[one][third] = near[one].get(third, 0.0) + total
            del near[third][other]
        for third, total in near[one].items():
            near[third][one] = total
            mean = total / (len(members[one]) * len(members[third]))
            if mean >= least:
                heapq.heappush(heap, (-mean, one, third, turns[one], turns[third]))
    groups = {at: n for n, some in enumerate(members) for at in some}
    return [groups[at] for at in range(number)]


def row(name: str, found: Sequence[Hashable], gold: Sequence[str]) -> None:
    """Print the figures of one way of grouping."""
    rest = [at for at, incident in enumerate(gold) if not fifth(incident)]
    whole = "  ".join(f"{figure:.3f}" for figure in b_cubed(found, gold))
    print(f"{name:28}{whole}   {b_cubed(found, gold, rest)[2]:.3f}", flush=True)


def best(pool: Pool, ways: dict[float, Sequence[Hashable]]) -> float:
    """Which of some thresholds groups a pool best."""
    return max(ways, key=lambda way: b_cubed(ways[way], pool.gold)[2])


def ours(pool: Pool, part: Pool, enough: float | None) -> None:
    """Print the figures of linking."""
    began = time.perf_counter()
    row(f"shipped ({ENOUGH:g} bits)", linked(pool.cards, ENOUGH), pool.gold)
    took = time.perf_counter() - began
    if enough is None:
        enough = best(part, {step: linked(part.cards, step) for step in STEPS}) + math.log2(5)
    row(f"tuned ({enough:.1f} bits)", linked(pool.cards, enough), pool.gold)
    print(f"    linked in {took:.1f} s")


def theirs(pool: Pool, part: Pool) -> None:
    """Print the figures of the other ways."""
    alike = likeness(part.texts)
    tuned = best(part, {t: averaged(len(part.gold), alike, t) for t in THRESHOLDS})
    alike = likeness(pool.texts)
    ways: dict[float, Sequence[Hashable]] = {
        t: averaged(len(pool.gold), alike, t) for t in THRESHOLDS
    }
    row(f"TF-IDF (.{round(tuned * 100)}, by the fifth)", ways[tuned], pool.gold)
    known = best(pool, ways)
    row(f"TF-IDF (.{round(known * 100)}, by the pool)", ways[known], pool.gold)
    row("exact keys", [exact_key(card) for card in pool.cards], pool.gold)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coder", default=DEFAULT_CODER, choices=list(CoderName))
    parser.add_argument("--cache", type=Path, default=None)
    parser.add_argument("--enough", type=float, default=None)
    given = parser.parse_args()
    if not (given.folder / "docs.jsonl.gz").exists():
        print(f"{given.folder / 'docs.jsonl.gz'}: not there")
        raise SystemExit(2)
    cache = given.cache or Path(f"gva-{given.coder}.jsonl")
    articles = coded(given.folder, given.coder, cache)
    pool = Pool(
        [article.incident for article, _ in articles],
        [card_of(article.document, report) for article, report in articles],
        [article.document.text for article, _ in articles],
    )
    bare = sum(not card.ref.key for card in pool.cards)
    print(f"{len(pool.gold)} articles, {len(set(pool.gold))} incidents; nothing found in {bare}")
    print(f"{'':28}{'P':5}  {'R':5}  {'F1':5}   F1 of four fifths")
    part = pool.part()
    ours(pool, part, given.enough)
    theirs(pool, part)


if __name__ == "__main__":
    main()
