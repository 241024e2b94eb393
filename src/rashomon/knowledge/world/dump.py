"""A GeoNames country dump, read and kept as added places.

The format is that of https://download.geonames.org/export/dump/readme.txt: a place a line, 19 cells
parted by tabs, UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from rashomon.knowledge.world.added import added_files, forget, named_in, places_folder
from rashomon.knowledge.world.making import Row, save
from rashomon.model.errors import InputError

_COLUMNS = 19
_MOST = 2_000_000
_STEM = re.compile(r"[A-Za-z0-9_-]{1,40}")
_STEP = 5_000  # lines between two reports of progress
_HEX = 8
_KINDS = {"P": "city", "T": "mountain", "H": "river", "L": "region", "S": "site"}
_LAKES = frozenset(("LK", "LKS", "RSV", "BAY", "GULF", "SEA", "LGN"))
_OFTEN_LEFT = frozenset(("HTL", "RSTN", "BUSTN", "BUSTP", "HTLX", "RHSE"))
Watch = Callable[[int], None]


class Kept(NamedTuple):
    """What became of a dump: its name, how many places it has, how many names those have."""

    name: str
    places: int
    names: int


class _Division(NamedTuple):
    country: str
    first: str
    second: str


def add_dump(path: Path, watch: Watch = lambda _: None) -> Kept:
    """Keep the places of a GeoNames dump, in place of what was added under that name before.

    `watch` is told how many bytes were read. Raises InputError, which names file and line, for
    what is no dump; then nothing is written.
    """
    name = path.stem
    if not _STEM.fullmatch(name):
        raise InputError(f"{path}: the file's name must be letters, digits, - and _, as AM.txt")
    rows = _named(list(_lines(path, watch)), path)
    folder = places_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.draft"
        names = save(rows, draft)
        digest = sha256(draft.read_bytes()).hexdigest()[:_HEX]
        old = [file for file in added_files() if named_in(file) == name]
        draft.replace(folder / f"{name}.{digest}.npz")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from error
    for file in old:
        if file.name != f"{name}.{digest}.npz":
            file.unlink(missing_ok=True)
    forget()
    return Kept(name, len(rows), names)


def remove_dump(name: str) -> None:
    """Forget the places added under `name`. Raises InputError where there are none."""
    files = [file for file in added_files() if named_in(file) == name]
    if not files:
        raise InputError(f"no places were added as {name!r}")
    for file in files:
        file.unlink()
    forget()


def _lines(path: Path, watch: Watch) -> Iterator[tuple[list[str], Row]]:
    """Each line's cells with the place they make; those of no kind that reports name are left."""
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if number > _MOST:
                    raise InputError(f"{path}: more than {_MOST:,} lines; add country by country")
                if number % _STEP == 0:
                    watch(file.tell())
                cells = _cells(raw, f"{path}, line {number}")
                kind = _kind(cells[6], cells[7])
                if kind:
                    yield cells, _row(cells, kind, f"{path}, line {number}")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _cells(raw: bytes, where: str) -> list[str]:
    try:
        cells = raw.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8") from error
    if len(cells) != _COLUMNS:
        raise InputError(f"{where}: {len(cells)} cells where a GeoNames dump has {_COLUMNS}")
    return cells


def _kind(group: str, code: str) -> str:
    """The kind of a feature by its class and code; empty for one that is not kept."""
    if group == "A":
        return {"ADM1": "first", "ADM2": "second"}.get(code, "")
    if group == "H" and code in _LAKES:
        return "lake"
    if code == "PPLC":
        return "capital"
    return "" if code in _OFTEN_LEFT else _KINDS.get(group, "")


def _row(cells: list[str], kind: str, where: str) -> Row:
    name = cells[1].strip()
    try:
        latitude, longitude = float(cells[4]), float(cells[5])
        people = int(cells[14] or 0)
    except ValueError as error:
        raise InputError(f"{where}: {error}") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise InputError(f"{where}: {cells[4]}, {cells[5]} lies on no globe")
    if not name or len(name.encode()) > 255 or not re.fullmatch("[A-Z]{2}|", cells[8]):
        raise InputError(f"{where}: no name, or no country code")
    return Row(
        name=name,
        latitude=latitude,
        longitude=longitude,
        countrycode=cells[8] or "  ",
        population=max(people, 0),
        alternatenames=cells[3].split(","),
        kind=kind,
        first="",
        second="",
    )


def _named(found: list[tuple[list[str], Row]], path: Path) -> list[Row]:
    """The places with the names of their divisions; settlements first, the most populous first."""
    if not found:
        raise InputError(f"{path}: no places in it")
    divisions = {_division(cells, row["kind"]): row["name"] for cells, row in reversed(found)}
    for cells, row in found:
        country, first, second = row["countrycode"], cells[10], cells[11]
        row["first"] = divisions.get(_Division(country, first, ""), "")
        row["second"] = divisions.get(_Division(country, first, second), "") if second else ""
    order = {"first": 2, "second": 1}
    ids = {id(row): int(cells[0]) if cells[0].isdigit() else 0 for cells, row in found}
    rows = [row for _, row in found]
    return sorted(
        rows, key=lambda row: (order.get(row["kind"], 0), -row["population"], ids[id(row)])
    )


def _division(cells: list[str], kind: str) -> _Division:
    """The codes of the division that a place is, or none for what is no division."""
    if kind == "first":
        return _Division(cells[8], cells[10], "")
    if kind == "second":
        return _Division(cells[8], cells[10], cells[11])
    return _Division("", "", "")
