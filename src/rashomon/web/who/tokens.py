"""Tokens: how a program enters. A token is shown once; its hash is kept."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace

from rashomon.model.errors import InputError
from rashomon.web.who.file import DeskFile
from rashomon.web.who.role import DeskRole, lesser
from rashomon.web.who.sessions import secret_hash
from rashomon.web.who.users import Clock, User, user_key, user_of

DAYS = 90
"""How long a token holds where nothing else is said."""

MOST_DAYS = 366
_DAY_S = 24 * 3600
_PREFIX = "rashomon_"  # by which a token that leaked is found


@dataclass(frozen=True, slots=True)
class Token:
    """A token, without its secret. `made` and `ends` are in seconds since 1970."""

    number: int
    user: str
    role: DeskRole
    label: str
    made: int
    ends: int


class Tokens:
    """The tokens in a desk's file."""

    def __init__(self, file: DeskFile, clock: Clock = time.time) -> None:
        self._file, self._clock = file, clock

    def make(self, user: User, role: DeskRole, label: str = "", days: int = DAYS) -> str:
        """A new token's secret. Raises InputError for a role above the user's, and odd days."""
        if not user.role.may(role):
            raise InputError(f"a token of {user.name} may be {user.role} at most")
        if not 1 <= days <= MOST_DAYS:
            raise InputError(f"a token holds for 1 to {MOST_DAYS} days")
        if len(label) > 100:
            raise InputError("a token's label has up to 100 characters")
        secret, now = _PREFIX + secrets.token_urlsafe(32), int(self._clock())
        row = (secret_hash(secret), user_key(user.name), role, label, now, now + days * _DAY_S)
        values = "INSERT INTO tokens (hash, key, role, label, made, ends) VALUES (?, ?, ?, ?, ?, ?)"
        with self._file.writing() as connection:
            connection.execute(values, row)
        return secret

    def user(self, secret: str) -> User | None:
        """Whose token it is, in the role that both he and it have; None where it does not hold."""
        asked = """SELECT name, users.role, users.made, disabled, tokens.role FROM tokens
            JOIN users USING (key) WHERE hash = ? AND ends > ? AND NOT disabled"""
        with self._file.reading() as connection:
            values = (secret_hash(secret), int(self._clock()))
            row = connection.execute(asked, values).fetchone()
        if row is None:
            return None
        user = user_of(row[:4])
        return replace(user, role=lesser(user.role, DeskRole(row[4])))

    def all(self, name: str | None = None) -> tuple[Token, ...]:
        """The tokens that hold, oldest first; with a name, only that account's."""
        asked = """SELECT number, name, tokens.role, label, tokens.made, ends FROM tokens
            JOIN users USING (key) WHERE ends > ? AND (? IS NULL OR key = ?) ORDER BY number"""
        key = user_key(name) if name is not None else None
        with self._file.reading() as connection:
            rows = connection.execute(asked, (int(self._clock()), key, key)).fetchall()
        return tuple(
            Token(number, user, DeskRole(role), label, made, ends)
            for number, user, role, label, made, ends in rows
        )

    def revoke(self, number: int, name: str | None = None) -> None:
        """End a token. Raises InputError where there is none of the number, or none of `name`'s."""
        if number not in {one.number for one in self.all(name)}:
            raise InputError(f"there is no token {number}")
        with self._file.writing() as connection:
            connection.execute("DELETE FROM tokens WHERE number = ?", (number,))
