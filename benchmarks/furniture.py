"""How much of the furniture of coded reports is found, and how much evidence is taken for it.

Usage: python benchmarks/furniture.py FOLDER [--misses]
FOLDER holds NAME.txt and NAME.json in the corpus form. Figures are by characters.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rashomon.text.layout import LineKind, furniture, lines


def gold(text: str, strings: list[str]) -> set[int]:
    """The characters of the furniture: whole lines where there are any, else the last place."""
    marked: set[int] = set()
    for string in (string.strip() for string in strings):
        whole = [n for n in lines(text) if text[n.start : n.end] == string]
        at = text.rfind(string)
        places = [(n.start, n.end) for n in whole] or [(at, at + len(string))] * (at >= 0)
        if len(places) > 1 and places[-1][0] > len(text) // 2:
            places = places[-strings.count(string) :]
        for start, end in places:
            marked.update(range(start, end))
    return marked


def evidence(report: dict[str, Any], text: str) -> set[int]:
    """The characters of all evidence in a coded report."""
    strings = [a["evidence"] for i in report["incidents"] for a in i["accounts"]]
    strings += [r["evidence"] for r in report["reactions"] + report["diplomacy"]]
    marked: set[int] = set()
    for string in strings:
        if (at := text.find(string)) >= 0:
            marked.update(range(at, at + len(string)))
    return marked


def show(name: str, text: str, wanted: set[int], found: set[int]) -> None:
    """Print the lines where furniture is missed (-) or wrongly found (+)."""
    for line in lines(text):
        here = {i for i in range(line.start, line.end) if not text[i].isspace()}
        missed, false = len(here & wanted - found), len(here & found - wanted)
        if line.kind is not LineKind.BLANK and missed + false > 3:
            sign = "-" if missed > false else "+"
            print(sign, name, line.kind, text[line.start : line.end][:150])


def main(folder: Path, misses: bool) -> None:
    """Print precision, recall, F1 and the share of evidence lost."""
    hits = wanted_all = found_all = lost = told = 0
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        wanted = gold(text, report.get("boilerplate", []))
        spans = furniture(text, lines(text))
        found = {i for span in spans for i in range(span.start, span.end)}
        claimed = evidence(report, text)
        hits += len(wanted & found)
        wanted_all += len(wanted)
        found_all += len(found)
        lost += len(claimed & found)
        told += len(claimed)
        if misses:
            show(path.stem, text, wanted, found)
    precision, recall = hits / max(1, found_all), hits / max(1, wanted_all)
    score = 2 * hits / max(1, found_all + wanted_all)
    print(f"furniture: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")
    print(f"evidence taken for furniture: {100 * lost / max(1, told):.2f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
