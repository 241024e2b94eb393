"""PolNeAR: who says what in US political news (Newell, Margolin and Ruths, LREC 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.example import MASKED, Example, Frame
from training.reader import Reader, mark

_ENTITY = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_KINDS = {"Source": 0, "Cue": 1, "Content": 2}
Spans = list[tuple[int, int]]


def examples(folder: Path) -> Iterator[Example]:
    """One example an article of `folder` (with text/ and attributions/)."""
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        if marked:  # where two people marked an article, the first one's marks
            yield example(path, marked[0])


def example(path: Path, marked: Path) -> Example:
    """One article: attribution tags, and which parts belong to which cue."""
    reader = Reader(path.read_text(encoding="utf-8"))
    made = reader.example(path.stem)
    tags = reader.tags(0)
    for parts in attributions(marked):
        ranges = {
            name: [r for r in (reader.within(*span) for span in spans) if r[0] < r[1]]
            for name, spans in parts.items()
        }
        for name, kind in _KINDS.items():
            mark(tags, ranges[name], kind)
        if ranges["Cue"]:
            first, last = ranges["Cue"][0]
            made.frames.append(Frame(first, last, _all(ranges["Source"]), _all(ranges["Content"])))
    made.tags["attribution"] = tags
    made.tags["saying"] = np.where(tags >= 5, MASKED, tags)  # what nests in contents is not marked
    return made


def attributions(path: Path) -> list[dict[str, Spans]]:
    """The attributions of a brat file, each with the character spans of its parts."""
    spans: dict[str, Spans] = {}
    found = []
    for row in path.read_text(encoding="utf-8").splitlines():
        entity = _ENTITY.match(row)
        if entity:
            pieces = (piece.split() for piece in entity[3].split(";"))
            spans[entity[1]] = [(int(start), int(end)) for start, end in pieces]
        elif row.startswith("E"):
            parts: dict[str, Spans] = {name: [] for name in _KINDS}
            for role in row.split("\t")[1].split():
                name, _, ref = role.partition(":")
                name = name.rstrip("0123456789")
                if name in parts:
                    parts[name] += spans.get(ref, [])
            found.append(parts)
    return found


def _all(ranges: Spans) -> list[int]:
    return [token for first, last in ranges for token in range(first, last)]
