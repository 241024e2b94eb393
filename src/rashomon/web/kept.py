"""Pages as they were last rendered: good as long as the ledger is as it was."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple


class Shown(NamedTuple):
    """A rendered page: its status, its media type, its bytes."""

    status: int
    media: str
    body: bytes


class Kept:
    """Pages of at most `most` bytes in all, those asked for last; of one version of the ledger."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._version: object = None
        self._pages: OrderedDict[str, Shown] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, address: str, version: object) -> Shown | None:
        """The page at `address` as it was rendered from this version of the ledger."""
        with self._lock:
            if version != self._version or address not in self._pages:
                return None
            self._pages.move_to_end(address)
            return self._pages[address]

    def put(self, address: str, version: object, page: Shown) -> None:
        """Keep `page`; those of other versions are dropped."""
        with self._lock:
            if version != self._version:
                self._pages.clear()
                self._version, self._size = version, 0
            before = self._pages.pop(address, None)
            self._size += len(page.body) - (len(before.body) if before else 0)
            self._pages[address] = page
            while self._size > self._most:
                self._size -= len(self._pages.popitem(last=False)[1].body)
