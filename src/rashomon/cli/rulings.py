"""`rashomon join`, `split`, `undo` and `decisions`: a person overrules how reports are linked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption, Listed, OutOption
from rashomon.cli.output import put, screen

if TYPE_CHECKING:
    from rashomon.ruling import Ruled
    from rashomon.tell.decisions import Made

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else your login name.")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
IncidentArgument = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="The code of an incident (RSH-7K3Q).")
]


def print_ruled(ruled: Ruled) -> None:
    """Print a decision that was made, and the codes of the incidents that it is on by now."""
    from rashomon.tell.clean import clean

    one = ruled.decision
    what = one.kind if one.undoes is None else f"{one.kind} of decision {one.undoes}"
    why = f": {one.reason}" if one.reason else ""
    typer.echo(clean(f"decision {one.number}, {what}, by {one.by}{why}"))
    for code in ruled.codes:
        typer.echo(code)


def join(
    one: Annotated[str, typer.Argument(metavar="A", help="The code of an incident (RSH-7K3Q).")],
    other: Annotated[str, typer.Argument(metavar="B", help="The code of another.")],
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Decide that two incidents are one.

    Appended to the ledger as a decision, which `rashomon undo` takes back.
    """
    from rashomon import api

    with api.writing(ledger) as store:
        print_ruled(api.join(store, one, other, by=by, reason=reason))


def split(
    incident: IncidentArgument,
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT...", help="File names or ids; NAME#KEY is one mention."),
    ],
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Decide that some documents tell an incident of their own.

    Appended to the ledger as a decision, which `rashomon undo` takes back.
    """
    from rashomon import api

    with api.writing(ledger) as store:
        print_ruled(api.split(store, incident, documents, by=by, reason=reason))


def undo(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", help="The decision; else the last that holds."),
    ] = None,
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Take a decision back.

    That is a decision too: to undo it lets what it took back hold again.
    """
    from rashomon import api

    with api.writing(ledger) as store:
        print_ruled(api.undo(store, number, by=by, reason=reason))


def decisions(
    incident: Annotated[
        str | None,
        typer.Argument(metavar="[INCIDENT]", help="Only those on this incident (RSH-7K3Q)."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Take over what was written as JSON."),
    ] = None,
    format: Annotated[Listed, typer.Option("--format")] = Listed.TERMINAL,
    out: OutOption = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """List the decisions: who, when, why, whether they hold.

    As JSON they are all that another ledger needs to take them over.
    """
    from rashomon import api

    if source:
        with api.writing(ledger) as store:
            new = api.import_decisions(store, source)
        typer.echo(f"{new} decisions taken over")
        return
    with api.reading(ledger) as reader:
        made = api.decisions(reader, incident)
    put(lambda width: _text(made, format, width), out)


def _text(made: Sequence[Made], format: Listed, width: int | None) -> str:
    if format is Listed.JSON:
        from rashomon.tell.decisions import history_json

        return history_json(made)
    from rashomon.tell.decisions_terminal import print_history

    return screen(lambda console: print_history(console, made), width)
