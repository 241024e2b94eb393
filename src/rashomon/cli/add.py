"""`rashomon add`: files into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import (
    LEDGER,
    CoderOption,
    LedgerOption,
    ManifestOption,
    PublishedOption,
    console,
    day,
    warn,
)
from rashomon.model.vocabulary import DEFAULT_CODER

if TYPE_CHECKING:
    from rashomon.adding import Added

_NOTES = 20
"""How many files with something odd about them are told of, one line each."""

# The imports inside the functions load slowly, and --help needs none of them.
# ruff: noqa: PLC0415


def _print(added: Added) -> None:
    from rich.table import Table

    from rashomon.tell.console import put

    table = Table(show_header=False)
    table.add_row("added", str(added.added))
    table.add_row("already there", str(added.known))
    table.add_row("unreadable", str(len(added.unreadable)))
    put(console(), table)
    for name, reason in added.unreadable:
        warn(f"{name}: {reason}")


def _print_notes(added: Added) -> None:
    by_name: dict[str, list[str]] = {}
    for name, note in added.notes:
        by_name.setdefault(name, []).append(note)
    for name, notes in list(by_name.items())[:_NOTES]:
        warn(f"warning: {name}: {'; '.join(notes)}")
    if len(by_name) > _NOTES:
        warn(f"warning: {len(by_name) - _NOTES} more files with something odd about them")


def add(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help='Text files, folders of them, or "-".'),
    ],
    ledger: LedgerOption = LEDGER,
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    coder: CoderOption = DEFAULT_CODER,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="Processes that code; 0: as many as pay.")
    ] = 0,
    notice: Annotated[
        str | None,
        typer.Option("--notice", metavar="TEXT", help="What must stand where texts are shown."),
    ] = None,
) -> None:
    """Add files to a ledger.

    What is there already is left alone; what is unreadable is listed.
    """
    from rashomon import api
    from rashomon.cli.progress import showing
    from rashomon.read.paths import expand

    files = expand(paths)
    given = api.Given(manifest, day(published, "--published"), jobs, coder)
    with showing(len(files)) as watch:
        added = api.add(files, ledger, given, watch)
    if notice:
        api.set_notice(ledger, notice)
    _print_notes(added)
    _print(added)
    if added.unreadable:
        raise typer.Exit(2)
