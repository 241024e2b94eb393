"""How well mentions are joined across reports, on the codings of a corpus.

usage: python benchmarks/linking.py FOLDER [--pairs]

FOLDER is searched for NAME.json codings with NAME.txt beside them, which are linked all in one
go. A pair is two mentions in different reports; it is right where both have the same
`incident_id`. `--pairs` lists those missed and those wrongly joined.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.link.card import Card
from rashomon.link.linker import link, why
from rashomon.model.incident import MentionRef

Pair = tuple[MentionRef, MentionRef]


def parties(incident: dict[str, Any]) -> tuple[str, ...]:
    """Who claims, is blamed or lost people in a coded incident, as linking takes them."""
    named = {a["by"] for a in incident["accounts"]} | {a["initiator"] for a in incident["accounts"]}
    named |= {c["side"] for a in incident["accounts"] for c in a["casualties"]}
    kept = {name for name in named if name} - {"narrator", "both"}
    return tuple(sorted(name for name in kept if not name[0].islower()))


def read(path: Path) -> list[tuple[str, Card]]:
    """The incident_id and the card of every incident in one coding."""
    coding = json.loads(path.read_text(encoding="utf-8"))
    return [
        (
            incident["incident_id"],
            Card(
                ref=MentionRef(path.stem, incident["key"]),
                role=incident["role"],
                type=incident["type"],
                start=incident["date_start"],
                end=incident["date_end"],
                country=incident["country"],
                places=tuple(incident["places"]),
                parties=parties(incident),
                published=coding["published"],
            ),
        )
        for incident in coding["incidents"]
    ]


def pairs(groups: list[list[MentionRef]]) -> set[Pair]:
    """All pairs in the same group, smaller ref first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def main(folder: Path, show: bool) -> None:
    """Print precision, recall and F1 over pairs, and the joins inside one report (must be 0)."""
    paths = [path for path in sorted(folder.rglob("*.json")) if path.with_suffix(".txt").exists()]
    rows = [row for path in paths for row in read(path)]
    gold: dict[str, list[MentionRef]] = {}
    for name, card in rows:
        gold.setdefault(name, []).append(card.ref)
    began = time.perf_counter()
    found = pairs([list(group.refs) for group in link(card for _, card in rows)])
    took = time.perf_counter() - began
    wanted = {(a, b) for a, b in pairs(list(gold.values())) if a.document != b.document}
    inside = sum(a.document == b.document for a, b in found)
    right = len(found & wanted)
    precision, recall = right / (len(found) or 1), right / (len(wanted) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"{len(rows)} mentions, {len(wanted)} pairs, {took:.3f} s")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  inside a report {inside}")
    if show:
        listing({card.ref: (name, card) for name, card in rows}, wanted - found, found - wanted)


def listing(
    by_ref: dict[MentionRef, tuple[str, Card]], missed: set[Pair], wrong: set[Pair]
) -> None:
    """Print what was missed and what was wrongly joined, each with its reasons."""
    for title, some in (("missed", missed), ("wrong", wrong)):
        for a, b in sorted(some):
            print(f"\n{title}: {by_ref[a][0]} | {by_ref[b][0]}")
            for name in (a, b):
                card = by_ref[name][1]
                print("  ", card.ref, card.type, card.start, card.end, card.places, card.parties)
            print("  ", "; ".join(why(by_ref[a][1], by_ref[b][1])))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--pairs" in sys.argv[2:])
