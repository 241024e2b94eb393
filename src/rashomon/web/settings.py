"""What a desk is started with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Which ledger a desk shows, and to whom.

    `title` stands at the head of every page beside the program's name. With `accounts`, nobody
    reads without a login; without, whoever reaches the desk is its owner, so that it must be on
    loopback. `hosts` are the names by which it may be asked for, beside loopback's. `secure` says
    that the way to it is encrypted, `proxy` that a proxy does that and tells who asks.
    """

    ledger: Path
    title: str = ""
    accounts: bool = False
    hosts: tuple[str, ...] = ()
    secure: bool = False
    loopback: bool = True
    proxy: bool = False
