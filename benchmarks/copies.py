"""How well copies of a report are told from other reports, beside two simpler ways.

usage: python benchmarks/copies.py FOLDER [--news DOCS] [--many N] [--misses]

FOLDER is searched for NAME.txt reports. `editing.py` makes a copy of each at each of its strengths
(another outlet's furniture; the tail cut off; sentences swapped; words changed), by a seeded
program, and mixes them with the reports themselves. Reports are halved by the hash of their name,
each copy with its report: thresholds were tuned on `tune`, `held` is the other half.

A pair is right where one is a copy of the other, or both are of one report. "recall" is over the
pairs of a report and its copy, strength by strength, "all pairs" over all right ones. Beside it,
in the same run: the hash of the text's letters and digits, and TF-IDF cosine with the threshold
that finds most of `tune` at a precision of .99 or more.

`--news DOCS` takes docs.jsonl.gz of registry.py (incident_id, dct, content): real reports, most of
them independent ones of an incident that others report too. It prints how many pairs each way
calls copies there, in one incident and in two.

`--many N` also times N made-up reports, a tenth of them copies (sentences of the reports, with
words exchanged, and notices that many share). `--misses` lists what was missed or wrong in `tune`.
Where FOLDER holds no reports the exit code is 2.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from editing import FEET, SENTENCE, STRENGTHS, copy_of
from rashomon.link.copies.groups import copies
from rashomon.link.copies.pairs import Sketched, candidates
from rashomon.link.copies.sketch import sketch

Pairs = set[tuple[int, int]]
WORD = re.compile(r"\w+")


class Text(NamedTuple):
    """A report or a copy of one: its family is the report's name, its strength "" for itself."""

    family: str
    strength: str
    text: str


class Found(NamedTuple):
    """Pairs by position, smaller first, and the seconds of the processor that it took."""

    pairs: Pairs
    seconds: float


def texts(reports: dict[str, str]) -> list[Text]:
    """The reports and their copies."""
    made = [Text(name, "", text) for name, text in reports.items()]
    for strength in STRENGTHS:
        made += [
            Text(name, strength, copy_of(text, strength, name)) for name, text in reports.items()
        ]
    return made


def in_tune(name: str) -> bool:
    """Whether the report of this name is of those tuned on."""
    return sha256(name.encode()).digest()[0] % 2 == 0


def by_sketches(some: Sequence[Text]) -> Pairs:
    """Pairs in one group of copies, as the package finds them."""
    made = [Sketched(str(i), None, sketch(one.text)) for i, one in enumerate(some)]
    groups = [sorted(map(int, (one.first, *one.copies))) for one in copies(made)]
    return {pair for group in groups for pair in combinations(group, 2)}


def by_hash(some: Sequence[Text]) -> Pairs:
    """Pairs whose letters and digits are the same."""
    held: dict[str, list[int]] = {}
    for i, one in enumerate(some):
        held.setdefault("".join(WORD.findall(one.text.lower())), []).append(i)
    return {pair for group in held.values() for pair in combinations(group, 2)}


def cosines(some: Sequence[Text]) -> np.ndarray:
    """The TF-IDF cosine of every two texts; (1 + log tf) * log(N / df), words of one text out."""
    counts = [Counter(WORD.findall(one.text.lower())) for one in some]
    spread = Counter(word for count in counts for word in count)
    places = {word: at for at, word in enumerate(word for word in spread if spread[word] > 1)}
    matrix = np.zeros((len(some), len(places)), np.float32)
    for row, count in enumerate(counts):
        for word, times in ((word, times) for word, times in count.items() if word in places):
            matrix[row, places[word]] = (1 + math.log(times)) * math.log(len(some) / spread[word])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    return matrix @ matrix.T


def above(found: np.ndarray, threshold: float) -> Pairs:
    """Pairs whose cosine is `threshold` or more."""
    one, other = np.nonzero(np.triu(found >= threshold, 1))
    return set(zip(one.tolist(), other.tolist(), strict=True))


def tuned(some: Sequence[Text]) -> float:
    """The lowest threshold at which at least .99 of the pairs are right."""
    found = cosines(some)
    family = np.array([one.family for one in some])
    one, other = np.triu_indices(len(some), 1)
    order = np.argsort(-found[one, other])
    right = np.cumsum(family[one[order]] == family[other[order]])
    good = np.flatnonzero(right >= 0.99 * np.arange(1, len(order) + 1))
    return float(found[one[order[good[-1]]], other[order[good[-1]]]])


def timed(way: Callable[[Sequence[Text]], Pairs], some: Sequence[Text]) -> Found:
    """What a way finds, and how long it takes the processor."""
    began = time.process_time()
    pairs = way(some)
    return Found(pairs, time.process_time() - began)


def score(title: str, some: Sequence[Text], found: Found) -> None:
    """Print a line of figures."""
    right = {
        (a, b) for a, b in combinations(range(len(some)), 2) if some[a].family == some[b].family
    }
    direct = [(a, b) for a, b in right if not some[a].strength or not some[b].strength]
    told = len(found.pairs & right)
    precision = told / (len(found.pairs) or 1)
    recall = sum(pair in found.pairs for pair in direct) / len(direct)
    print(
        f"{title:18} precision {precision:.4f} ({len(found.pairs) - told} wrong)"
        f"  recall {recall:.4f}  all pairs {told / len(right):.4f}"
        f"  {1000 * found.seconds / len(some):.2f} ms a text"
    )
    for strength in STRENGTHS:
        of_it = [(a, b) for a, b in direct if strength in {some[a].strength, some[b].strength}]
        met = sum(pair in found.pairs for pair in of_it)
        print(f"    {strength:14} {met}/{len(of_it)} = {met / len(of_it):.4f}")


def misses(some: Sequence[Text], found: Pairs) -> None:
    """Print the copies that were not found, and the pairs that are none."""
    first = {one.family: i for i, one in enumerate(some) if not one.strength}
    for i, one in enumerate(some):
        if one.strength and (first[one.family], i) not in found:
            print(f"missed: {one.family} {one.strength}")
    for a, b in sorted(found):
        if some[a].family != some[b].family:
            print(f"wrong: {some[a][:2]} {some[b][:2]}")


def news(path: Path, threshold: float) -> None:
    """Print what each way calls copies among real reports."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    some = [Text(row["incident_id"], "", row["content"]) for row in rows]
    print(f"news: {len(some)} reports of {len({one.family for one in some})} incidents")
    for title, pairs in (
        ("sketches", by_sketches(some)),
        ("exact hash", by_hash(some)),
        (f"TF-IDF >= {threshold:.3f}", above(cosines(some), threshold)),
    ):
        within = sum(some[a].family == some[b].family for a, b in pairs)
        print(f"{title:18} in one incident {within}, in two {len(pairs) - within}")


def made_up(reports: dict[str, str], count: int) -> list[str]:
    """`count` texts of 300 words or so: the reports' sentences, mixed, with words exchanged."""
    random = Random("many")
    pool = [s for text in reports.values() for s in SENTENCE.split(text) if len(s) > 40]
    words = [word for sentence in pool for word in sentence.split()]
    made: list[str] = []
    for at in range(count):
        if at and random.random() < 0.1:
            made.append(copy_of(random.choice(made), random.choice([*STRENGTHS]), str(at)))
            continue
        mixed = [
            " ".join(w if random.random() < 0.7 else random.choice(words) for w in s.split())
            for s in random.choices(pool, k=14)
        ]
        notice = [random.choice(FEET)] if random.random() < 0.3 else []
        made.append("\n\n".join([" ".join(mixed[i : i + 2]) for i in range(0, 14, 2)] + notice))
    return made


def many(reports: dict[str, str], count: int) -> None:
    """Print how long made-up reports take: sketches, and groups from them."""
    made = made_up(reports, count)
    began = time.process_time()
    held = [Sketched(f"{i:06}", None, sketch(text)) for i, text in enumerate(made)]
    sketched = time.process_time()
    groups = copies(held)
    grouped = time.process_time()
    compared = sum(1 for _ in candidates(sorted(held, key=lambda one: one.place)))
    words = sum(len(text.split()) for text in made) / len(made)
    print(
        f"{count} made-up reports of {words:.0f} words: {1000 * (sketched - began) / count:.2f} ms"
        f" a sketch, {grouped - sketched:.1f} s to group them, {compared / count:.1f} comparisons"
        f" a report, {sum(len(one.copies) for one in groups)} copies"
    )


def main() -> int:
    """Print precision, recall and time of each way, on both halves."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--news", type=Path)
    asked.add_argument("--many", type=int, default=0)
    asked.add_argument("--misses", action="store_true")
    given = asked.parse_args()
    paths = sorted(given.folder.rglob("*.txt"))
    reports = {path.stem: path.read_text("utf-8") for path in paths}
    if not reports:
        print(f"{given.folder}: no reports (NAME.txt) here", file=sys.stderr)
        return 2
    halves = {
        title: texts({name: text for name, text in reports.items() if in_tune(name) == first})
        for title, first in (("tune", True), ("held", False))
    }
    threshold = tuned(halves["tune"])
    for title, some in halves.items():
        print(f"{title}: {sum(not one.strength for one in some)} reports, {len(some)} texts")
        found = timed(by_sketches, some)
        score("sketches", some, found)
        score("exact hash", some, timed(by_hash, some))
        score(
            f"TF-IDF >= {threshold:.3f}",
            some,
            timed(lambda one: above(cosines(one), threshold), some),
        )
        if given.misses and title == "tune":
            misses(some, found.pairs)
    if given.news:
        news(given.news, threshold)
    if given.many:
        many(reports, given.many)
    return 0


if __name__ == "__main__":
    sys.exit(main())
