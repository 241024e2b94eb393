"""`rashomon why`: why an incident's reports are joined, and what came near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import LEDGER, Drawn, LedgerOption, OutOption
from rashomon.cli.output import put, screen

if TYPE_CHECKING:
    from rashomon.tell.why import WhyPage

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415


def _text(page: WhyPage, format: Drawn, width: int | None) -> str:
    if format is Drawn.JSON:
        from rashomon.tell.as_json import as_json

        return as_json(page)
    if format is Drawn.SVG:
        from rashomon.tell.waterfall import waterfall

        return waterfall(page)
    from rashomon.tell.why_terminal import print_why

    return screen(lambda console: print_why(console, page), width)


def why(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="The code of an incident (RSH-7K3Q).")
    ],
    document: Annotated[
        str | None,
        typer.Argument(metavar="[DOCUMENT]", help="Only what this file, or id, tells of it."),
    ] = None,
    format: Annotated[Drawn, typer.Option("--format")] = Drawn.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Show why an incident's reports are joined.

    The weight of each field, for every join; and which other incidents came near, and why they
    are others.
    """
    from rashomon import api

    with api.reading(ledger) as reader:
        page = api.why(reader, incident, document)
    put(lambda width: _text(page, format, width), out)
