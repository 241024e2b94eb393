"""`rashomon places`: gazetteers that a user adds to those of the package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.options import console

# The imports inside the functions load slowly, and --help needs none of them.
# ruff: noqa: PLC0415

places = typer.Typer(
    help="Add gazetteers of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@places.command("add")
def add_places(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="GeoNames country dumps, as AM.txt.")
    ],
) -> None:
    """Add GeoNames country dumps, each in place of one of that name added before."""
    from rashomon.cli.progress import reading
    from rashomon.knowledge.world.dump import add_dump

    for file in files:
        with reading(file) as watch:
            kept = add_dump(file, watch)
        typer.echo(f"{kept.name}: {kept.places} places, {kept.names} names")


@places.command("list")
def list_places() -> None:
    """List what was added, and where it is kept."""
    from rich.table import Table

    from rashomon.knowledge.world.added import added_files, named_in, places_folder
    from rashomon.knowledge.world.table import World
    from rashomon.tell.console import put

    table = Table("name", "places", title=str(places_folder()))
    for file in added_files():
        table.add_row(named_in(file), str(len(World(file))))
    put(console(), table)


@places.command("remove")
def remove_places(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="As `list` has them.")],
) -> None:
    """Take away what was added."""
    from rashomon.knowledge.world.dump import remove_dump

    for name in names:
        remove_dump(name)
