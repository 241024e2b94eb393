"""The demo: reports of the open corpus into a ledger, and the brief of it.

Run from the repository: `python -m rashomon.demo`. It writes demo/demo.ledger, demo/brief.html and,
where counts differ, demo/toll.svg.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from rashomon import api
from rashomon.cli.options import console, write
from rashomon.model.errors import InputError, RashomonError
from rashomon.tell.brief import Brief
from rashomon.tell.console import put, text
from rashomon.tell.entry import Entry
from rashomon.tell.html import brief_html
from rashomon.tell.steps import steps
from rashomon.tell.terminal import print_newest

PARTS = ("a", "b", "c", "d")
"""The parts of the corpus whose texts are modelled on real reports."""

NOTICE = (
    "The texts of this demo are written for the open corpus of contested incidents, modelled on "
    "real reports. Quotations are paraphrased or invented; names of agencies and officials mark "
    "whose account a passage models, and record nothing that they published. This is training "
    "material for a reader of reports, not a record of events."
)
"""What stands on everything that shows the corpus's texts."""

MOST = 3
"""How many incidents the terminal shows; the HTML file holds all of them."""


def modelled(corpus: Path) -> list[Path]:
    """The texts of PARTS that name the real report that they were modelled on, sorted.

    Raises InputError where `corpus` holds none.
    """
    texts = [path for part in PARTS for path in sorted((corpus / part).glob("*.txt"))]
    found = [path for path in texts if _url(path.with_suffix(".json"))]
    if not found:
        raise InputError(f"{corpus}: no reports here; run the demo from the repository's root")
    return found


def _url(coding: Path) -> str | None:
    if not coding.is_file():
        return None
    url = json.loads(coding.read_text("utf-8")).get("url")
    return url if isinstance(url, str) else None


def _fresh(folder: Path) -> Path:
    """An empty place for the demo's ledger."""
    folder.mkdir(exist_ok=True)
    ledger = folder / "demo.ledger"
    for suffix in ("", "-wal", "-shm", "-journal"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
    (folder / "toll.svg").unlink(missing_ok=True)
    return ledger


def build(corpus: Path, folder: Path) -> Brief:
    """Build the ledger in `folder` from `corpus`; write the brief beside it, and a toll drawn."""
    files = modelled(corpus)
    ledger = _fresh(folder)
    api.add(files, ledger, api.Given(jobs=1))
    api.set_notice(ledger, NOTICE)
    with api.reading(ledger) as reader:
        brief = api.brief(reader, api.Window())
        drawn = [steps(api.toll(reader, code)) for code in most_told(brief)]
    write(folder / "brief.html", brief_html(brief))
    for drawing in drawn:
        write(folder / "toll.svg", drawing)
    return brief


def most_told(brief: Brief) -> tuple[str, ...]:
    """The incident whose rival counts were published on most days, if there is one with such.

    Of several the one that most documents tell of.
    """
    days = {note.number: note.published for note in brief.notes}

    def told(one: Entry) -> tuple[int, int, str]:
        cites = {cite for rival in one.rivals for count in rival.counts for cite in count.cites}
        return len({days[cite] for cite in cites if days[cite]}), one.documents, one.code

    most = max((one for one in brief.incidents if one.rivals), key=told, default=None)
    return (most.code,) if most else ()


def _program() -> Path:
    """The program beside the Python that runs the demo, as it is called from here."""
    beside = Path(sys.executable).with_name("rashomon")
    here = Path.cwd()
    return beside.relative_to(here) if beside.is_relative_to(here) else beside


def main() -> int:
    """Run the demo in the current folder; 2 where the corpus is not there."""
    start = time.perf_counter()
    folder = Path("demo")
    try:
        brief = build(Path("corpus"), folder)
    except RashomonError as error:
        print(f"demo: {error}", file=sys.stderr)  # noqa: T201 (a command's message)
        return 2
    screen = console()
    print_newest(screen, brief, MOST)
    seconds = time.perf_counter() - start
    put(
        screen,
        text(""),
        text(f"{brief.totals.incidents} incidents in all, from text to brief in {seconds:.1f} s."),
        text(f"The whole brief: {(folder / 'brief.html').resolve()}"),
        *(text(f"A toll over time: {path.resolve()}") for path in folder.glob("toll.svg")),
        text(f"The ledger: {_program()} incidents --ledger {folder / 'demo.ledger'}"),
        text(f"The desk, in a browser: {_program()} serve --ledger {folder / 'demo.ledger'}"),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
