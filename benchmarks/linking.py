"""How well mentions are joined across reports, by people's coding of a corpus and by the coder's.

usage: python benchmarks/linking.py FOLDER [--coder NAME] [--pairs]

FOLDER is searched for NAME.json codings with NAME.txt beside them, which are linked all in one go.
A pair is two mentions in different reports; it is right where both have the same `incident_id`.

  people   the mentions as people coded them, their places located as the coder locates them
  coder    the coder's own. A mention of its is that of people's whose sentences overlap most with
           its own (pools/codings.py, `aligned`). Wanted are the pairs of which it found both;
           every pair that it joins counts as found, so one with a mention that people do not have
           is wrong
  keys     the same mentions joined where date, first place and parties are equal, as those who
           de-duplicate event data do

`inside` are pairs joined within one report, which must be none. `--pairs` lists people's pairs that
were missed and those wrongly joined. What cross-validation gives: python -m training.linking
--folds 5.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from pools.codings import (
    Labelled,
    Pairs,
    by_coder,
    by_people,
    exact_key,
    f1,
    grouped,
    pairs,
    wanted,
)
from rashomon.code.coder import coder as coder_named
from rashomon.link.blocks import keys
from rashomon.link.linker import why
from rashomon.link.traits import traits
from rashomon.link.weights import score
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName


def row(name: str, found: Pairs, labelled: Sequence[Labelled]) -> None:
    """Print the figures of one way of joining."""
    gold = wanted(labelled)
    inside = sum(labelled[a][0].ref.document == labelled[b][0].ref.document for a, b in found)
    figures = "  ".join(f"{figure:.3f}" for figure in f1(found, gold))
    print(f"{name:12}{len(labelled):9}{len(gold):8}   {figures}{inside:8}")


def listing(labelled: Sequence[Labelled], found: Pairs) -> None:
    """Print what was missed and what was wrongly joined, each with its reasons."""
    gold = wanted(labelled)
    for title, some in (("missed", gold - found), ("wrong", found - gold)):
        for a, b in sorted(some):
            print(f"\n{title}: {labelled[a][1]} | {labelled[b][1]}")
            for card, _ in (labelled[a], labelled[b]):
                print("  ", card.ref, card.type, card.start, card.end, card.places, card.parties)
            print("  ", "; ".join(why(labelled[a][0], labelled[b][0])))


def speed(labelled: Sequence[Labelled]) -> None:
    """Print how many cards are made ready, and how many pairs weighed, in a second."""
    began = time.perf_counter()
    ready = [traits(card) for card, _ in labelled]
    made = time.perf_counter()
    number = sum(len(keys(one)) for one in ready) / len(ready)
    blocked = time.perf_counter()
    some = ready[:300]
    for one in some:
        for other in some:
            score(one, other)
    ended = time.perf_counter()
    print(f"traits: {len(ready) / (made - began):,.0f}/s  keys: {number:.1f} a mention,", end=" ")
    print(f"{len(ready) / (blocked - made):,.0f}/s ", end=" ")
    print(f"pairs: {len(some) ** 2 / (ended - blocked):,.0f}/s")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coder", default=DEFAULT_CODER, choices=list(CoderName))
    parser.add_argument("--pairs", action="store_true")
    given = parser.parse_args()
    people = by_people(given.folder)
    if not people:
        raise SystemExit(f"{given.folder}: no codings there")
    print(f"{'':12}{'mentions':>9}{'pairs':>8}   {'P':5}  {'R':5}  {'F1':5}{'inside':>8}")
    own = by_coder(given.folder, coder_named(given.coder))
    for name, labelled in (("people", people), ("coder", own)):
        found = pairs(grouped([card for card, _ in labelled]))
        row(name, found, labelled)
        row("  keys", pairs([exact_key(card) for card, _ in labelled]), labelled)
        if given.pairs and labelled is people:
            listing(labelled, found)
    speed(people)


if __name__ == "__main__":
    main()
