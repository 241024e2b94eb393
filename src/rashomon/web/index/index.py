"""The index of a running desk: all gists in memory, asked in milliseconds by many threads."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

import numpy as np

from rashomon.ledger.gists import Gist, Watch
from rashomon.ledger.protocol import Reader
from rashomon.ledger.refresh import uncollected
from rashomon.ledger.values import Hits
from rashomon.web.index.asked import Asked, Sort
from rashomon.web.index.columns import Columns, Mask, Numbers
from rashomon.web.index.facets import Facets, facets
from rashomon.web.index.filters import every, hits, marked, masks, met, perhaps

_PATIENCE_S = 1.0
"""How long a question waits while another thread catches up; then it is answered as of before."""


_MANY = 1000
"""Changed gists from which on the memory is told that they stay."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for: how many there are, those on the page, and what else could be chosen.

    `every` counts the incidents of the ledger. `perhaps` is how many more may have been in the
    window of days, though that is not sure; `claimed` how many have the words of the search in a
    claim, which come first. `pages` is at least 1.
    """

    total: int
    every: int
    perhaps: int
    claimed: int
    pages: int
    gists: tuple[Gist, ...]
    facets: Facets


class Index:
    """Every gist of a ledger, kept up with it.

    `reading` opens the ledger for a thread; `version` tells, cheaply, a number that changes
    whenever anybody wrote to it. A snapshot is never changed, only put in the place of another.
    """

    def __init__(
        self, reading: Callable[[], AbstractContextManager[Reader]], version: Callable[[], int]
    ) -> None:
        self._reading = reading
        self._version = version
        self._lock = Lock()
        self._at: int | None = None
        self._number = 0
        self._columns = Columns.empty()

    def ask(self, asked: Asked) -> Found:
        """The incidents that meet all that is asked, a page of them, with facets."""
        columns = self.fresh()
        kept = self._met(columns, asked)
        rows = _ordered(columns, asked, kept)
        begin = (asked.page - 1) * asked.per
        return Found(
            total=len(rows),
            every=len(columns.rows),
            perhaps=kept.perhaps,
            claimed=0 if kept.claimed is None else int(kept.claimed.sum()),
            pages=max(1, -(-len(rows) // asked.per)),
            gists=_gists(columns, rows[begin : begin + asked.per]),
            facets=kept.facets,
        )

    def all(self, asked: Asked) -> tuple[Gist, ...]:
        """Every incident that meets all that is asked, in its order, whatever the page."""
        columns = self.fresh()
        return _gists(columns, _ordered(columns, asked, self._met(columns, asked)))

    def perhaps(self, asked: Asked) -> tuple[Gist, ...]:
        """Those that may have been in the window, though that is not sure, newest first."""
        columns = self.fresh()
        some = masks(columns, asked, self._search)
        return _gists(columns, marked(columns, _may_be(columns, asked, some), asked.sort))

    def gist(self, code: str) -> Gist | None:
        """The gist of the incident that has exactly this code."""
        columns = self.fresh()
        row = columns.rows.get(code)
        return None if row is None else columns.gists[row]

    def fresh(self, watch: Watch | None = None) -> Columns:
        """The columns as the ledger is now; `watch` is told how drawing gists goes."""
        version = self._version()
        if version == self._at:
            return self._columns
        patience = -1 if self._at is None else _PATIENCE_S
        if self._lock.acquire(timeout=patience):
            try:
                self._catch_up(watch)
            finally:
                self._lock.release()
        return self._columns

    def _catch_up(self, watch: Watch | None) -> None:
        version = self._version()
        if version == self._at:
            return
        with uncollected(), self._reading() as reader:
            number, changed, gone, whole = reader.gists(self._number, watch)
            if whole:
                self._columns = Columns.empty().patched(changed, ())
            elif changed or gone:
                self._columns = self._columns.patched(changed, gone)
        self._number, self._at = number, version
        if len(changed) > _MANY:
            gc.freeze()  # they stay: searching them for cycles again and again would hold all up

    def warm(self, watch: Watch | None = None) -> None:
        """Read all, and put it into every order, before anybody asks."""
        columns = self.fresh(watch)
        for sort in Sort:
            every(columns, sort)
        self.ask(Asked())

    def _search(self, words: str) -> Hits:
        with self._reading() as reader:
            return reader.search(words)

    def _met(self, columns: Columns, asked: Asked) -> _Met:
        """What the filters leave, in any order; kept, since the pages of a list ask it alike."""
        filters = asked.narrowed()
        key = tuple(filters.items())
        kept: _Met | None = columns.kept.get(key)
        if kept is None:
            some = masks(columns, asked, self._search)
            left = met(columns, some.values())
            may_be = int(_may_be(columns, asked, some).sum()) if "date" in some else 0
            claimed = hits(columns, asked.q, self._search)[1] & left if asked.q else None
            kept = _Met(left, claimed, may_be, facets(columns, asked, some))
            columns.keep(key, kept)
        return kept


class _Met(NamedTuple):
    """The rows that meet all filters, and those of them with the words of the search in a claim."""

    rows: Mask
    claimed: Mask | None
    perhaps: int
    facets: Facets


def _ordered(columns: Columns, asked: Asked, kept: _Met) -> Numbers:
    """The rows that meet all, in order; those of which a claim has the words come first."""
    rows = marked(columns, kept.rows, asked.sort)
    if kept.claimed is None:
        return rows
    first = kept.claimed[rows]
    return np.concatenate((rows[first], rows[~first]))


def _gists(columns: Columns, rows: Numbers) -> tuple[Gist, ...]:
    return tuple(one for row in rows.tolist() if (one := columns.gists[row]) is not None)


def _may_be(columns: Columns, asked: Asked, some: dict[str, Mask]) -> Mask:
    others = (mask for name, mask in some.items() if name != "date")
    return met(columns, (*others, perhaps(columns, asked)))
