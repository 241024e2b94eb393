"""The commands, and what becomes of errors."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from rashomon import __version__
from rashomon.cli.accounts import accounts
from rashomon.cli.across import across
from rashomon.cli.add import add
from rashomon.cli.code import code
from rashomon.cli.copies import copies
from rashomon.cli.options import warn
from rashomon.cli.places import places
from rashomon.cli.publish import publish
from rashomon.cli.rulings import decisions, join, split, undo
from rashomon.cli.serve import serve
from rashomon.cli.tolls import toll
from rashomon.cli.views import brief, incidents, show
from rashomon.cli.why import why
from rashomon.cli.wording import accept, change, reject
from rashomon.model.errors import RashomonError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def _silence() -> None:
    """Let nothing more be written to where nothing can be."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _guard() -> Iterator[None]:
    """Errors as messages and exit codes."""
    try:
        yield
        sys.stdout.flush()
    except RashomonError as error:
        warn(str(error))
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        warn("interrupted; what was written until now is kept")
        raise typer.Exit(130) from error
    except BrokenPipeError as error:
        _silence()
        raise typer.Exit(1) from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _silence()
        warn(f"standard output: cannot be written ({error.strerror})")
        raise typer.Exit(2) from error


class _Guarded(TyperGroup):
    """Runs every command under the guard."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options before the command; some print something and end the program."""
        with _guard():
            return list(super().parse_args(ctx, args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command that `ctx` names."""
        with _guard():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Guarded,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Every side's account of every incident, traced to the sentence that says it."""


_COMMANDS = (code, add, incidents, show, brief, toll, across, copies, why)
_RULINGS = (join, split, accept, reject, change, undo, decisions)
for command in (*_COMMANDS, *_RULINGS, serve, publish):
    app.command()(command)
app.add_typer(accounts, name="accounts")
app.add_typer(places, name="places")
