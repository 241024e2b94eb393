"""All that a desk keeps of people, in one place, and the way in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from rashomon.web.who.file import DeskFile, desk_path
from rashomon.web.who.limits import Limits
from rashomon.web.who.sessions import Sessions
from rashomon.web.who.tokens import Tokens
from rashomon.web.who.users import Clock, Users
from rashomon.web.who.visits import Visits


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of an attempt to log in: a session's secret, or after how long to try again.

    Without either, name and password do not go together, or the account is disabled: which of
    these it was is not told.
    """

    secret: str | None = None
    wait_s: int = 0


class Accounts:
    """The people of the desk beside the file `ledger`."""

    def __init__(self, ledger: Path, clock: Clock = time.time) -> None:
        file = DeskFile(desk_path(ledger))
        self.users = Users(file, clock)
        self.sessions = Sessions(file, clock)
        self.tokens = Tokens(file, clock)
        self.visits = Visits(file, clock)
        self.limits = Limits(file, clock)

    def enter(self, name: str, password: str, address: str) -> Entry:
        """Log in, from an address. The work is the same for names that are not there."""
        wait = self.limits.attempt(name, address)
        if wait:
            return Entry(wait_s=wait)
        user = self.users.check(name, password)
        if user is None:
            return Entry()
        self.limits.succeeded(name, address)
        return Entry(self.sessions.start(user))
