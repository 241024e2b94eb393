"""Manifests: tables that say when, where and by whom files were published."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from rashomon.model.document import Origin
from rashomon.model.errors import InputError
from rashomon.read.files import MOST_BYTES

COLUMNS = ("file", "published", "outlet", "url", "language")
"""The columns that a manifest has, in any order: all of these, and no others."""

_NO_NAME = frozenset("/\\\0")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_manifest(path: Path, folders: Iterable[Path] = ()) -> dict[str, Origin]:
    """What the manifest at `path` says of each file, by the file's name (without a folder).

    A manifest is CSV in UTF-8 whose first line names the COLUMNS. An empty cell is not known.
    `published` is YYYY-MM-DD. The files stand beside the manifest, or in one of `folders`.
    Raises InputError, which names the line and the column, for whatever is wrong with it.
    """
    return _Manifest(path, (path.parent, *folders)).origins()


class _Manifest:
    """One manifest on its way in."""

    def __init__(self, path: Path, places: Sequence[Path]) -> None:
        self._path = path
        self._places = places

    def origins(self) -> dict[str, Origin]:
        rows = self._rows()
        line, header = next(rows, (1, []))
        self._check_header(line, header)
        origins: dict[str, Origin] = {}
        for line, cells in rows:
            if len(cells) != len(header):
                self._fail(line, f"{len(cells)} cells under {len(header)} columns")
            row = dict(zip(header, cells, strict=True))
            self._check_file(line, row["file"], origins)
            origins[row["file"]] = self._origin(line, row)
        return origins

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """The lines with their numbers, stripped; lines without any cell are left out."""
        lines = csv.reader(io.StringIO(self._text(), newline=""), strict=True)
        try:
            for cells in lines:
                if cells:
                    yield lines.line_num, [cell.strip() for cell in cells]
        except csv.Error as error:
            raise InputError(f"{self._path}, line {lines.line_num}: {error}") from error

    def _text(self) -> str:
        try:
            with self._path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise InputError(f"{self._path}: cannot be read ({error.strerror})") from error
        if len(data) > MOST_BYTES:
            raise InputError(f"{self._path}: is too large for a manifest")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(f"{self._path}, line {line}: it is not UTF-8") from error

    def _check_header(self, line: int, header: Sequence[str]) -> None:
        for name in header:
            if name not in COLUMNS:
                self._fail(line, f"unknown column; known are {', '.join(COLUMNS)}", name)
            if header.count(name) > 1:
                self._fail(line, "the column stands here twice", name)
        for name in COLUMNS:
            if name not in header:
                self._fail(line, "the column is missing", name)

    def _check_file(self, line: int, name: str, before: Collection[str]) -> None:
        if not name or len(name.encode()) > 255 or not _NO_NAME.isdisjoint(name):
            self._fail(line, f"{name!r} is not the name of a file, without a folder", "file")
        if name in before:
            self._fail(line, f"{name!r} has a line already", "file")
        if not any((place / name).is_file() for place in self._places):
            self._fail(line, f"there is no file {name!r}", "file")

    def _origin(self, line: int, row: dict[str, str]) -> Origin:
        known = tuple((field, "manifest") for field in COLUMNS[1:] if row[field])
        return Origin(
            published=self._date(line, row["published"]),
            outlet=row["outlet"] or None,
            url=row["url"] or None,
            language=row["language"] or None,
            known_from=known,
        )

    def _date(self, line: int, cell: str) -> date | None:
        if not cell:
            return None
        try:
            return iso_date(cell)
        except ValueError:
            self._fail(line, f"{cell!r} is no date (YYYY-MM-DD)", "published")

    def _fail(self, line: int, what: str, column: str | None = None) -> NoReturn:
        where = f", column {column}" if column else ""
        raise InputError(f"{self._path}, line {line}{where}: {what}")


def iso_date(text: str) -> date:
    """The date that `text` writes as YYYY-MM-DD, and in no other way. Raises ValueError.

    No day before the year 1000 is one: no report is so old, and 0001 stands for "unknown".
    """
    if not _ISO.fullmatch(text) or text[0] == "0":
        raise ValueError(f"{text!r} is no date (YYYY-MM-DD)")
    return date.fromisoformat(text)
