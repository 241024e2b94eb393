"""Where what a command tells goes: the terminal, as wide as it is, or a file."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rashomon.cli.options import WIDTH, console, write

if TYPE_CHECKING:
    from rich.console import Console

# ruff: noqa: PLC0415 (rich loads slowly)


def screen(show: Callable[[Console], None], width: int | None) -> str:
    """What `show` prints: nothing where it went to the terminal, else its text, `width` wide."""
    if width is None:
        show(console())
        return ""
    from rich.console import Console

    with StringIO() as file:
        show(Console(file=file, width=width))
        return file.getvalue()


def put(text: Callable[[int | None], str], out: Path | None) -> None:
    """Print what `text` makes, or write it to `out`; there without colours, WIDTH wide."""
    if out:
        write(out, text(WIDTH))
    else:
        typer.echo(text(None), nl=False)
