"""The people who have an account."""

from __future__ import annotations

import re
import sqlite3
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model.errors import InputError
from rashomon.web.who.file import DeskFile
from rashomon.web.who.passwords import check_new, hashed, matches, outdated
from rashomon.web.who.role import DeskRole

Clock = Callable[[], float]
"""The time in seconds since 1970."""

_NAME = re.compile(r"[\w][\w.@-]{0,63}")
_COLUMNS = "name, role, made, disabled"


@dataclass(frozen=True, slots=True)
class User:
    """An account. `made` is in seconds since 1970; one that is disabled cannot enter."""

    name: str
    role: DeskRole
    made: int
    disabled: bool


def user_key(name: str) -> str:
    """What tells accounts apart: neither case nor the way in which a letter is put together."""
    return unicodedata.normalize("NFKC", name).casefold()


def user_of(row: tuple[str, str, int, int]) -> User:
    """The account in a row of name, role, made, disabled."""
    name, role, made, disabled = row
    return User(name, DeskRole(role), made, bool(disabled))


class Users:
    """The accounts in a desk's file. Raises InputError for what cannot be done, and says why."""

    def __init__(self, file: DeskFile, clock: Clock = time.time) -> None:
        self._file, self._clock = file, clock

    def all(self) -> tuple[User, ...]:
        """All accounts, by name."""
        with self._file.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM users ORDER BY key").fetchall()
        return tuple(map(user_of, rows))

    def named(self, name: str) -> User | None:
        """The account of this name."""
        asked = f"SELECT {_COLUMNS} FROM users WHERE key = ?"
        with self._file.reading() as connection:
            row = connection.execute(asked, (user_key(name),)).fetchone()
        return user_of(row) if row else None

    def owned(self) -> bool:
        """Whether an owner could enter."""
        return any(one.role is DeskRole.OWNER and not one.disabled for one in self.all())

    def add(self, name: str, role: DeskRole, password: str) -> None:
        """Make an account."""
        shown = unicodedata.normalize("NFC", name)
        if not _NAME.fullmatch(shown):
            raise InputError(
                f"{name!r} is no name of an account; one has up to 64 letters, digits and . _ - @"
            )
        check_new(password, name)
        row = (user_key(name), shown, role, hashed(password), int(self._clock()))
        values = "INSERT INTO users (key, name, role, password, made) VALUES (?, ?, ?, ?, ?)"
        with self._file.writing() as connection:
            if _there(connection, name):
                raise InputError(f"there is an account {name} already")
            connection.execute(values, row)

    def set_role(self, name: str, role: DeskRole) -> None:
        """Give an account another role, from its next request on."""
        self._change(name, "UPDATE users SET role = ? WHERE key = ?", role)

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Keep an account out, or let it in again. Its sessions end."""
        self._change(name, "UPDATE users SET disabled = ? WHERE key = ?", int(disabled))

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password. Its sessions end."""
        check_new(password, name)
        self._change(name, "UPDATE users SET password = ? WHERE key = ?", hashed(password))

    def remove(self, name: str) -> None:
        """Take an account away, with its sessions, tokens and visits. Decisions keep the name."""
        self._change(name, "DELETE FROM users WHERE key = ?")

    def check(self, name: str, password: str) -> User | None:
        """The account of this name where the password is its own and it is not disabled.

        A name that is not there takes the same work as one that is.
        """
        asked = f"SELECT password, {_COLUMNS} FROM users WHERE key = ?"
        with self._file.reading() as connection:
            row = connection.execute(asked, (user_key(name),)).fetchone()
        right = matches(password, row[0] if row else None)
        if not row or not right:
            return None
        user = user_of(row[1:])
        if outdated(row[0]):
            self._keep(user, password)
        return None if user.disabled else user

    def _keep(self, user: User, password: str) -> None:
        with self._file.writing() as connection:
            values = (hashed(password), user_key(user.name))
            connection.execute("UPDATE users SET password = ? WHERE key = ?", values)

    def _change(self, name: str, statement: str, *values: object) -> None:
        key = user_key(name)
        with self._file.writing() as connection:
            if not _there(connection, name):
                raise InputError(f"there is no account {name}")
            connection.execute(statement, (*values, key))
            if not statement.startswith("UPDATE users SET role"):
                connection.execute("DELETE FROM sessions WHERE key = ?", (key,))
            if statement.startswith("DELETE"):
                connection.execute("DELETE FROM visits WHERE name = ?", (key,))
            _keep_an_owner(connection)


def _there(connection: sqlite3.Connection, name: str) -> bool:
    asked = "SELECT 1 FROM users WHERE key = ?"
    return connection.execute(asked, (user_key(name),)).fetchone() is not None


def _keep_an_owner(connection: sqlite3.Connection) -> None:
    """Raise InputError, which undoes what was done, where accounts are left and no owner."""
    owners, users = connection.execute(
        "SELECT coalesce(sum(role = 'owner' AND NOT disabled), 0), count(*) FROM users"
    ).fetchone()
    if users and not owners:
        raise InputError("there would be no owner left; make another account an owner first")
