"""The desk's data, as a page tells it to people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in a path or a query (`where`), what it says, and what it can be."""

    name: str
    where: str
    says: str
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A page as data: how it is asked, for what, and the role that it needs."""

    method: str
    path: str
    says: str
    role: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Api:
    """Every page as data."""

    operations: tuple[Asked, ...]
