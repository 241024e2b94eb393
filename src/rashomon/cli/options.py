"""What the commands share: options, dates, where output goes."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.model.errors import InputError
from rashomon.model.vocabulary import IncidentType

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 110
"""The width of tables, in characters, where the output is no terminal."""

LEDGER = Path("rashomon.ledger")
"""The ledger where none is named."""


class Listed(StrEnum):
    """The formats of the list."""

    TERMINAL = "terminal"
    JSON = "json"


class Told(StrEnum):
    """The formats of pages."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


class Drawn(StrEnum):
    """The formats of what is drawn."""

    TERMINAL = "terminal"
    JSON = "json"
    SVG = "svg"


def _types() -> str:
    return ", ".join(IncidentType)


LedgerOption = Annotated[
    Path,
    typer.Option("--ledger", envvar="RASHOMON_LEDGER", help="The ledger, a file."),
]
ManifestOption = Annotated[
    Path | None,
    typer.Option(
        "--manifest",
        metavar="CSV",
        help="A table that says when, where and by whom the files were published.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="The day on which files without any other were published.",
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="The first day (YYYY-MM-DD).")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="The last day (YYYY-MM-DD).")
]
PartyOption = Annotated[
    str | None,
    typer.Option("--party", help="Only where this party claims, is blamed or counts its people."),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", help="Only where this is a part of a place's name.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", help=f"Only incidents of this type: {_types()}.")
]
CoderOption = Annotated[
    str,
    typer.Option("--coder", metavar="NAME", help="Who codes: encoder, or rules for rules alone."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write to this file, not the terminal.")
]


def day(value: str | None, option: str) -> date | None:
    """The day given to `option`. Raises InputError, which names the option, for what is none."""
    from rashomon.read.manifest import iso_date  # noqa: PLC0415 (not needed without dates)

    if value is None:
        return None
    try:
        return iso_date(value)
    except ValueError as error:
        raise InputError(f"{option}: {value!r} is no date (YYYY-MM-DD)") from error


def incident_type(value: str | None) -> str | None:
    """The type given to --type. Raises InputError, which lists the types, for what is none."""
    if value is None or value in set(IncidentType):
        return value
    raise InputError(f"--type: {value!r} is no type of incident; those are {_types()}")


def console(error: bool = False) -> Console:
    """The terminal; tables are WIDTH wide where the output goes elsewhere."""
    from rich.console import Console  # noqa: PLC0415 (loads slowly, and JSON needs none)

    stream = sys.stderr if error else sys.stdout
    fixed = None if stream.isatty() or "COLUMNS" in os.environ else WIDTH
    return Console(stderr=error, width=fixed)


class OutputError(InputError):
    """A file that cannot be written; the message names it and the reason."""


def write(path: Path, text: str) -> None:
    """Write `text` to `path` whole or not at all. Raises OutputError where that cannot be done.

    What is there already and is no file (a device, a pipe) is written to as it is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8", newline="")
        else:
            _replace(Path(os.path.realpath(path)), text)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is not the name of a file"
        raise OutputError(f"{path}: cannot be written ({why})") from error


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f".{token_hex(8)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def warn(message: str) -> None:
    """Print a message on standard error, with nothing in it that a terminal would obey."""
    from rashomon.tell.clean import clean  # noqa: PLC0415 (not needed where all goes well)

    typer.echo(f"rashomon: {clean(message)}", err=True)
