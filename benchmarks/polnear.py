"""Who says what by the encoder's heads alone, on PolNeAR: exact parts, and triples that overlap.

usage: python benchmarks/polnear.py FOLDER [MODEL]      FOLDER holds attributions/ and text/

A part is right where it begins and ends with the words of a marked one. A triple is right where
each part that it has shares a word with the same part of one marked attribution, and recalled
likewise. The layer of tags read is the one that was trained on PolNeAR's own rules, which mark
nothing within a content.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

import numpy as np

from attribution import Frame, gold
from rashomon.code.encoder import heads
from rashomon.code.encoder.decode import tagged
from rashomon.code.encoder.folding import folded
from rashomon.code.encoder.judge import Judge
from rashomon.code.encoder.judged import Range
from rashomon.code.encoder.model import Model, Vectors, shipped
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.model.document import Document
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences
from rashomon.text.tokens import Token

PARTS = ("Source", "Cue", "Content")
Triple = dict[str, list[Range]]


def triples(model: Model, seen: Vectors) -> list[Triple]:
    """The attributions that the heads find: each cue with the parts that point to it most."""
    shares = heads.tags(model.weights, "attribution", seen)
    found = {part: tagged(shares, kind) for kind, part in enumerate(PARTS)}
    made: list[Triple] = [{"Source": [], "Cue": [cue], "Content": []} for cue in found["Cue"]]
    if not made:
        return []
    vectors = np.stack([seen.tokens[a:b].mean(0) for a, b in found["Cue"]])
    far = np.arange(len(seen.tokens))[None] - np.array([a for a, _ in found["Cue"]])[:, None]
    links = heads.links(model.weights, vectors, heads.linkable(model.weights, seen.tokens), far)
    for number, part in ((0, "Source"), (1, "Content")):
        for first, last in found[part]:
            best = int(links[:, number, first:last].mean(-1).argmax())
            made[best][part].append((first, last))
    return made


def main(folder: Path, model: Model) -> None:
    """Print the scores."""
    judge, tables = Judge(model), RulesTagger()
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{path.stem.rpartition('_')[0]}.txt").read_text("utf-8")
        told = sentences(text, lines(text))
        if not told:
            continue
        readings = tables.read(told, None)
        ruled = RulesCoder(tables).report(Document.of(text), readings)
        words = folded(readings)
        made = triples(judge.model, judge.see(words, ruled))
        count(counts, by_words(gold(path), [t for one in words for t in one.sentence.tokens]), made)
    for part in (*PARTS, "triple"):
        right, recalled = counts[part, "right"], counts[part, "recalled"]
        precision = right / max(1, counts[part, "made"])
        recall = recalled / max(1, counts[part, "marked"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{part:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def by_words(marked: list[Frame], tokens: list[Token]) -> list[Triple]:
    """The marked attributions by the numbers of their words."""
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]

    def words(span: tuple[int, int]) -> Range:
        return bisect_right(ends, span[0]), bisect_left(starts, span[1])

    return [{part: [words(span) for span in one[part]] for part in PARTS} for one in marked]


def count(counts: Counter[tuple[str, str]], marked: list[Triple], made: list[Triple]) -> None:
    """Count one text."""
    for part in PARTS:
        wanted = {span for one in marked for span in one[part]}
        found = {span for one in made for span in one[part]}
        counts[part, "marked"] += len(wanted)
        counts[part, "made"] += len(found)
        counts[part, "right"] += len(wanted & found)
        counts[part, "recalled"] += len(wanted & found)
    counts["triple", "marked"] += len(marked)
    counts["triple", "made"] += len(made)
    counts["triple", "right"] += sum(any(whole(one, other) for other in marked) for one in made)
    counts["triple", "recalled"] += sum(any(whole(one, other) for other in made) for one in marked)


def whole(one: Triple, other: Triple) -> bool:
    """Whether every part that `one` has meets the same part of `other`."""
    return all(not one[part] or meets(one[part], other[part]) for part in PARTS)


def meets(one: list[Range], other: list[Range]) -> bool:
    """Whether any of the ranges share a word."""
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Model(Path(sys.argv[2])) if sys.argv[2:] else shipped())
