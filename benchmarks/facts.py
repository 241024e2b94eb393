"""How many facts the coder gets right, fact by fact, against coded reports.

usage: python benchmarks/facts.py [--scorer PATH] [--coder NAME] [--full] [GOLD[:TEXTS] ...]

Each GOLD is a folder of codings (NAME.json); its texts (NAME.txt) and its manifest.csv lie beside
them or in TEXTS. Without any GOLD: every part of corpus/, all of it, what split.py tunes on and
holds, and the seeds (../shared/gold/seeds:../shared/seeds) where they are. Every figure of the
table is an F1 of the scorer, but for `grounded`, its share of evidence that stands in the text.
Below it stand `furniture`, how many incidents rest on nothing but lines that the coding calls page
furniture, and in how many of the reports whose coding has no incident none was found. Those in
which one was found are named, but not the held ones: of them nobody who writes rules may know more
than totals. --full prints all that the scorer says.

The scorer (default ../shared/bin/score-reports, in a folder beside the checkout) is no part of
this package. Where it is absent, there is no table and the exit code is 2.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rashomon.api import code
from rashomon.code.coder import Coder
from rashomon.code.coder import coder as coder_named
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from split import groups, held

SCORER = Path("../shared/bin/score-reports")
SEEDS = Path("../shared/gold/seeds"), Path("../shared/seeds")
CORPUS = Path("corpus")
COLUMNS = "facts casualty incident date place account initiator reaction diplomacy disputed".split()


@dataclass(frozen=True)
class Report:
    """A coded report: the text, the coding that people made, and the coder's."""

    name: str
    text: Path
    gold: Path
    coding: dict[str, Any]

    def wanted(self) -> dict[str, Any]:
        """The coding that people made."""
        told: dict[str, Any] = json.loads(self.gold.read_text("utf-8"))
        return told


def reports(coder: Coder, gold: Path, texts: Path) -> list[Report]:
    """The reports of one folder, coded."""
    paths = [texts / f"{path.stem}.txt" for path in sorted(gold.glob("*.json"))]
    origins = Origins(files=paths)
    return [
        Report(path.stem, path, gold / f"{path.stem}.json", code(document, coder))
        for path in paths
        for document in [read_document(path, origins.of(path))]
    ]


def from_furniture(report: Report) -> int:
    """How many incidents of a report rest on nothing but its furniture."""
    text = report.text.read_text("utf-8")
    furniture = {i for line in report.wanted()["boilerplate"] for i in stands(text, line)}
    return sum(
        all(furniture.issuperset(range(*account["spans"]["evidence"])) for account in accounts)
        for accounts in (one["accounts"] for one in report.coding["incidents"])
        if accounts
    )


def stands(text: str, line: str) -> Iterator[int]:
    """The characters of every place where `line` stands in `text`."""
    at = text.find(line)
    while line and at >= 0:
        yield from range(at, at + len(line))
        at = text.find(line, at + len(line))


def scored(scorer: Path, chosen: Sequence[Report]) -> str:
    """What the scorer prints for some reports."""
    with TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold"), Path(folder, "system")
        gold.mkdir()
        system.mkdir()
        for one in chosen:
            shutil.copy(one.gold, gold)
            shutil.copy(one.text, gold)
            (system / f"{one.name}.json").write_text(json.dumps(one.coding), "utf-8")
        command = [sys.executable, str(scorer), str(gold), str(system)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(table: str) -> dict[str, str]:
    """The F1 of each row of the scorer's table, and the share that is grounded."""
    rows = [line.split() for line in table.splitlines()[2:] if line]
    return {row[0]: row[1] if row[0] == "grounded" else row[3] for row in rows}


def kept() -> set[str]:
    """The names of the reports that are held."""
    parts = groups(CORPUS).items()
    return {path.stem for name, group in parts if held(name) for path in group}


def sets(coder: Coder, given: Sequence[str]) -> Iterator[tuple[str, list[Report]]]:
    """The sets of reports to score, by name."""
    if given:
        for one in given:
            gold, _, texts = one.partition(":")
            yield Path(gold).name, reports(coder, Path(gold), Path(texts or gold))
        return
    parts = {path.name: reports(coder, path, path) for path in sorted(CORPUS.glob("[a-h]"))}
    every = [one for part in parts.values() for one in part]
    apart = kept()
    yield from parts.items()
    yield "all", every
    yield "tune", [one for one in every if one.name not in apart]
    yield "held", [one for one in every if one.name in apart]
    if SEEDS[0].is_dir():
        yield "seeds", reports(coder, *SEEDS)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("gold", nargs="*")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--coder", choices=list(CoderName), default=DEFAULT_CODER)
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args()
    if not asked.scorer.is_file():
        print(f"facts: {asked.scorer}: no scorer here; name one with --scorer", file=sys.stderr)
        return 2
    print(f"{'':7}{'reports':>8}" + "".join(f"{name:>10}" for name in (*COLUMNS, "grounded")))
    apart = kept()
    made_up: dict[str, list[str]] = {}
    for name, chosen in sets(coder_named(asked.coder), asked.gold):
        table = scored(asked.scorer, chosen)
        row = figures(table)
        cells = "".join(f"{row[column]:>10}" for column in (*COLUMNS, "grounded"))
        empty = [one for one in chosen if not one.wanted()["incidents"]]
        found = [one.name for one in empty if one.coding["incidents"]]
        made_up[name] = [
            f"furniture {sum(map(from_furniture, chosen))};",
            f"no incident in {len(empty) - len(found)} of {len(empty)} that have none;",
            *(one for one in found if one not in apart),
        ]
        print(f"{name:7}{len(chosen):>8}{cells}")
        if asked.full:
            print(table)
    print()
    for name, words in made_up.items():
        print(f"{name:7}", *words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
