"""Bytes to text: which encoding, and why not.

In this order: a byte order mark (UTF-8, UTF-16, UTF-32); UTF-16 without one, told by where its
NUL bytes stand; UTF-8; UTF-8 with a few damaged bytes, each of which reads U+FFFD; Windows-1252,
where most letters are plain. A mark at the start belongs to the encoding and not to the text.
Beyond that nothing is changed: no newline, no control character, no double encoding.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from rashomon.model.errors import UnreadableError

_MARKS = (  # the longer ones first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")) + b"\x7f"
_HIGH = bytes(range(128, 256))
_FEW = 8
_MOST_CONTROLS = 0.02
_MOST_HIGH = 0.25
_SAMPLE = 65536


class Decoded(NamedTuple):
    """The text of some bytes, and the name of the encoding ("utf-8", "cp1252" …)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`. Raises UnreadableError with the reason where it holds none."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"is not text but {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        return _strict(data, wide)
    if _is_binary(data):
        raise UnreadableError("is not text but binary (full of control bytes)")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _fallback(data)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        where = f"byte {error.start}: {error.reason}"
        raise UnreadableError(f"cannot be decoded as {encoding} ({where})") from error


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters and spaces have their NUL all on one side.

    Where those are few among other letters, the bytes must make no sense one by one either.
    """
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    most = max(even, odd)
    if most * 2 < pairs and not _is_binary(sample):
        return None
    if most * 20 < pairs or min(even, odd) * 20 > most or not most:
        return None
    return _if_plain(sample, "utf-16-le" if odd > even else "utf-16-be")


def _if_plain(sample: bytes, encoding: str) -> str | None:
    """`encoding`, unless it makes of the sample what no text holds."""
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    odd = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text[:2000])
    return encoding if odd * 20 <= min(len(text), 2000) and len(text) > 1 else None


def _is_binary(data: bytes) -> bool:
    """Whether it is full of control bytes."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > max(_FEW, len(data) * _MOST_CONTROLS)


def _fallback(data: bytes) -> Decoded:
    """UTF-8 where most of what is beyond ASCII is sound, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - lost
    if sound >= lost:
        return Decoded(text, "utf-8 with damage")
    high = len(data) - len(data.translate(None, _HIGH))
    if high > len(data) * _MOST_HIGH:
        raise UnreadableError("cannot be decoded: neither UTF-8 nor UTF-16; save it as UTF-8")
    return _strict(data, "cp1252")
