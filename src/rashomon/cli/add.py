"""`rashomon add`: files into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption, ManifestOption, PublishedOption, console, day

if TYPE_CHECKING:
    from rashomon.adding import Added


def _print(added: Added) -> None:
    from rich.table import Table  # noqa: PLC0415 (loads slowly)

    from rashomon.tell.console import put, text  # noqa: PLC0415

    table = Table(show_header=False)
    table.add_row("added", str(added.added))
    table.add_row("already there", str(added.known))
    table.add_row("unreadable", str(len(added.unreadable)))
    put(console(), table)
    put(console(error=True), *(text(f"{name}: {reason}") for name, reason in added.unreadable))


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help='Text files, folders of them, or "-".'),
    ],
    ledger: LedgerOption = LEDGER,
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="Processes that code; 0: as many as pay.")
    ] = 0,
    notice: Annotated[
        str | None,
        typer.Option("--notice", metavar="TEXT", help="What must stand where texts are shown."),
    ] = None,
) -> None:
    """Add files to a ledger. What is there already is left alone; what is unreadable is listed."""
    from rich.progress import Progress  # noqa: PLC0415 (loads slowly)

    from rashomon import api  # noqa: PLC0415
    from rashomon.read.paths import expand  # noqa: PLC0415

    files = expand(paths)
    given = api.Given(manifest, day(published, "--published"), jobs)
    screen = console(error=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("Coding", total=len(files))
        added = api.add(files, ledger, given, lambda: progress.advance(task))
    if notice:
        api.set_notice(ledger, notice)
    _print(added)
    if added.unreadable:
        raise typer.Exit(2)
