"""Making a file of places in the form that rashomon.knowledge.world.table reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from secrets import token_hex
from typing import NotRequired, TypedDict

import numpy as np
from numpy.typing import NDArray

from rashomon.knowledge.table import plain
from rashomon.knowledge.world.keys import forms, key, mark
from rashomon.knowledge.world.table import KINDS, NO_ROW

_LONGEST = 40
_OPENING = "'’‘`ʻ"
_CODE = 4
_DIGIT = re.compile(r"\d")
Array = NDArray[np.generic]


class Row(TypedDict):
    """One place to be stored; `first` and `second` are the names of its divisions, or empty."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]
    kind: str
    first: str
    second: str
    geonameid: NotRequired[int]
    admin1code: NotRequired[str]


def save(rows: Sequence[Row], path: Path) -> int:
    """Write the places to `path`, whole or not at all; how many names they have.

    The same rows make the same file. First-level divisions must stand after all second-level ones.
    """
    made = arrays(rows)
    part = path.with_name(f".{token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            np.savez(file, allow_pickle=False, **made)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(made["steps"])


def spellings(row: Row) -> Iterator[str]:
    """The keys of a place: its name's, and those of useful other names in Latin script."""
    yield from (forms(row["name"]) if row["kind"] in ("first", "second") else [key(row["name"])])
    for name in row["alternatenames"]:
        folded = key(name) if name and len(name) <= _LONGEST else ""
        opens = plain(name).lstrip(_OPENING)[:1].isupper()
        code = (name.isupper() and len(name) <= _CODE) or _DIGIT.search(folded)
        if folded.isascii() and len(folded) > 2 and opens and not code:
            yield folded


def arrays(rows: Sequence[Row]) -> dict[str, Array]:
    """The arrays of the file (see rashomon.knowledge.world.table)."""
    countries = sorted({row["countrycode"] for row in rows})
    code = {one: at for at, one in enumerate(countries)}
    firsts = [(row["countrycode"], row["name"]) for row in rows if row["kind"] == "first"]
    number = {one: at + 1 for at, one in enumerate(firsts)}
    seconds = {
        (row["countrycode"], row["first"], row["name"]): at + 1
        for at, row in enumerate(one for one in rows if one["kind"] == "second")
    }
    names = [row["name"].encode() for row in rows]
    pairs = sorted({(mark(k), at) for at, row in enumerate(rows) for k in set(spellings(row))})
    steps, places = _steps(pairs)
    return {
        "latitude": np.array([row["latitude"] for row in rows], np.float32),
        "longitude": np.array([row["longitude"] for row in rows], np.float32),
        "people": np.array([np.log10(row["population"] + 1) for row in rows], np.float16),
        "country": np.array([code[row["countrycode"]] for row in rows], np.uint8),
        "first": np.array([number.get((r["countrycode"], r["first"]), 0) for r in rows], np.uint16),
        "second": np.array(
            [seconds.get((r["countrycode"], r["first"], r["second"]), 0) for r in rows], np.uint16
        ),
        "kind": np.array([KINDS.index(row["kind"]) for row in rows], np.uint8),
        "length": np.array([len(name) for name in names], np.uint8),
        "names": np.frombuffer(b"".join(names), np.uint8),
        "countries": np.frombuffer("".join(countries).encode(), np.uint8),
        "steps": steps,
        "low": (places & 0xFFFF).astype(np.uint16),
        "high": (places >> 16).astype(np.uint8),
    }


def _steps(pairs: list[tuple[int, int]]) -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    """The sorted hashes as steps of 16 bits, with rows; wide gaps are crossed on NO_ROW."""
    steps = list[int]()
    places = list[int]()
    before = 0
    for hashed, row in pairs:
        while hashed - before > 0xFFFF:
            before += 0xFFFF
            steps.append(0xFFFF)
            places.append(NO_ROW)
        steps.append(hashed - before)
        places.append(row)
        before = hashed
    return np.array(steps, np.uint16), np.array(places, np.uint32)
