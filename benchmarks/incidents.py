"""When and where the whole coder sets the incidents that it finds, against coded reports.

usage: python benchmarks/incidents.py [--scorer PATH] [--coder NAME] FOLDER ...

FOLDER holds texts (NAME.txt) and codings (NAME.json). Foreground incidents are aligned as the
scorer of facts.py does; of those that the coding and the coder both have:
  dated    the start says all that the coded one says, or neither has one
  placed   a place of the coding is among the coder's (of those whose coding has a place)
  located  and that place has coordinates, of a grade that its words allow (exact, near, area,
           border sector)
Without the scorer the exit code is 2.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from facts import SCORER, Report, reports
from rashomon.code.coder import coder as coder_named
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName

Incident = dict[str, Any]


def pairs(scorer: ModuleType, report: Report) -> Iterator[tuple[Incident, Incident]]:
    """The foreground incidents of a coding, each with the coder's that is aligned with it."""
    text = scorer.fold(report.text.read_text("utf-8"))
    gold, ours = (
        [one for one in coding["incidents"] if one["role"] == "foreground"]
        for coding in (report.wanted(), report.coding)
    )
    yield from scorer.align(text, gold, ours)[0]


def located(scorer: ModuleType, places: list[str], incident: Incident) -> bool:
    """Whether a place that the coding names has coordinates in the coder's incident."""
    return any(
        one["latitude"] is not None and scorer.same_place(places, [one["text"]])
        for one in incident["where"]
    )


def tally(scorer: ModuleType, chosen: list[Report]) -> Counter[str]:
    """How many incidents are dated, placed and located, of how many."""
    found = Counter[str]()
    for report in chosen:
        for gold, ours in pairs(scorer, report):
            day, start = gold["date_start"], ours["date_start"]
            found["incidents"] += 1
            found["dated"] += scorer.date_ok(day, start)
            if gold["places"]:
                found["with a place"] += 1
                found["placed"] += scorer.same_place(gold["places"], ours["places"])
                found["located"] += located(scorer, gold["places"], ours)
    return found


def main() -> int:
    """Print the shares of each folder."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--coder", choices=list(CoderName), default=DEFAULT_CODER)
    asked = parser.parse_args()
    if not asked.scorer.is_file():
        print(f"incidents: {asked.scorer}: no scorer here; name one with --scorer", file=sys.stderr)
        return 2
    sys.dont_write_bytecode = True
    scorer = SourceFileLoader("scorer", str(asked.scorer)).load_module()
    coder = coder_named(asked.coder)
    for folder in asked.folders:
        found = tally(scorer, reports(coder, folder, folder))
        shares = [
            f"{name} {found[name]}/{found[of]} = {found[name] / max(1, found[of]):.3f}"
            for name, of in (
                ("dated", "incidents"),
                ("placed", "with a place"),
                ("located", "with a place"),
            )
        ]
        print(f"{folder.name:7}", ", ".join(shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
