"""A desk that runs as it does for its users: the program, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from rashomon import api
from rashomon.demo import NOTICE
from rashomon.ledger.store import open_ledger
from rashomon.model.incident import Incident

CORPUS = Path(__file__).parents[2] / "corpus"
PARTS = ("a", "f")
PROGRAM = (sys.executable, "-m", "rashomon")


class Desk(NamedTuple):
    """A running desk: its address, the ledger that it shows, and what is in that.

    `codes` are its incidents, those that most claims tell of first; `document` tells of the first.
    """

    address: str
    ledger: Path
    codes: tuple[str, ...]
    document: str

    def __call__(self, path: str) -> str:
        """The address of a page."""
        return self.address + path


def shown(address: str, ledger: Path) -> Desk:
    """The desk at this address."""
    with open_ledger(ledger) as reader:
        found = reader.incidents()
    found = tuple(sorted(found, key=lambda one: (-_claims(one), one.code)))
    return Desk(address, ledger, tuple(one.code for one in found), found[0].tellings[0].document.id)


def _claims(incident: Incident) -> int:
    return sum(len(told.claims) for told in incident.tellings)


def corpus_ledger(folder: Path) -> Path:
    """A ledger of some of the corpus's reports, coded by rules alone, which is quick."""
    path = folder / "corpus.ledger"
    files = [file for part in PARTS for file in sorted((CORPUS / part).glob("*.txt"))]
    api.add(files, path, api.Given(jobs=1, coder="rules"))
    api.set_notice(path, NOTICE)
    return path


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[Desk]:
    """A desk over `ledger` on a port of this machine, until the end of the `with` block."""
    port = str(free())
    words = ("serve", "--ledger", str(ledger), "--port", port, *options)
    with (
        (ledger.parent / "serve.log").open("w", encoding="utf-8") as log,
        subprocess.Popen([*PROGRAM, *words], stdout=log, stderr=log) as process,
    ):
        try:
            _await(process, f"http://127.0.0.1:{port}/help", Path(log.name))
            yield shown(f"http://127.0.0.1:{port}", ledger)
        finally:
            process.terminate()


def _await(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Until the desk answers."""
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"the desk does not answer: {log.read_text('utf-8')[-2000:]}")
