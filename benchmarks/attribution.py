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


def main(folder: Path, misses: bool) -> None:
    """Print the scores and, if asked, the cues most often missed and most often made up."""
    totals: Counter[tuple[str, str]] = Counter()
    missed: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{path.stem.rpartition('_')[0]}.txt").read_text(encoding="utf-8")
        marked, made = gold(path), found(text)
        for part in ("Source", "Cue", "Content"):
            ours = [f for f in made if f[part]]
            theirs = [f for f in marked if f[part]]
            totals[part, "gold"] += len(theirs)
            totals[part, "system"] += len(ours)
            totals[part, "recalled"] += sum(
                any(_meets(g[part], s[part]) for s in ours) for g in theirs
            )
            totals[part, "right"] += sum(
                any(_meets(g[part], s[part]) for g in theirs) for s in ours
            )
        for frame in marked:
            hit = any(all(not frame[p] or _meets(frame[p], s[p]) for p in frame) for s in made)
            totals["all", "recalled"] += hit
            if not any(_meets(frame["Cue"], s["Cue"]) for s in made):
                missed[" ".join(text[a:b].lower() for a, b in frame["Cue"])] += 1
        totals["all", "gold"] += len(marked)
        totals["all", "system"] += len(made)
        for ours_one in made:
            totals["all", "right"] += any(
                all(not g[p] or _meets(g[p], ours_one[p]) for p in g) for g in marked
            )
            if not any(_meets(g["Cue"], ours_one["Cue"]) for g in marked):
                spurious[text[slice(*ours_one["Cue"][0])].lower()] += 1
    for part in ("Source", "Cue", "Content", "all"):
        precision = totals[part, "right"] / max(1, totals[part, "system"])
        recall = totals[part, "recalled"] / max(1, totals[part, "gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{part:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({totals[part, 'gold']} gold)"
        )
    if misses:
        print("missed", missed.most_common(80))
        print("made up", spurious.most_common(60))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
