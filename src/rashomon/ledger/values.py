"""What a ledger tells about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read; `made` is an ISO 8601 time in UTC."""

    name: str
    reason: str
    made: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: of each document the standing report, of each name its refusal."""

    documents: int
    mentions: int
    claims: int
    reactions: int
    contacts: int
    decisions: int
    refused: int
