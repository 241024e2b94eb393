"""`rashomon accept`, `reject` and `change`: a person decides what claims and incidents say."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption
from rashomon.cli.rulings import ByOption, IncidentArgument, ReasonOption, print_ruled
from rashomon.model.errors import InputError

# The imports inside the functions load slowly, and no command needs all of them.
# ruff: noqa: PLC0415

ClaimsOption = Annotated[
    list[str] | None,
    typer.Option("--claim", metavar="ID", help="Only this claim (show --format json); again."),
]


def accept(
    incident: IncidentArgument,
    claims: ClaimsOption = None,
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Decide that claims, or an incident, stand as they are.

    Of an incident, all that is not decided yet. Appended to the ledger as a decision, which
    `rashomon undo` takes back.
    """
    from rashomon import api

    with api.writing(ledger) as store:
        print_ruled(api.accept(store, incident, claims or (), by=by, reason=reason))


def reject(
    incident: IncidentArgument,
    claims: ClaimsOption = None,
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Decide that claims are none, or that an incident is none.

    They are left out from then on. Appended to the ledger as a decision, which `rashomon undo`
    takes back.
    """
    from rashomon import api

    with api.writing(ledger) as store:
        print_ruled(api.reject(store, incident, claims or (), by=by, reason=reason))


def change(
    incident: IncidentArgument,
    values: Annotated[
        list[str],
        typer.Option("--set", metavar="NAME=VALUE", help="What it shall say; again for more."),
    ],
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="Of this claim, not the incident.")
    ] = None,
    by: ByOption = None,
    reason: ReasonOption = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Decide what a claim, or an incident, says instead.

    Appended to the ledger as a decision, which `rashomon undo` takes back.
    """
    from rashomon import api

    on = f"{incident}#{claim}" if claim else incident
    with api.writing(ledger) as store:
        print_ruled(api.change(store, on, _values(values), by=by, reason=reason))


def _values(told: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in told:
        name, sign, value = one.partition("=")
        if not sign or name.strip() in found:
            raise InputError(f"--set: {one!r} is not NAME=VALUE, or {name!r} is set twice")
        found[name.strip()] = value
    return found
