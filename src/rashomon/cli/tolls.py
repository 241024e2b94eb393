"""`rashomon toll`: one incident's toll over time, and under a named policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import LEDGER, Drawn, LedgerOption, OutOption
from rashomon.cli.output import put, screen

if TYPE_CHECKING:
    from rashomon.tell.toll import TollPage

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415


def _text(page: TollPage, format: Drawn, width: int | None) -> str:
    if format is Drawn.JSON:
        from rashomon.tell.as_json import as_json

        return as_json(page)
    if format is Drawn.SVG:
        from rashomon.tell.steps import steps

        return steps(page)
    from rashomon.tell.toll_terminal import print_toll

    return screen(lambda console: print_toll(console, page), width)


def toll(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="The code of an incident (RSH-7K3Q).")
    ],
    policy: Annotated[
        str | None,
        typer.Option(
            "--policy",
            metavar="NAME",
            help="Make one number of the claims: lowest, ucdp, airwars, latest or range.",
        ),
    ] = None,
    format: Annotated[Drawn, typer.Option("--format")] = Drawn.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Show who counted how many of whose people, and when.

    With a policy, the number that it makes of the claims, its reason and its name.
    """
    from rashomon import api

    with api.reading(ledger) as reader:
        page = api.toll(reader, incident, policy)
    put(lambda width: _text(page, format, width), out)
