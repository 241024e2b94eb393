"""`rashomon accounts`: who may come to the desk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption, console
from rashomon.model.errors import InputError, LedgerError

if TYPE_CHECKING:
    from rashomon.web.who.accounts import Accounts

# The imports inside the functions load slowly, and --help needs none of them.
# ruff: noqa: PLC0415

accounts = typer.Typer(
    help="Say who may come to the desk.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Asked(StrEnum):
    """The roles, each of which may what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    OWNER = "owner"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]
RoleOption = Annotated[
    Asked, typer.Option("--role", help="A reader reads, an analyst decides, an owner manages.")
]
StdinOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


def _of(ledger: Path) -> Accounts:
    from rashomon.web.who.accounts import Accounts

    if not ledger.exists():
        raise LedgerError(f'{ledger}: there is no ledger here; make one with "rashomon add PATH"')
    return Accounts(ledger)


def _password(stdin: bool) -> str:
    """The password: from standard input its first line, else asked for twice, unseen."""
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputError("no terminal to ask for a password on; pipe it in with --password-stdin")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


@accounts.command("add")
def add_account(
    name: NameArgument,
    role: RoleOption = Asked.READER,
    password_stdin: StdinOption = False,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Make an account; its password is asked for."""
    from rashomon.web.who.role import DeskRole

    found = _of(ledger)
    found.users.add(name, DeskRole(role), _password(password_stdin))
    typer.echo(f"{name}: {role}")


@accounts.command("list")
def list_accounts(ledger: LedgerOption = LEDGER) -> None:
    """List the accounts, and the tokens that hold."""
    from rich.table import Table

    from rashomon.tell.console import put

    found = _of(ledger)
    users = Table("name", "role", "made", "login", title="Accounts")
    for one in found.users.all():
        users.add_row(one.name, one.role, _day(one.made), "kept out" if one.disabled else "")
    put(console(), users)
    held = found.tokens.all()
    if held:
        tokens = Table("number", "of", "role", "for", "made", "ends", title="Tokens")
        for token in held:
            days = _day(token.made), _day(token.ends)
            tokens.add_row(str(token.number), token.user, token.role, token.label, *days)
        put(console(), tokens)


@accounts.command("role")
def set_role(
    name: NameArgument,
    role: Annotated[Asked, typer.Argument(metavar="ROLE", help="reader, analyst or owner.")],
    ledger: LedgerOption = LEDGER,
) -> None:
    """Give an account another role, at once."""
    from rashomon.web.who.role import DeskRole

    _of(ledger).users.set_role(name, DeskRole(role))
    typer.echo(f"{name}: {role}")


@accounts.command("password")
def set_password(
    name: NameArgument, password_stdin: StdinOption = False, ledger: LedgerOption = LEDGER
) -> None:
    """Give an account another password, which is asked for; its sessions end."""
    found = _of(ledger)
    found.users.set_password(name, _password(password_stdin))


@accounts.command("disable")
def disable_account(
    name: NameArgument,
    undo: Annotated[bool, typer.Option("--undo", help="Let it in again.")] = False,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Keep an account out, or let it in again; its sessions end."""
    _of(ledger).users.set_disabled(name, not undo)


@accounts.command("remove")
def remove_account(name: NameArgument, ledger: LedgerOption = LEDGER) -> None:
    """Take an account away, with its tokens. Decisions keep its name."""
    _of(ledger).users.remove(name)


@accounts.command("token")
def make_token(
    name: NameArgument,
    role: RoleOption = Asked.READER,
    days: Annotated[int, typer.Option("--days", help="How long it holds.")] = 90,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="For what.")] = "",
    ledger: LedgerOption = LEDGER,
) -> None:
    """Make a token for a program, and print it: it is shown this once."""
    from rashomon.web.who.role import DeskRole

    found = _of(ledger)
    user = found.users.named(name)
    if user is None:
        raise InputError(f"there is no account {name}")
    typer.echo(found.tokens.make(user, DeskRole(role), label, days))


@accounts.command("revoke")
def revoke_token(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `list` has it.")],
    ledger: LedgerOption = LEDGER,
) -> None:
    """End a token."""
    _of(ledger).tokens.revoke(number)


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
