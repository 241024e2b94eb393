"""Count in how many documents each word stands, for src/rashomon/link/data/rarity.txt.

usage: python -m training.rarity [--data FOLDER] [--out FILE]

Counted are the texts of corpus/ and, of the public data sets under FOLDER (default ../shared/data,
those that are there), the parts to train on: MUC-4's, PolNeAR's, TimeBank and AQUAINT, FA-KES, and
a fifth of the incidents of the Gun Violence Archive (`fifth`). Only counts are kept, rounded.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pools.gva import fifth
from rashomon.link.rarity import words

_LEAST = 3  # documents in which a word must stand to be in the table
_STEP = 0.5  # bits
_MARKUP = re.compile(r"<[^>]*>")


def texts(data: Path) -> Iterator[str]:
    """Every text that is counted."""
    for path in sorted(Path("corpus").rglob("*.txt")):
        yield path.read_text("utf-8")
    for path in sorted((data / "polnear/data/train/text").glob("*")):
        yield path.read_text("utf-8")
    for path in sorted((data / "tempeval3/TBAQ-cleaned").rglob("*.tml")):
        yield _MARKUP.sub(" ", path.read_text("utf-8"))
    yield from _muc4(data / "muc4/processed/train.json")
    yield from _fa_kes(data / "fa_kes/FA-KES-Dataset.csv")
    yield from _gva(data / "gva_incident_clusters/docs.jsonl.gz")


def _muc4(path: Path) -> Iterator[str]:
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["doctext"]


def _fa_kes(path: Path) -> Iterator[str]:
    if path.exists():
        with path.open(encoding="latin-1", newline="") as file:
            yield from (row["article_content"] for row in csv.DictReader(file))


def _gva(path: Path) -> Iterator[str]:
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = map(json.loads, file)
            yield from (f"{r['title']}\n{r['content']}" for r in rows if fifth(r["incident_id"]))


def table(found: Iterator[str]) -> tuple[int, dict[float, list[str]]]:
    """How many texts there are, and the words by rarity in bits, rounded to half a bit."""
    counts: Counter[str] = Counter()
    number = 0
    for text in found:
        number += 1
        counts.update(set(words(text)))
    levels: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _LEAST:
            levels[round(math.log2(number / count) / _STEP) * _STEP].append(word)
    return number, levels


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/link/data/rarity.txt"))
    given = parser.parse_args()
    number, levels = table(texts(given.data))
    lines = [
        f"# How rare words are in {number} texts of news: log2 of one in how many holds them,",
        "# rounded to half a bit. A word that is not here is rarer than all that are.",
        "# Counted by training/rarity.py; counts of words only, of no one text.",
    ]
    lines += [f"{level:g}: {' '.join(sorted(some))}" for level, some in sorted(levels.items())]
    given.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{sum(map(len, levels.values()))} words of {number} texts")


if __name__ == "__main__":
    main()
