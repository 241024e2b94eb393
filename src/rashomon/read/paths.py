"""Paths as given to the files they mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.model.errors import InputError
from rashomon.read.files import STANDARD_INPUT

SUFFIX = ".txt"
"""What the names of the files end in that a folder is searched for, in any case."""


def expand(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that `paths` mean, each once, in the order given.

    A file means itself, whatever its name; "-" is standard input; a folder means all *.txt in it
    and in its subfolders, sorted, without what is hidden (a name that begins with a dot). Links
    are followed, and loops of them end. A folder that may not be listed stands for itself, so that
    reading it tells the reason. Raises InputError, which names them, where paths do not exist.
    """
    given = list(paths)
    absent = [path for path in given if path != STANDARD_INPUT and not os.path.lexists(path)]
    if absent:
        raise InputError(f"no such file or folder: {', '.join(map(str, absent))}")
    seen: set[str] = set()
    return tuple(
        file for path in given for file in _files(path) if _new(os.path.realpath(file), seen)
    )


def _files(path: Path) -> Iterator[Path]:
    """The files of a folder, in the order of their names; any other path is its own."""
    if _is_folder(path):
        yield from _walk(path, set())
    else:
        yield path


def _walk(folder: Path, entered: set[str]) -> Iterator[Path]:
    if not _new(os.path.realpath(folder), entered):
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if _is_folder(path):
            yield from _walk(path, entered)
        elif path.name.lower().endswith(SUFFIX):
            yield path


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _new(path: str, seen: set[str]) -> bool:
    """Whether the path was not seen before; it is now."""
    known = path in seen
    seen.add(path)
    return not known
