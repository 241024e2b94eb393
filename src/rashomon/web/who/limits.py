"""How often somebody may try to log in: each failure beyond a few doubles the wait.

Counted for the name that is tried, whether there is such an account or not, and for the address
that it is tried from. An attempt is counted before the password is looked at, so that many at once
are many; one that succeeds is taken back.
"""

from __future__ import annotations

import hashlib
import ipaddress
import sqlite3
import time
from dataclasses import dataclass

from rashomon.web.who.file import DeskFile
from rashomon.web.who.users import Clock, user_key

FORGOTTEN_S = 24 * 3600
"""After so long without another, failures are forgotten."""

_FREE_NAME, _FREE_ADDRESS = 5, 20
_LONGEST_S = 15 * 60


@dataclass(frozen=True, slots=True)
class _Counted:
    key: str
    free: int


class Limits:
    """The failed attempts in a desk's file."""

    def __init__(self, file: DeskFile, clock: Clock = time.time) -> None:
        self._file, self._clock = file, clock

    def attempt(self, name: str, address: str) -> int:
        """Count an attempt; 0 where it may be made, else how many seconds it must wait."""
        now = int(self._clock())
        with self._file.writing() as connection:
            connection.execute("DELETE FROM failures WHERE last <= ?", (now - FORGOTTEN_S,))
            counted = _counted(name, address)
            wait = max(_wait(connection, one, now) for one in counted)
            if not wait:
                for one in counted:
                    _count(connection, one.key, now)
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """Forget the name's failures. Of the address, only this attempt: others may use it too."""
        by_name, by_address = _counted(name, address)
        with self._file.writing() as connection:
            connection.execute("DELETE FROM failures WHERE key = ?", (by_name.key,))
            less = "UPDATE failures SET count = max(0, count - 1) WHERE key = ?"
            connection.execute(less, (by_address.key,))


def wait_s(count: int, free: int) -> int:
    """How long to wait after so many failures, of which some are free, in seconds."""
    return 0 if count < free else min(_LONGEST_S, 2 ** min(count - free, 20))


def _counted(name: str, address: str) -> tuple[_Counted, _Counted]:
    # A hash: what is typed where a name belongs may be a password.
    told = hashlib.sha256(user_key(name).encode("utf-8", "surrogatepass")).hexdigest()
    return _Counted(f"name {told}", _FREE_NAME), _Counted(f"from {net(address)}", _FREE_ADDRESS)


def net(address: str) -> str:
    """The address, or for IPv6 the network of 64 bits that one household has all of."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _wait(connection: sqlite3.Connection, one: _Counted, now: int) -> int:
    asked = "SELECT count, last FROM failures WHERE key = ?"
    count, last = connection.execute(asked, (one.key,)).fetchone() or (0, now)
    return max(0, int(last) + wait_s(count, one.free) - now)


def _count(connection: sqlite3.Connection, key: str, now: int) -> None:
    more = """INSERT INTO failures VALUES (?, 1, ?)
        ON CONFLICT (key) DO UPDATE SET count = count + 1, last = excluded.last"""
    connection.execute(more, (key, now))
