"""Files into a ledger: read, coded, written, each on its own; what cannot be read is a row."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from rashomon.ledger.protocol import Ledger
from rashomon.model.document import Document
from rashomon.model.errors import RashomonError, UnreadableError
from rashomon.model.report import Report
from rashomon.model.vocabulary import DEFAULT_CODER
from rashomon.read.files import Noted, read_with_notes
from rashomon.read.origins import Origins

if TYPE_CHECKING:
    from rashomon.code.coder import Coder

_ROUND = 64  # documents that each process is given at a time
_WORTH_IT = 200  # files for which starting another process pays


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the files: a manifest, and a date for those that no manifest dates.

    `jobs` is the number of processes that code; 0 takes one a core where the files are many.
    `coder` is the name of the coder (see CoderName).
    """

    manifest: Path | None = None
    published: date | None = None
    jobs: int = 0
    coder: str = DEFAULT_CODER


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files: new in the ledger, there already, unreadable (name, reason).

    `notes` (name, note) tell what is odd about files that were coded all the same.
    """

    added: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()


class Watch:
    """Is told how adding goes. This one does nothing with it."""

    def file(self) -> None:
        """One more file was read, or could not be."""

    def linking(self) -> None:
        """All files were read and coded; what is left is to link their incidents."""


@dataclass(slots=True)
class _Run:
    """One run of files into a ledger."""

    ledger: Ledger
    origins: Origins
    watch: Watch
    coder: str
    read: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def documents(self, files: Iterable[Path]) -> Iterator[Document]:
        """The documents that are to be coded: those that the ledger does not hold settled."""
        for file in files:
            noted = self._noted(file)
            if noted and not self.ledger.settled(noted.document, _coder(self.coder).name):
                self.notes += ((str(file), note) for note in noted.notes)
                yield noted.document
            self.watch.file()

    def _noted(self, file: Path) -> Noted | None:
        try:
            noted = read_with_notes(file, self.origins.of(file))
        except UnreadableError as error:
            self.unreadable.append((str(file), str(error).removeprefix(f"{file}: ")))
            return None
        self.read.append(str(file))
        return noted

    def record(self) -> None:
        """Let the ledger know which files cannot be read, and which can be after all."""
        for name, reason in self.unreadable:
            self.ledger.refuse(name, reason)
        if self.read:
            self.ledger.readable(self.read)


@cache
def _coder(name: str) -> Coder:
    from rashomon.code.coder import coder  # noqa: PLC0415 (its tables load slowly)

    return coder(name)


def _code(document: Document, name: str) -> tuple[Document, Report]:
    return document, _coder(name).code(document)


def _enter() -> None:
    """Begin a process that codes: Ctrl-C is for the one that started it, and it ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)  # nothing else ends a process that waits for work from one that was killed


def _mapped(
    pool: ProcessPoolExecutor, batch: list[Document], coder: str
) -> Iterator[tuple[Document, Report]]:
    try:
        yield from pool.map(partial(_code, name=coder), batch, chunksize=8)
    except BrokenProcessPool as error:
        raise RashomonError(
            "a process that codes was killed, perhaps for lack of memory; what was added is kept"
        ) from error


def coded(
    documents: Iterable[Document], jobs: int, coder: str
) -> Iterator[tuple[Document, Report]]:
    """Each document with its report, in their order, coded by `jobs` processes."""
    if jobs < 2:
        yield from (_code(document, coder) for document in documents)
        return
    waiting = iter(documents)
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_enter) as pool:
        while batch := list(islice(waiting, _ROUND * jobs)):
            yield from _mapped(pool, batch, coder)


def _jobs(asked: int, files: int) -> int:
    return asked or max(1, min(os.cpu_count() or 1, files // _WORTH_IT))


def add_files(
    ledger: Ledger,
    files: Sequence[Path],
    given: Given,
    watch: Watch | None = None,
) -> Added:
    """Add `files` to `ledger`; what is there already is left alone.

    A file that cannot be read is recorded with its reason and stops no other. Raises InputError
    for a manifest that is wrong and LedgerError where the ledger cannot be written.
    """
    watch = watch or Watch()
    run = _Run(ledger, Origins(given.manifest, given.published, files), watch, given.coder)
    jobs = _jobs(given.jobs, len(files))
    new = ledger.add_many(coded(run.documents(files), jobs, given.coder))
    run.record()
    watch.linking()
    ledger.refresh()
    return Added(new, len(run.read) - new, tuple(run.unreadable), tuple(run.notes))
