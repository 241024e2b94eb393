"""`rashomon publish`: the desk's pages as a folder of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.options import (
    LEDGER,
    LedgerOption,
    PartyOption,
    PlaceOption,
    SinceOption,
    TypeOption,
    UntilOption,
    console,
    day,
    incident_type,
)

# The imports inside the functions load slowly, and --help needs none of them.
# ruff: noqa: PLC0415


def publish(  # noqa: PLR0913 (one parameter an option)
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder: fresh, or of a site made before.")
    ],
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Publish what nobody has reviewed yet, too.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    party: PartyOption = None,
    place: PlaceOption = None,
    type: TypeOption = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only incidents with a disputed cell.")
    ] = False,
    no_texts: Annotated[
        bool,
        typer.Option("--no-texts", help="Leave the texts out, but for sentences that are cited."),
    ] = False,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What stands at the head of every page.")
    ] = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Write the desk's pages as files that need no server.

    Only incidents are published on whose every claim a person has decided.
    """
    from rashomon import api
    from rashomon.tell.words import number
    from rashomon.web.site.publish import publish as published
    from rashomon.web.site.wanted import Wanted

    first, last = day(since, "--since"), day(until, "--until")
    window = api.Window(first, last, party, place, incident_type(type), disputed)
    with _showing() as watch:
        done = published(ledger, folder, Wanted(window, every, not no_texts, title), watch)
    left = f"; {number(done.left, 'incident')} left out" if done.left else ""
    told = f"{number(done.incidents, 'incident')}, {number(done.documents, 'document')}{left}"
    typer.echo(f"{told}: {number(done.pages, 'page')} in {folder}")


@contextmanager
def _showing() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where that is a terminal, until the end of the `with` block."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    screen = console(error=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=hidden) as progress:
        task = progress.add_task("Writing pages", total=None)
        yield lambda done, known: progress.update(task, completed=done, total=known)
