"""How well times are found and resolved, against coded reports.

usage: python benchmarks/times.py FOLDER [-v]     FOLDER holds NAME.txt and NAME.json

resolved: foreground incidents with a date and words for it, where the time phrase found at one
of these words comes to the coded start (a system date that says more than the coded one counts).
found: coded words that a time phrase found overlaps. Speed is the time for all reports, per report.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.code.reading import TimePhrase
from rashomon.code.times import Setting, read_times
from rashomon.text.layout import lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences


def phrases(parts: tuple[Sentence, ...], published: date | None) -> list[TimePhrase]:
    """Every time phrase of a report, in order."""
    found: list[TimePhrase] = []
    setting = Setting(published)
    for sentence in parts:
        times, setting = read_times(sentence, setting)
        found += times
    return found


def agrees(gold: str, start: str | None) -> bool:
    """Whether a start says all that gold says, or at least its month and nothing against it."""
    if not start:
        return False
    return start.startswith(gold) or (len(start) >= 7 and gold.startswith(start))


def at(text: str, words: str, found: list[TimePhrase]) -> list[TimePhrase]:
    """The phrases that overlap any place of the text where the words stand."""
    hits, begin = [], text.find(words)
    while begin >= 0:
        end = begin + len(words)
        hits += [p for p in found if p.span.start < end and begin < p.span.end]
        begin = text.find(words, begin + 1)
    return hits


def score(name: str, text: str, gold: dict[str, Any], found: list[TimePhrase]) -> list[int]:
    """Incidents resolved, incidents, words found, words: of one report."""
    tally = [0, 0, 0, 0]
    for incident in gold["incidents"]:
        hits = {words: at(text, words, found) for words in incident["date_text"]}
        tally[2] += sum(bool(h) for h in hits.values())
        tally[3] += len(hits)
        start = incident["date_start"]
        if incident["role"] != "foreground" or not start or not hits:
            missed = [words for words, h in hits.items() if not h]
        else:
            good = any(agrees(start, p.start) for h in hits.values() for p in h)
            tally[0] += good
            tally[1] += 1
            missed = [] if good else list(hits)
        if missed and "-v" in sys.argv:
            told = [(p.span.text, p.start, p.basis) for h in hits.values() for p in h]
            print(name, gold["published"], start, missed, told)
    return tally


def main(folder: Path) -> None:
    """Print the figures for a folder."""
    tally, spent, reports = [0, 0, 0, 0], 0.0, 0
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        published = date.fromisoformat(gold["published"]) if gold["published"] else None
        parts = sentences(text, lines(text))
        begun = time.process_time()
        found = phrases(parts, published)
        spent, reports = spent + time.process_time() - begun, reports + 1
        tally = [a + b for a, b in zip(tally, score(path.stem, text, gold, found), strict=True)]
    print(f"resolved {tally[0]}/{tally[1]} = {tally[0] / tally[1]:.3f}")
    print(f"found    {tally[2]}/{tally[3]} = {tally[2] / tally[3]:.3f}")
    print(f"speed    {1000 * spent / reports:.2f} ms a report, {reports} reports")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
