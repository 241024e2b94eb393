"""The corpus in two parts, split by incident: one to tune on, one that only scores may see.

usage: python benchmarks/split.py CORPUS OUT     writes OUT/tune and OUT/held, texts and codings

Reports that share an incident stand in the same part, across folders too. About a quarter of the
reports is held. Where no rule was written for a held report, its score tells what rules are worth.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sys
from pathlib import Path


def groups(corpus: Path) -> dict[str, list[Path]]:
    """Codings by the group of incidents that they share; a group is named by its first report."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    paths = sorted(corpus.glob("[a-h]/*.json"))
    for path in paths:
        for incident in json.loads(path.read_text(encoding="utf-8"))["incidents"]:
            one, other = sorted((find(path.stem), find("incident " + incident["incident_id"])))
            leader[other] = one
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault(find(path.stem), []).append(path)
    return {members[0].stem: members for members in found.values()}


def held(group: str) -> bool:
    """Whether a group of reports is held back: by the hash of its name, one in four."""
    return hashlib.sha256(group.encode()).digest()[0] % 4 == 0


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
