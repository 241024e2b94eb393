"""Each filter as a mask over the rows of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

import numpy as np

from rashomon.ledger.values import Hits
from rashomon.web.index.asked import FINDINGS, REVIEWED, TYPES, Asked, Box, Sort
from rashomon.web.index.columns import NONE, Columns, Mask, Numbers

Search = Callable[[str], Hits]
"""Finds words in the ledger (`reader.search`)."""


def masks(columns: Columns, asked: Asked, search: Search) -> dict[str, Mask]:
    """The mask of each filter that asks something, by its name; since and until are one: date."""
    found: dict[str, Mask] = {}
    if asked.since or asked.until:
        found["date"] = surely(columns, asked)
    for name, of in _MASKS.items():
        if value := getattr(asked, name):
            found[name] = of(columns, value)
    if asked.q:
        found["q"] = hits(columns, asked.q, search)[0]
    return found


def met(columns: Columns, some: Iterable[Mask]) -> Mask:
    """The rows that meet all."""
    return reduce(np.logical_and, some, columns.alive)


def surely(columns: Columns, asked: Asked) -> Mask:
    """Those that surely are in the window (`query.Window.surely`)."""
    at = columns.fixed
    mask: Mask = at["first"] != NONE
    if asked.until:
        mask = mask & (at["begun"] <= asked.until.toordinal())
    if asked.since:
        mask = mask & (at["ended"] >= asked.since.toordinal())
    return mask


def perhaps(columns: Columns, asked: Asked) -> Mask:
    """Those that may be in the window, but not surely, and are told in it (`query.told_in`)."""
    at, days = columns.fixed, columns.several["days"]
    may_be = np.ones(columns.size, bool)
    told = np.ones(len(days.values), bool)
    if asked.until:
        may_be &= at["first"] <= asked.until.toordinal()
        told &= days.values <= asked.until.toordinal()
    if asked.since:
        may_be &= at["last"] >= asked.since.toordinal()
        told &= days.values >= asked.since.toordinal()
    undated = at["first"] == NONE
    mask: Mask = (undated | (may_be & ~surely(columns, asked))) & days.having(told, columns.size)
    return mask


def hits(columns: Columns, words: str, search: Search) -> tuple[Mask, Mask]:
    """The rows of which a document holds the words, and those of which a claim does."""
    kept: tuple[Mask, Mask] | None = columns.kept.get(words)
    if kept is None:
        found = search(words)
        claims = _telling(columns, "mentions", found.mentions)
        kept = (_telling(columns, "told", found.documents) | claims, claims)
        columns.keep(words, kept)
    return kept


def _telling(columns: Columns, name: str, numbers: Numbers) -> Mask:
    """The rows that have one of these numbers, which rise."""
    values, rows = columns.by_value(name)
    begun, ended = (np.searchsorted(values, numbers, side) for side in ("left", "right"))
    known = begun < ended
    marks = np.zeros(len(values) + 1, np.int32)
    marks[begun[known]] += 1
    marks[ended[known]] -= 1
    mask = np.zeros(columns.size, bool)
    mask[rows[np.cumsum(marks[:-1]) > 0]] = True
    return mask


def _party(columns: Columns, names: tuple[str, ...]) -> Mask:
    numbers = [columns.names.parties.find(name) for name in names]
    pairs = columns.several["parties"]
    none = np.zeros(columns.size, bool)
    each = (none if one is None else pairs.has(one, columns.size) for one in numbers)
    return reduce(np.logical_and, each)


def _place(columns: Columns, part: str) -> Mask:
    pairs = columns.several["wordings"]
    known = np.zeros(len(columns.names.wordings.labels) + 1, bool)
    known[columns.names.wordings.holding(part)] = True
    return pairs.having(known[pairs.values], columns.size)


def _country(columns: Columns, code: str) -> Mask:
    number = columns.names.countries.find(code)
    mask: Mask = columns.fixed["country"] == (NONE - 1 if number is None else number)
    return mask


def _type(columns: Columns, name: str) -> Mask:
    mask: Mask = columns.fixed["type"] == TYPES.index(name)
    return mask


def _finding(columns: Columns, kinds: tuple[str, ...]) -> Mask:
    wanted = sum(1 << FINDINGS.index(kind) for kind in kinds)
    mask: Mask = (columns.fixed["kinds"] & wanted) == wanted
    return mask


def _reviewed(columns: Columns, state: str) -> Mask:
    mask: Mask = columns.fixed["reviewed"] == REVIEWED.index(state)
    return mask


def _box(columns: Columns, box: Box) -> Mask:
    north, east = columns.several["latitude"], columns.several["longitude"].values
    inside = (north.values >= box.south) & (north.values <= box.north)
    if box.west <= box.east:
        inside &= (east >= box.west) & (east <= box.east)
    else:
        inside &= (east >= box.west) | (east <= box.east)
    return north.having(inside, columns.size)


_MASKS: dict[str, Callable[..., Mask]] = {
    "party": _party,
    "place": _place,
    "country": _country,
    "type": _type,
    "finding": _finding,
    "reviewed": _reviewed,
    "box": _box,
}


_FEW = 16  # of so many rows one: to sort those is quicker than to go through all


def every(columns: Columns, sort: str) -> Numbers:
    """The rows of all incidents in an order; of those that are alike in it, the newest first."""
    return _placed(columns, sort)[0]


def ordered(columns: Columns, rows: Numbers, sort: str) -> Numbers:
    """Some rows in an order."""
    return rows[np.argsort(_placed(columns, sort)[1][rows])]


def marked(columns: Columns, mask: Mask, sort: str) -> Numbers:
    """The rows that `mask` marks in an order."""
    if np.count_nonzero(mask) * _FEW < columns.size:
        return ordered(columns, np.flatnonzero(mask), sort)
    order = every(columns, sort)
    return order[mask[order]]


def _placed(columns: Columns, sort: str) -> tuple[Numbers, Numbers]:
    """All rows in an order, and the place of each."""
    if sort not in columns.orders:
        order = np.lexsort(_KEYS[Sort(sort)](columns.fixed))
        order = order[columns.alive[order]]
        places = np.zeros(columns.size, np.int64)
        places[order] = np.arange(len(order))
        columns.orders[sort] = order, places
    return columns.orders[sort]


def _newest(at: dict[str, Numbers]) -> tuple[Numbers, ...]:
    return -at["rank"], -at["published"], -at["first"], -at["last"]


def _oldest(at: dict[str, Numbers]) -> tuple[Numbers, ...]:
    undated = at["first"] == NONE
    return at["rank"], at["published"], at["last"], at["first"], undated


_KEYS: dict[Sort, Callable[[dict[str, Numbers]], tuple[Numbers, ...]]] = {
    Sort.NEWEST: _newest,
    Sort.OLDEST: _oldest,
    Sort.TOLD: lambda at: (*_newest(at), -at["documents"]),
    Sort.DISPUTED: lambda at: (*_newest(at), -at["documents"], -at["disputes"]),
    Sort.UNSURE: lambda at: (*_newest(at), at["least"]),
    Sort.LATEST: lambda at: (*_newest(at), -at["newest"]),
}
