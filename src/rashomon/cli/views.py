"""`rashomon incidents`, `show` and `brief`: what a ledger tells."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import (
    LEDGER,
    WIDTH,
    LedgerOption,
    Listed,
    OutOption,
    PartyOption,
    PlaceOption,
    SinceOption,
    Told,
    TypeOption,
    UntilOption,
    console,
    day,
    incident_type,
    write,
)

if TYPE_CHECKING:
    from rashomon.tell.brief import Brief
    from rashomon.tell.show import Page

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415


def _text(told: Brief | Page, format: Told) -> str:
    if format is not Told.TERMINAL:
        from rashomon.tell.render import render

        return render(told, format)
    from rich.console import Console

    from rashomon.tell.page_terminal import print_told

    with StringIO() as file:
        print_told(Console(file=file, width=WIDTH), told)
        return file.getvalue()


def _put(told: Brief | Page, format: Told, out: Path | None) -> None:
    """Print `told`, or write it to `out`; there without colours, WIDTH wide."""
    if out:
        write(out, _text(told, format))
    elif format is Told.TERMINAL:
        from rashomon.tell.page_terminal import print_told

        print_told(console(), told)
    else:
        typer.echo(_text(told, format), nl=False)


def incidents(  # noqa: PLR0913 (one parameter an option)
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    party: PartyOption = None,
    place: PlaceOption = None,
    type: TypeOption = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only incidents with a disputed cell.")
    ] = False,
    format: Annotated[Listed, typer.Option("--format")] = Listed.TERMINAL,
    ledger: LedgerOption = LEDGER,
) -> None:
    """List the incidents, newest first."""
    from rashomon import api

    first, last = day(since, "--since"), day(until, "--until")
    window = api.Window(first, last, party, place, incident_type(type), disputed)
    with api.reading(ledger) as reader:
        items, notices = api.incidents(reader, window), api.notices(reader)
    if format is Listed.JSON:
        from rashomon.tell.as_json import listing_json

        typer.echo(listing_json(items), nl=False)
    else:
        from rashomon.tell.terminal import print_listing

        print_listing(console(), items, notices)


def show(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="The code of an incident (RSH-7K3Q).")
    ],
    format: Annotated[Told, typer.Option("--format")] = Told.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Show one incident: every account side by side.

    Each claim comes with its sentence.
    """
    from rashomon import api

    with api.reading(ledger) as reader:
        page = api.show(reader, incident)
    _put(page, format, out)


def brief(
    since: SinceOption = None,
    until: UntilOption = None,
    party: PartyOption = None,
    format: Annotated[Told, typer.Option("--format")] = Told.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Write the brief: what is alleged, by whom, who denies it.

    And how many dead by whose count; every line cites the sentence that it rests on.
    """
    from rashomon import api
    from rashomon.ledger.refresh import uncollected

    window = api.Window(day(since, "--since"), day(until, "--until"), party)
    with uncollected():
        with api.reading(ledger) as reader:
            told = api.brief(reader, window)
        _put(told, format, out)
