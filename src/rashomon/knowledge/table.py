"""Tables of knowledge: text files of rows, with a header that says where they come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

_DATA = Path(__file__).with_name("data")


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of the table `name`, each of `columns` cells, without the space around them.

    A row is a line; cells are parted by a bar, and cells that are missing at its end are empty.
    Lines that start with # and blank lines are remarks. Raises FileNotFoundError for no table.
    """
    for line in text_of(name).splitlines():
        if not line or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        yield tuple((cells + [""] * columns)[:columns])


def text_of(name: str) -> str:
    """The whole text of the data file `name`."""
    return (_DATA / name).read_text("utf-8")


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that lists them with commas; none for an empty cell."""
    return tuple(item for part in cell.split(",") if (item := part.strip()))


def plain(name: str) -> str:
    """`name` without accents and other marks on its letters (Bogotá becomes Bogota)."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFD", name.replace("ı", "i").replace("ə", "e"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def spellings(name: str) -> tuple[str, ...]:
    """`name` as it is and, where that differs, without accents."""
    bare = plain(name)
    return (name,) if bare == name else (name, bare)
