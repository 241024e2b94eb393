"""Looking things up in the index by a part of their name, and what stands beside in time."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

import numpy as np

from rashomon.ledger.view import folded
from rashomon.web.index.asked import Sort
from rashomon.web.index.columns import Columns, Names
from rashomon.web.index.filters import every

_CODE = re.compile(r"(?:RSH-?)?([0-9A-HJKMNP-TV-Z]{2,16})", re.IGNORECASE)


class Called(NamedTuple):
    """A name and how many incidents have it."""

    name: str
    incidents: int


class Around(NamedTuple):
    """The codes of the incidents before and after one in time; None at an end."""

    before: str | None
    after: str | None


class Looked(NamedTuple):
    """What is called so: codes of incidents, parties, places; the most told first."""

    codes: tuple[str, ...]
    parties: tuple[Called, ...]
    places: tuple[Called, ...]


def look_up(columns: Columns, words: str, most: int) -> Looked:
    """What begins with a code, or has a name with `words` in it; at most `most` of each."""
    found = (
        _called(columns, names, kind, words, most)
        for names, kind in (
            (columns.names.parties, "parties"),
            (columns.names.places, "places"),
        )
    )
    return Looked(_codes(columns, words, most), *found)


def around(columns: Columns, code: str) -> Around:
    """What comes before and after the incident `code` in time, all incidents taken together."""
    row = columns.rows.get(code)
    if row is None:
        return Around(None, None)
    order = every(columns, Sort.NEWEST)
    at = int(np.flatnonzero(order == row)[0])
    newer = columns.gists[order[at - 1]] if at else None
    older = columns.gists[order[at + 1]] if at + 1 < len(order) else None
    return Around(older.code if older else None, newer.code if newer else None)


def _codes(columns: Columns, words: str, most: int) -> tuple[str, ...]:
    match = _CODE.fullmatch(words.strip())
    if not match:
        return ()
    begun = f"RSH-{match.group(1).upper()}"
    return tuple(islice((code for code in columns.rows if code.startswith(begun)), most))


def _called(columns: Columns, names: Names, kind: str, words: str, most: int) -> tuple[Called, ...]:
    numbers = names.holding(words)
    if not folded(words) or not numbers:
        return ()
    counts = columns.counts(kind, np.flatnonzero(columns.alive), len(names.labels))
    ranked = sorted(numbers, key=lambda n: (-int(counts[n]), names.plain[n]))
    return tuple(Called(names.labels[n], int(counts[n])) for n in ranked[:most] if counts[n])
