"""Documents: texts as published, with where each thing known about them comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


def content_id(*parts: str) -> str:
    """Hexadecimal id (24 digits of SHA-256) of the parts, in their order."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known about a document beside its text, and from where.

    `known_from` says how each known field is known ("manifest", "option"); a field that is not
    in it is unknown. Nothing here is ever guessed from the text.
    """

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    known_from: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published, verbatim. Its id is the hash of the text and of nothing else."""

    id: str
    name: str
    text: str
    origin: Origin

    @classmethod
    def of(cls, text: str, name: str = "", origin: Origin | None = None) -> Document:
        """The document that holds `text`; `name` is the file it came from, without a folder."""
        return cls(content_id(text), name, text, origin or Origin())

    @property
    def published(self) -> date | None:
        """The publication date, or None where it is not known."""
        return self.origin.published
