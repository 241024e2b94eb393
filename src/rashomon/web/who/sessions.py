"""Sessions: who is logged in. Only the hash of what a browser holds is kept."""

from __future__ import annotations

import hashlib
import secrets
import time

from rashomon.web.who.file import DeskFile
from rashomon.web.who.users import Clock, User, user_key, user_of

IDLE_S = 8 * 3600
"""A session without a request for so long has ended."""

LONGEST_S = 7 * 24 * 3600
"""No session is older."""

_NOTED_S = 60  # how old the time of the last request may grow before it is written again


def secret_hash(secret: str) -> str:
    """What is kept of a secret of 256 random bits: nobody guesses such, so no salt is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Sessions:
    """The sessions in a desk's file."""

    def __init__(self, file: DeskFile, clock: Clock = time.time) -> None:
        self._file, self._clock = file, clock

    def start(self, user: User) -> str:
        """Begin a session; what the browser is to hold. Those that have ended are cleared."""
        secret, now = secrets.token_urlsafe(32), int(self._clock())
        with self._file.writing() as connection:
            old = (now - IDLE_S, now - LONGEST_S)
            connection.execute("DELETE FROM sessions WHERE seen <= ? OR made <= ?", old)
            row = (secret_hash(secret), user_key(user.name), now, now)
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", row)
        return secret

    def user(self, secret: str) -> User | None:
        """Whose session it is; None where it is none, has ended, or its account may not enter."""
        now = int(self._clock())
        asked = """SELECT name, role, users.made, disabled, seen FROM sessions
            JOIN users USING (key)
            WHERE hash = ? AND seen > ? AND sessions.made > ? AND NOT disabled"""
        with self._file.reading() as connection:
            values = (secret_hash(secret), now - IDLE_S, now - LONGEST_S)
            row = connection.execute(asked, values).fetchone()
        if row is None:
            return None
        if now - row[4] >= _NOTED_S:
            self._note(secret, now)
        return user_of(row[:4])

    def end(self, secret: str) -> None:
        """End a session."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE hash = ?", (secret_hash(secret),))

    def _note(self, secret: str, now: int) -> None:
        with self._file.writing() as connection:
            values = (now, secret_hash(secret))
            connection.execute("UPDATE sessions SET seen = ? WHERE hash = ?", values)
