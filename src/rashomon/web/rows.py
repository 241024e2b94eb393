"""Rows of lists as they were last told and drawn: good as long as the incident is as it was."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import NamedTuple

from markupsafe import Markup

from rashomon.ledger.gists import Gist
from rashomon.tell.gisted import Listed, listed

Draw = Callable[[Listed], Markup]


class Row(NamedTuple):
    """An incident in a list: its gist, what is told of it, and its HTML."""

    gist: Gist
    listed: Listed
    html: Markup


class Rows:
    """At most `most` rows, those shown last; `draw` makes the HTML of one.

    A gist never changes: a row is good as long as its incident has the gist that it was made of.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: OrderedDict[str, Row] = OrderedDict()
        self._lock = Lock()

    def of(self, gists: Iterable[Gist], draw: Draw) -> list[Row]:
        """The rows of `gists`, in their order."""
        return [self._row(one, draw) for one in gists]

    def _row(self, one: Gist, draw: Draw) -> Row:
        with self._lock:
            found = self._rows.get(one.code)
            if found is not None and found.gist is one:
                self._rows.move_to_end(one.code)
                return found
        told = listed(one)
        row = Row(one, told, draw(told))
        with self._lock:
            self._rows[one.code] = row
            while len(self._rows) > self._most:
                self._rows.popitem(last=False)
        return row
