"""`rashomon copies`: which documents are copies, and who had their text first."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption, Listed
from rashomon.cli.output import put, screen

# The imports inside the function load slowly, and --help needs none of them.
# ruff: noqa: PLC0415


def copies(
    format: Annotated[Listed, typer.Option("--format")] = Listed.TERMINAL,
    ledger: LedgerOption = LEDGER,
) -> None:
    """List copies of texts, and who had them first.

    A copy vouches for nothing by itself.
    """
    from rashomon import api

    with api.reading(ledger) as reader:
        page = api.copies(reader)
    if format is Listed.JSON:
        from rashomon.tell.as_json import as_json

        typer.echo(as_json(page), nl=False)
        return
    from rashomon.tell.copies_terminal import print_copies

    put(lambda width: screen(lambda console: print_copies(console, page), width), None)
