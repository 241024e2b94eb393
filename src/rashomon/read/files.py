"""Text files to documents."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rashomon.model.document import Document, Origin
from rashomon.model.errors import UnreadableError
from rashomon.read.decode import Decoded, decode
from rashomon.read.oddities import oddities

MOST_BYTES = 20 * 1024 * 1024
"""The largest input that is read, in bytes: some three million words."""

STANDARD_INPUT = Path("-")
"""The path that stands for standard input; its document is named "stdin"."""


class Noted(NamedTuple):
    """A document, and what is odd about its text: one sentence each, none where all is well."""

    document: Document
    notes: tuple[str, ...]


def read_document(path: Path, origin: Origin | None = None) -> Document:
    """The document in the file `path`, or on standard input where that is "-".

    The text is verbatim: newlines, control characters and all. An encoding other than UTF-8 is
    told in the origin's `known_from`. Raises UnreadableError, which names the file and the reason,
    for a file that is absent, a folder, empty, binary, larger than MOST_BYTES or not decodable.
    """
    return read_with_notes(path, origin).document


def read_with_notes(path: Path, origin: Origin | None = None) -> Noted:
    """`read_document`, and what is odd about the text."""
    try:
        decoded = decode(_bytes(path))
        if not decoded.text.strip("\0 \t\r\n\f\v\u00a0\ufeff"):
            raise UnreadableError("is empty")
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error
    name = "stdin" if path == STANDARD_INPUT else path.name
    document = Document.of(decoded.text, name, _with_encoding(origin or Origin(), decoded))
    return Noted(document, oddities(*decoded))


def _with_encoding(origin: Origin, decoded: Decoded) -> Origin:
    if decoded.encoding == "utf-8":
        return origin
    return replace(origin, known_from=(*origin.known_from, ("encoding", decoded.encoding)))


def _bytes(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return _bounded(sys.stdin.buffer)
    try:
        _check_kind(path)
        with path.open("rb") as file:
            return _bounded(file)
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file") from error
    except PermissionError as error:
        raise UnreadableError("may not be read (permission denied)") from error
    except ValueError as error:
        raise UnreadableError("is not the name of a file") from error
    except OSError as error:
        raise UnreadableError(f"cannot be read ({os.strerror(error.errno or 0)})") from error


def _check_kind(path: Path) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError("is a folder")
    if found.st_size > MOST_BYTES:
        raise UnreadableError(_too_large(found.st_size))


def _bounded(file: BinaryIO) -> bytes:
    """All bytes of a file whose size may be unknown, as of a pipe."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(_too_large(None))
    return data


def _too_large(size: int | None) -> str:
    found = f" ({size / 1024 / 1024:.0f} MB)" if size else ""
    return f"is too large{found}: at most {MOST_BYTES // 1024 // 1024} MB are read"
