"""How often a text settles its own day of publication, and how often rightly, on coded reports.

usage: python benchmarks/dating.py FOLDER [-v]     FOLDER holds NAME.txt and NAME.json

The day of publication is hidden from the coder; `right` are the days inferred that are the coded
one, `settled` the share of reports for which a day is inferred at all. Reports whose day is not
coded are counted apart: nothing says whether a day inferred for them is right.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from rashomon.code.times.inferring import infer
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences


def main(folder: Path) -> None:
    """Print the figures for a folder."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        print(f"no coded reports in {folder}", file=sys.stderr)
        raise SystemExit(2)
    tally: Counter[str] = Counter()
    for path in paths:
        published = json.loads(path.read_text(encoding="utf-8"))["published"]
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        page = lines(text)
        dated = infer(text, page, sentences(text, page))
        group = "dated" if published else "undated"
        tally[group] += 1
        tally[f"{group} settled"] += dated.day is not None
        tally["right"] += dated.day is not None and dated.day == published
        if "-v" in sys.argv:
            print(path.stem, published, dated.day, dated.basis, sep="\t")
    settled, known = tally["dated settled"], max(tally["dated"], 1)
    print(f"settled   {settled}/{tally['dated']} = {settled / known:.3f}")
    print(f"right     {tally['right']}/{settled} = {tally['right'] / max(settled, 1):.3f}")
    print(f"undated   {tally['undated settled']} of {tally['undated']} settled")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
