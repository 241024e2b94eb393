"""How well attributions are found: speakers, cues, contents and the three together, on PolNeAR.

usage: python benchmarks/attribution.py FOLDER [--misses]    FOLDER holds attributions/ and text/

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks who says what in US political news. A span
counts as found where it shares a character with the gold one (partial) and, in the last row, where
speaker, cue and content of one attribution are all found together.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from rashomon.code.attribution import attribute
from rashomon.code.reading import Attribution
from rashomon.code.speakers import Speakers
from rashomon.knowledge.parties import find_parties
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

Spans = list[tuple[int, int]]
Frame = dict[str, Spans]

_ENTITY = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")


def gold(path: Path) -> list[Frame]:
    """The attributions of a brat file, each with the spans of its parts."""
    spans: dict[str, Spans] = {}
    frames = []
    for row in path.read_text(encoding="utf-8").splitlines():
        entity = _ENTITY.match(row)
        if entity:
            pieces = (piece.split() for piece in entity[3].split(";"))
            spans[entity[1]] = [(int(start), int(end)) for start, end in pieces]
        elif row.startswith("E"):
            frame: Frame = {"Source": [], "Cue": [], "Content": []}
            for role in row.split("\t")[1].split():
                name, _, ref = role.partition(":")
                name = name.rstrip("0123456789")
                if name in frame:
                    frame[name] += spans.get(ref, [])
            frames.append(frame)
    return [frame for frame in frames if frame["Cue"] and frame["Content"]]


def found(text: str) -> list[Frame]:
    """The attributions that the coder's rules find in a text."""
    frames = []
    speakers = Speakers()
    for sentence in sentences(text, lines(text)):
        parties = find_parties(sentence.tokens)
        speakers.enter(sentence, parties)
        frames += [_frame(one) for one in attribute(sentence, parties, speakers)]
    return frames


def _frame(one: Attribution) -> Frame:
    speaker = [(one.speaker.start, one.speaker.end)] if one.speaker else []
    content = [(span.start, span.end) for span in one.content]
    return {"Source": speaker, "Cue": [(one.cue.start, one.cue.end)], "Content": content}


def _meets(one: Spans, other: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _whole(one: Frame, other: Frame) -> bool:
    """Whether every part that `one` has meets the same part of `other`."""
    return all(not one[part] or _meets(one[part], other[part]) for part in one)


class Tally:
    """Counts of what is marked, made, recalled and right, part by part."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.missed: Counter[str] = Counter()
        self.made_up: Counter[str] = Counter()

    def add(self, text: str, marked: list[Frame], made: list[Frame]) -> None:
        """Count one text."""
        for part in ("Source", "Cue", "Content"):
            ours = [one[part] for one in made if one[part]]
            theirs = [one[part] for one in marked if one[part]]
            self._count(part, len(theirs), len(ours))
            self.counts[part, "recalled"] += sum(any(_meets(g, s) for s in ours) for g in theirs)
            self.counts[part, "right"] += sum(any(_meets(g, s) for g in theirs) for s in ours)
        self._count("all", len(marked), len(made))
        self.counts["all", "recalled"] += sum(any(_whole(g, s) for s in made) for g in marked)
        self.counts["all", "right"] += sum(any(_whole(g, s) for g in marked) for s in made)
        self._note(text, marked, made)

    def _count(self, part: str, marked: int, made: int) -> None:
        self.counts[part, "marked"] += marked
        self.counts[part, "made"] += made

    def _note(self, text: str, marked: list[Frame], made: list[Frame]) -> None:
        cues = [one["Cue"] for one in made]
        for one in marked:
            if not any(_meets(one["Cue"], cue) for cue in cues):
                self.missed[" ".join(text[a:b].lower() for a, b in one["Cue"])] += 1
        for cue in cues:
            if not any(_meets(one["Cue"], cue) for one in marked):
                self.made_up[text[slice(*cue[0])].lower()] += 1

    def row(self, part: str) -> str:
        """Precision, recall and F1 of one part, in a line."""
        of = {name: self.counts[part, name] for name in ("marked", "made", "recalled", "right")}
        precision, recall = of["right"] / max(1, of["made"]), of["recalled"] / max(1, of["marked"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{part:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({of['marked']} marked)"


def main(folder: Path, misses: bool) -> None:
    """Print the scores and, if asked, the cues most often missed and most often made up."""
    tally = Tally()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        tally.add(text, gold(path), found(text))
    for part in ("Source", "Cue", "Content", "all"):
        print(tally.row(part))
    if misses:
        print("missed", tally.missed.most_common(80))
        print("made up", tally.made_up.most_common(60))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
