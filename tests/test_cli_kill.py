"""A program that is killed or interrupted while it adds keeps whole documents, and goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.ledger.store import open_ledger

PROGRAM = (sys.executable, "-c", "from rashomon.cli import main; main()")
FILES = 260
REPORT = (
    "Noria's defence ministry said on Tuesday that Armenian troops had shelled Osk, killing {n} "
    "soldiers. Armenia's Defence Ministry denied the claim.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many reports that adding them takes a while."""
    folder = tmp_path_factory.mktemp("in")
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(REPORT.format(n=number + 2) * 8, "utf-8")
    return folder


@contextmanager
def adding(folder: Path, ledger: Path, jobs: int) -> Iterator[subprocess.Popen[str]]:
    """The program while it adds, from the moment when the ledger holds something."""
    words = ("add", str(folder), "--ledger", str(ledger), "--jobs", str(jobs))
    with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.PIPE, text=True) as process:
        log = ledger.with_name(f"{ledger.name}-wal")
        while process.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
            time.sleep(0.01)
        yield process


def whole(ledger: Path) -> int:
    """How many documents the ledger holds, once each is seen to be whole."""
    with open_ledger(ledger) as store:
        kept = {card.ref.document for card in store.cards()}
        counts = store.counts()
        assert len(kept) == counts.documents
        for id in kept:
            document, report = store.document(id), store.report(id)
            assert document
            assert report
            assert report.claims
            report.check(document.text)
        return counts.documents


def add(folder: Path, ledger: Path) -> None:
    """Add what is left."""
    words = ("add", str(folder), "--ledger", str(ledger), "--jobs", "1")
    subprocess.run([*PROGRAM, *words], check=True, stdout=subprocess.DEVNULL, timeout=60)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_program_leaves_whole_documents_and_the_next_run_adds_the_rest(
    folder: Path, tmp_path: Path, jobs: int
) -> None:
    ledger, kept = tmp_path / "a.ledger", 0
    chance = random.Random(jobs)
    for _ in range(2):
        with adding(folder, ledger, jobs) as process:
            time.sleep(chance.uniform(0, 0.3))
            process.kill()
        now = whole(ledger)
        assert kept <= now
        kept = now
    assert kept > 0
    add(folder, ledger)
    assert whole(ledger) == FILES


def test_the_processes_of_a_killed_program_end_with_it(folder: Path, tmp_path: Path) -> None:
    with adding(folder, tmp_path / "a.ledger", 2) as process:
        process.kill()
        assert process.stderr
        begun = time.monotonic()
        process.stderr.read()  # ends when the last process that holds it has ended
    assert time.monotonic() - begun < 5


def test_an_interrupted_program_keeps_what_it_wrote(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "a.ledger"
    with adding(folder, ledger, 1) as process:
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.splitlines() == ["rashomon: interrupted; what was written until now is kept"]
    assert 0 < whole(ledger) < FILES
