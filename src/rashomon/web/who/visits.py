"""When somebody last was at the desk, by which it knows what is new to him."""

from __future__ import annotations

import time

from rashomon.web.who.file import DeskFile
from rashomon.web.who.users import Clock, user_key

GAP_S = 30 * 60
"""So long without a page ends a visit; the next page begins another."""


class Visits:
    """The visits in a desk's file."""

    def __init__(self, file: DeskFile, clock: Clock = time.time) -> None:
        self._file, self._clock = file, clock

    def visit(self, name: str, newest: int) -> int | None:
        """Note that `name` sees the ledger up to its coding `newest` now.

        Returns up to which coding he saw it in his last visit, before this one; None where this is
        his first. It stays the same for the whole of a visit.
        """
        key, now = user_key(name), int(self._clock())
        with self._file.writing() as connection:
            asked = "SELECT since, newest, seen FROM visits WHERE name = ?"
            row = connection.execute(asked, (key,)).fetchone()
            since, before, seen = row or (None, newest, now)
            if now - seen >= GAP_S:
                since = before
            kept = (key, since, max(before, newest), now)
            connection.execute("REPLACE INTO visits VALUES (?, ?, ?, ?)", kept)
        return None if since is None else int(since)
