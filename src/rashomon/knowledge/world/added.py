"""The places that a user added: one file a dump, in the user's data folder."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from rashomon.knowledge.world.table import World

_VARIABLE = "RASHOMON_DATA"


def data_folder() -> Path:
    """Where the user's data are kept: $RASHOMON_DATA, else rashomon/ in $XDG_DATA_HOME.

    Where neither is set that is ~/.local/share/rashomon.
    """
    own = os.environ.get(_VARIABLE)
    if own:
        return Path(own)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "rashomon"


def places_folder() -> Path:
    """Where the added places are kept, a file NAME.HASH.npz a dump; it need not be there."""
    return data_folder() / "places"


def added_files() -> tuple[Path, ...]:
    """The files of added places, by name."""
    folder = places_folder()
    return tuple(sorted(folder.glob("[!.]*.npz"))) if folder.is_dir() else ()


def named_in(file: Path) -> str:
    """The name under which a file's places were added: AM of AM.1a2b3c4d.npz."""
    return file.name.partition(".")[0]


@cache
def added() -> tuple[World, ...]:
    """The added places, read once a process."""
    return tuple(World(file, f"GeoNames, as added ({named_in(file)})") for file in added_files())


@cache
def mark_of_added() -> str:
    """What a coder's name ends in while places are added, so that it tells what it read by.

    +AM.1a2b3c4d: the name and the hash of what was added; empty where nothing was.
    """
    return "".join(f"+{file.stem}" for file in added_files())


def forget() -> None:
    """Let the added places be read anew."""
    added.cache_clear()
    mark_of_added.cache_clear()
