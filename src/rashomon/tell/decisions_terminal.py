"""The decisions on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.tell.console import put, text
from rashomon.tell.decisions import Made, incidents, on_what, standing


def print_history(console: Console, made: Sequence[Made]) -> None:
    """Print the decisions as a table, one a row, the first made first."""
    table = Table("No", "What", "On what", "Now in", "Who and when", "Why", "Standing")
    for one in made:
        when = one.made.replace("T", " ").replace("+00:00", " UTC")
        table.add_row(
            Text(str(one.number)),
            text(one.kind),
            text(on_what(one)),
            text(", ".join(incidents(one))),
            text(f"{one.by}, {when}"),
            text(one.reason or "—"),
            text(standing(one), "" if one.undone_by is None else "dim"),
        )
    put(console, table, Text(f"{len(made)} decisions"))
