"""Whether the order in which reports arrive matters to a ledger.

usage: python benchmarks/shuffles.py [SHUFFLES] [--corpus FOLDER]      default: 200 --corpus corpus

The reports of the corpus' parts a to h are coded once, by rules. Each time they are added to a new
ledger in another order, in batches of another size, each batch linked to what is there; then the
incidents, their codes, what is told of them and every row of the view are compared with those of a
ledger to which all were added before it was linked. All must be alike.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from rashomon.code.coder import coder
from rashomon.ledger import refresh
from rashomon.ledger.schema import VIEW
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from relinking import Coded

LONGEST = 24  # reports of a batch


def reports(folder: Path) -> list[Coded]:
    """The reports of parts a to h, coded by rules."""
    files = sorted(folder.glob("[a-h]/*.txt"))
    origins, rules = Origins(files=files), coder("rules")
    read = [read_document(file, origins.of(file)) for file in files]
    return [(one, rules.code(one)) for one in read]


def digest(ledger: SqliteLedger) -> str:
    """The hash of all that a ledger tells and of every row of its view but the stamp."""
    told = [repr(one) for one in ledger.incidents()]
    tables = [table for table in VIEW.sorted_tables if table.name != "view_stamp"]
    with ledger._database.reading() as connection:
        rows = [sorted(map(str, connection.execute(select(table)))) for table in tables]
    return sha256(repr((told, rows)).encode()).hexdigest()


def filled(path: Path, batches: Sequence[Sequence[Coded]]) -> str:
    """The digest of a ledger to which `batches` were added, one after another."""
    ledger = SqliteLedger(path, write=True)
    for batch in batches:
        ledger.add_many(batch)
        ledger.refresh()
    try:
        return digest(ledger)
    finally:
        ledger.close()


def batches(some: Sequence[Coded], chance: random.Random) -> list[Sequence[Coded]]:
    """The reports in another order, in batches of other sizes."""
    left, parts = chance.sample(some, len(some)), []
    while left:
        size = chance.randint(1, LONGEST)
        parts.append(left[:size])
        left = left[size:]
    return parts


def main() -> None:
    """Print how many shuffles gave the same ledger."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shuffles", nargs="?", type=int, default=200)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args()
    some = reports(asked.corpus) if asked.corpus.is_dir() else []
    if not some:
        print(f"{asked.corpus}: there is no corpus here", file=sys.stderr)
        raise SystemExit(2)
    refresh.behind = lambda *_: True  # type: ignore[assignment]  # batches are caught up with
    with tempfile.TemporaryDirectory() as folder:
        wanted = filled(Path(folder) / "whole", [some])
        chance, alike = random.Random(1), 0
        for number in range(asked.shuffles):
            alike += filled(Path(folder) / str(number), batches(some, chance)) == wanted
            (Path(folder) / str(number)).unlink()
    print(f"{len(some)} reports, {asked.shuffles} shuffles: {alike} identical ledgers")


if __name__ == "__main__":
    main()
