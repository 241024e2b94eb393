"""A running desk: its ledger, opened as often as it is read at once, and pages it made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock

from rashomon import api
from rashomon.ledger.protocol import Ledger, Reader
from rashomon.web.index import Index
from rashomon.web.kept import Kept
from rashomon.web.rows import Rows
from rashomon.web.settings import Settings
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.cookies import Cookies

_PAGES = 64 * 2**20  # bytes of rendered pages that are kept
_AT_ONCE = 2  # pages that are made; more threads would only take one core from one another
_ROWS = 20_000  # rendered rows of lists, some 1 kB each


class Desk:
    """One ledger, read by many threads at once and written by one at a time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.accounts = Accounts(settings.ledger)
        self.cookies = Cookies(settings.secure)
        self.kept = Kept(_PAGES)
        self.rows = Rows(_ROWS)
        self.making = BoundedSemaphore(_AT_ONCE)
        self._open = ExitStack()
        self._idle: SimpleQueue[Ledger] = SimpleQueue()
        self._opening, self._writing = Lock(), Lock()
        self._watch = self._opened()
        self._notices: tuple[int | None, tuple[str, ...]] = None, ()
        self.index = Index(self.reading, self.version)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The ledger, to be read by this thread until the end of the `with` block."""
        try:
            ledger = self._idle.get_nowait()
        except Empty:
            ledger = self._opened()
        try:
            yield ledger
        finally:
            self._idle.put(ledger)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, to be decided on; other threads wait."""
        with self._writing, api.writing(self.settings.ledger) as ledger:
            yield ledger

    def version(self) -> int:
        """A number that changes whenever anybody wrote to the ledger, this desk or another program.

        It tells nothing else, and is this desk's own.
        """
        with self._opening:
            return self._watch.changed()

    def notices(self) -> tuple[str, ...]:
        """What must stand on every page, as the ledger says it."""
        version = self.version()
        known, told = self._notices
        if known != version:
            with self.reading() as reader:
                told = api.notices(reader)
            self._notices = version, told
        return told

    def close(self) -> None:
        """Close the ledger, as often as it is open."""
        self._open.close()

    def _opened(self) -> Ledger:
        with self._opening:
            return self._open.enter_context(api.reading(self.settings.ledger))
