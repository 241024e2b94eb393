"""How well times of saying are told from times of what happened, on coded reports.

usage: python benchmarks/saying.py FOLDER [-v]     FOLDER holds NAME.txt and NAME.json

Of the time phrases in sentences that say who says something: how many of those coded as words of an
incident's date are taken for times of saying (wrong, but where a coder took the day of the saying
for want of another), and how many of those that are not are taken for times of what happened
(right where they date history, talks or reactions, which are no incident's dates).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rashomon.code.reading import Reading
from rashomon.code.tagger import RulesTagger
from rashomon.code.times.saying import dates
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences


def coded(text: str, gold: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the words of incidents' dates stand."""
    found = []
    for words in {words for one in gold["incidents"] for words in one["date_text"]}:
        begin = text.find(words)
        while begin >= 0:
            found.append((begin, begin + len(words)))
            begin = text.find(words, begin + 1)
    return found


def score(name: str, readings: tuple[Reading, ...], gold: list[tuple[int, int]]) -> Counter[str]:
    """The labels of the time phrases of a report, of incidents' dates and others apart."""
    tally: Counter[str] = Counter()
    for reading in readings:
        for time in reading.times if reading.attributions else ():
            span = time.span
            mine = any(start < span.end and span.start < end for start, end in gold)
            kind, label = "incident" if mine else "other", dates(time, reading).value
            tally[f"{kind} {label}"] += 1
            tally[kind] += 1
            if "-v" in sys.argv:
                print(name, kind, label, span.text, reading.sentence.text[:160], sep="\t")
    return tally


def main(folder: Path) -> None:
    """Print the figures for a folder."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        print(f"no coded reports in {folder}", file=sys.stderr)
        raise SystemExit(2)
    tally: Counter[str] = Counter()
    tagger = RulesTagger()
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        readings = tagger.read(sentences(text, lines(text)), gold["published"])
        tally += score(path.stem, readings, coded(text, gold))
    for kind in ("incident", "other"):
        for label in ("saying", "unclear", "told"):
            share = tally[f"{kind} {label}"] / max(tally[kind], 1)
            print(f"{kind:9}{label:8}{tally[f'{kind} {label}']}/{tally[kind]} = {share:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
