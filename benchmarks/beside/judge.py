"""Whether what a system tells of a labelled row is right; every function gives marks by name."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypeVar

from .rows import NO_DATE, NO_TIME, UNJUDGED, CountRow, PlaceRow, WhenRow, WhoRow
from .told import Count, Place, Time

Spanned = TypeVar("Spanned", Time, Place)
Marks = dict[str, bool]
NEAR, AREA, LOOSE = 15.0, 100.0, 161.0
_RADIUS = 6371.0
_SHORT = {"week": 7, "season": 4}


def overlapping(text: str, words: str, told: Sequence[Spanned]) -> list[Spanned]:
    """What is told of the characters where the words stand."""
    first = text.index(words)
    return [one for one in told if one.first < first + len(words) and first < one.last]


def when(row: WhenRow, told: Sequence[Time]) -> Marks:
    """`start`: the time begins (or, told as a day, lies) where it should; `whole`: ends so too.

    A week may be told by its month and a season by its year, as codings do. Where the words tell
    no time, or none that comes to a date, both are right if no date is told of them.
    """
    hits = overlapping(row.text, row.words, told)
    if row.grain in (*NO_TIME, *NO_DATE):
        silent = not any(one.start or one.end for one in hits)
        return {"start": silent, "whole": silent}
    return {
        "start": any(_begins(row, one) for one in hits),
        "whole": any(_begins(row, one) and _ends(row, one) for one in hits),
    }


def _begins(row: WhenRow, told: Time) -> bool:
    if not row.start:
        return _says(row.end, told.start if told.point else told.end)
    point = told.point or told.start == told.end
    if point and told.start and row.end not in ("", UNJUDGED):
        return row.start <= told.start[: len(row.end)] <= row.end
    return _says(row.start, told.start) or _coarse(row, row.start, told.start)


def _ends(row: WhenRow, told: Time) -> bool:
    if row.end == UNJUDGED:
        return True
    if not row.end:
        return told.end is None
    end = told.end or told.start
    if told.point:
        return row.start[: len(row.end)] == row.end
    return _says(row.end, end) or _coarse(row, row.end, end)


def _says(label: str, told: str | None) -> bool:
    return bool(told) and str(told).startswith(label)


def _coarse(row: WhenRow, label: str, told: str | None) -> bool:
    return row.grain in _SHORT and told == label[: _SHORT[row.grain]]


def counts(rows: Sequence[CountRow], told: Sequence[Count]) -> dict[str, int]:
    """Of one sentence's rows, how many are right.

    figure: the number alone, low or high, is told; words without one ("dozens"), and sentences
    without a count, are right if no other figure is. bounds: kind, low and high are right, or
    nothing told where there is none. made up: whatever else is told.
    """
    real = [row for row in rows if row.kind]
    figures, left = _figures(real, told)
    pairs = _pairs(real, told)
    bare = len(rows) - len(real)
    return {
        "rows": len(rows),
        "figure": figures + (bare if not left else 0),
        "bounds": len(pairs) + (bare if not told else 0),
        "made up": len(told) - len(pairs),
        "figures made up": left,
        "civilian": sum(_civilian(row, one) for row, one in pairs),
        "figure kind": sum(row.figure in (UNJUDGED, str(one.figure)) for row, one in pairs),
        "paired": len(pairs),
    }


def _civilian(row: CountRow, told: Count) -> bool:
    words = {True: "true", False: "false", None: ""}
    return row.civilian in (UNJUDGED, words[told.civilian])


def _figures(rows: Sequence[CountRow], told: Sequence[Count]) -> tuple[int, int]:
    """Rows whose number is told, and the numbers told that are no row's."""
    left = [(one.low, one.high) for one in told if (one.low, one.high) != (None, None)]
    right, silent = 0, 0
    for row in rows:
        wanted = {bound for bound in row.bounds if bound is not None}
        hit = next((one for one in left if wanted & set(one)), None)
        if hit:
            left.remove(hit)
        right += hit is not None
        silent += not wanted
    return right + (silent if not left else 0), len(left)


def _pairs(rows: Sequence[CountRow], told: Sequence[Count]) -> list[tuple[CountRow, Count]]:
    """Rows with a count of equal kind, low and high; each in one pair at most."""
    left, pairs = list(told), []
    for row in rows:
        key = (row.kind, *row.bounds)
        hit = next((one for one in left if (one.kind, one.low, one.high) == key), None)
        if hit:
            left.remove(hit)
            pairs.append((row, hit))
    return pairs


def places(row: PlaceRow, told: Sequence[Place]) -> Marks:
    """`right`: told within 15 km (an area: 100 km), or nothing told where there is none."""
    hits = overlapping(row.text, row.words, told)
    if not row.latitude:
        located = any(one.latitude is not None for one in hits)
        return {"right": not located, "loose": not located}
    far = min((_distance(row, one) for one in hits), default=math.inf)
    reach = NEAR if row.precision in ("exact", "near") else AREA
    return {
        "right": far <= reach,
        "loose": far <= LOOSE,
        "found": bool(hits),
        "country": any(row.country in (UNJUDGED, one.country) for one in hits),
        "precision": any(row.precision == one.precision for one in hits),
    }


def _distance(row: PlaceRow, told: Place) -> float:
    """Kilometres on the great circle, by the haversine formula."""
    if told.latitude is None or told.longitude is None:
        return math.inf
    a, b = math.radians(float(row.latitude)), math.radians(told.latitude)
    turn = math.radians(told.longitude - float(row.longitude))
    part = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(part))


def who(row: WhoRow, told: str | None, codes: bool) -> Marks:
    """`state` of those that speak for a state; `other` of the rest, where a table of countries is
    right to tell nothing."""
    if codes:
        right = told == (row.country or None)
    else:
        right = _plain(told or "") in {_plain(name) for name in row.parties}
    return {"state" if row.country else "other": right}


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", name.casefold().replace("’", "'"))
