"""How fast reports are coded and added, on one core, by each coder.

usage: python benchmarks/speed.py [CORPUS]      CORPUS: a folder of reports (default corpus)

Every figure is the best of three. `reports a second` counts the time on the clock; `of processor
time` counts only what the process itself used, and is the one to compare where the machine is
busy with other things. A yardstick (reading and writing the corpus's codings as JSON) is timed
before and after in the same process: a figure in yardsticks hardly depends on the machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rashomon import api
from rashomon.code.coder import coder
from rashomon.model.vocabulary import CoderName
from rashomon.read.files import read_document
from rashomon.read.origins import Origins

TIMES = 3


class Took(NamedTuple):
    """Seconds on the clock and of processor time."""

    clock: float
    processor: float


def best(work: Callable[[], object], times: int = TIMES) -> Took:
    """The least that `work` took."""
    return Took(*map(min, zip(*(once(work) for _ in range(times)), strict=True)))


def once(work: Callable[[], object]) -> Took:
    """What `work` took, once."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def yardstick(corpus: Path) -> Took:
    """Reading and writing all codings as JSON, ten times."""
    codings = [path.read_text("utf-8") for path in sorted(corpus.glob("[a-h]/*.json"))]
    return best(lambda: [json.dumps(json.loads(one)) for _ in range(10) for one in codings])


def add(files: list[Path], by: str) -> None:
    """Add `files` to a new ledger, in this process."""
    with TemporaryDirectory() as folder:
        api.add(files, Path(folder, "a.ledger"), api.Given(jobs=1, coder=by))


def show(what: str, took: Took, rod: Took, reports: int) -> None:
    """Print one line."""
    print(
        f"{what:<18}{reports / took.clock:8.0f} reports a second"
        f"{reports / took.processor:8.0f} of processor time"
        f"{took.processor / rod.processor:8.1f} yardsticks"
    )


def command(words: list[str]) -> float:
    """The least time that a command takes from start to end, in seconds."""
    return best(lambda: subprocess.run(words, check=True, capture_output=True), 5).clock


def main(corpus: Path) -> None:
    """Print the figures."""
    files = sorted(corpus.glob("[a-h]/*.txt"))
    origins, coders = Origins(files=files), {by: coder(by) for by in CoderName}
    documents = [read_document(file, origins.of(file)) for file in files]
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(files)} reports of {words / len(files):.0f} words")
    first = {by: once(lambda by=by: coders[by].code(documents[0])).clock for by in CoderName}
    before = yardstick(corpus)
    took = {}
    for by in CoderName:
        took[f"code, {by}"] = best(lambda by=by: [coders[by].code(one) for one in documents])
        took[f"add, {by}"] = best(lambda by=by: add(files, by))
    after = yardstick(corpus)
    rod = Took(*map(min, before, after))
    print(f"{'yardstick':<18}{rod.processor:8.3f} s")
    for what, one in took.items():
        show(what, one, rod, len(files))
    for by, seconds in first.items():
        print(f"{'the first, ' + by:<18}{seconds:8.3f} s, tables and all")
    program = Path(sys.executable).with_name("rashomon")
    asked, bare = command([str(program), "--help"]), command([sys.executable, "-c", "pass"])
    print(f"{'rashomon --help':<18}{asked:8.3f} s, {asked / bare:.1f} times python -c pass")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus"))
