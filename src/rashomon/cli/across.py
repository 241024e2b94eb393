"""`rashomon across`: views across incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import (
    LEDGER,
    Drawn,
    LedgerOption,
    OutOption,
    PartyOption,
    SinceOption,
    UntilOption,
    day,
)
from rashomon.cli.output import put, screen
from rashomon.model.errors import InputError
from rashomon.model.vocabulary import View

if TYPE_CHECKING:
    from rashomon.tell.across import Across

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415


def _text(page: Across, format: Drawn, width: int | None) -> str:
    if format is Drawn.JSON:
        from rashomon.tell.as_json import as_json

        return as_json(page)
    if format is Drawn.SVG:
        from rashomon.tell.calendar import calendar

        return calendar(page)
    from rashomon.tell.across_terminal import print_across

    return screen(lambda console: print_across(console, page), width)


def across(  # noqa: PLR0913, PLR0917 (one parameter an option)
    view: Annotated[View, typer.Argument(metavar="VIEW", help="violations, denials or first.")],
    since: SinceOption = None,
    until: UntilOption = None,
    party: PartyOption = None,
    format: Annotated[Drawn, typer.Option("--format")] = Drawn.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Look across incidents: violations, denials, firsts.

    They count claims, and say nothing of how honest or reliable anybody is.
    """
    from rashomon import api

    if format is Drawn.SVG and view is not View.VIOLATIONS:
        raise InputError(f"--format: {view} is not drawn; only violations are")
    window = api.Window(day(since, "--since"), day(until, "--until"), party)
    with api.reading(ledger) as reader:
        page = api.across(reader, view, window)
    put(lambda width: _text(page, format, width), out)
