"""The corpus in two parts, split by incident: one to tune on, one that only scores may see.

usage: python benchmarks/split.py CORPUS OUT     writes OUT/tune and OUT/held, texts and codings

Reports that share an incident stand in the same part, across folders too. About a quarter of the
reports is held. Where no rule was written for a held report, its score tells what rules are worth.
"""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

from training.split import groups, held

__all__ = ["groups", "held"]


def main(corpus: Path, out: Path) -> None:
    """Write the two parts, each with one manifest."""
    rows = {
        Path(row["file"]).stem: row
        for manifest in sorted(corpus.glob("[a-h]/manifest.csv"))
        for row in csv.DictReader(manifest.open(encoding="utf-8"))
    }
    parts: dict[str, list[Path]] = {"tune": [], "held": []}
    for group, members in groups(corpus).items():
        parts["held" if held(group) else "tune"] += members
    for part, paths in parts.items():
        folder = out / part
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["file", "published", "outlet", "url", "language"])
            writer.writeheader()
            writer.writerows(rows[path.stem] for path in sorted(paths))
        for path in paths:
            shutil.copy(path, folder)
            shutil.copy(path.with_suffix(".txt"), folder)
        print(f"{part}: {len(paths)} reports")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
