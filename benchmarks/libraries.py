"""The four rooms beside public libraries, on the same labelled rows (benchmarks/data).

usage: python benchmarks/libraries.py [--misses]

The libraries are no dependencies of the project: install requirements-libraries.txt beside it in an
environment of its own and run this there; one that is not installed is named and left out. Rows are
labelled by hand, in sentences written for them; benchmarks/beside/judge.py says what is right.
Times are of all sentences of a room, splitting and tokens included, the best of three, as a ratio
to ours. --misses lists the rows that rashomon gets wrong.
"""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from beside import judge, rows
from beside.others import others
from beside.ours import ours
from beside.told import System, Who

TIMES = 3
T = TypeVar("T")


class Score(NamedTuple):
    """What a system got right in a room, and the seconds that it took."""

    tally: Counter[str]
    seconds: float
    misses: list[str]


def when(system: System) -> Score | None:
    """Times of every row."""
    labelled, ask = rows.when(), system.when
    if ask is None:
        return None
    told, seconds = timed(lambda: [ask(row.text, row.day) for row in labelled])
    tally, misses = Counter[str](), []
    for row, one in zip(labelled, told, strict=True):
        marks = judge.when(row, one)
        tally.update(["rows", *(name for name, right in marks.items() if right)])
        if not marks["whole"]:
            misses.append(f"{row.text} [{row.published}] {row.words!r} {row[3:6]} {list(one)}")
    return Score(tally, seconds, misses)


def counts(system: System) -> Score | None:
    """Counts of every sentence."""
    labelled, ask = rows.counts(), system.counts
    if ask is None:
        return None
    texts = [list(some) for _, some in groupby(labelled, key=lambda row: row.text)]
    told, seconds = timed(lambda: [ask(some[0].text) for some in texts])
    tally, misses = Counter[str](), []
    for some, one in zip(texts, told, strict=True):
        marks = judge.counts(some, one)
        tally.update(marks)
        shares = marks["civilian"] + marks["figure kind"] < 2 * marks["paired"]
        if marks["bounds"] < len(some) or marks["made up"] or shares:
            misses.append(f"{some[0].text} {[row[1:] for row in some]} {[tuple(c) for c in one]}")
    return Score(tally, seconds, misses)


def places(system: System) -> Score | None:
    """Places of every row."""
    labelled, ask = rows.places(), system.places
    if ask is None:
        return None
    told, seconds = timed(lambda: [ask(row.text) for row in labelled])
    tally, misses = Counter[str](), []
    for row, one in zip(labelled, told, strict=True):
        marks = judge.places(row, one)
        tally.update(["rows", *(name for name, right in marks.items() if right)])
        tally["located"] += bool(row.latitude)
        if not all(marks.values()):
            wrong = [name for name, right in marks.items() if not right]
            misses.append(f"{row.text} {row[1:6]} not {wrong}: {[tuple(p) for p in one]}")
    return Score(tally, seconds, misses)


def who(system: System) -> Score | None:
    """The party of every speaker."""
    labelled, ask = rows.who(), system.who
    if ask is None:
        return None
    asked = [Who(row.text, row.words, rows.day(row.published)) for row in labelled]
    told, seconds = timed(lambda: [ask(one) for one in asked])
    tally, misses = Counter[str](), []
    for row, one in zip(labelled, told, strict=True):
        ((kind, right),) = judge.who(row, one, system.codes).items()
        tally.update({"rows": 1, f"{kind} rows": 1, kind: right})
        if not right:
            misses.append(f"{row.text} {row.words!r} [{row.published}] {row.party!r}: {one!r}")
    return Score(tally, seconds, misses)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and the least processor time of three goes, the first not counted."""
    result, least = work(), float("inf")
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
    return result, least


ROOMS = {"when": when, "counts": counts, "places": places, "who": who}


def told(room: str, tally: Counter[str]) -> str:
    """The figures of a room in one line."""
    total = tally["rows"]
    if room == "when":
        return f"start {tally['start']}/{total}, whole {tally['whole']}/{total}"
    if room == "counts":
        figures = f"figure {tally['figure']}/{total}, made up {tally['figures made up']}"
        if not tally["paired"]:  # a library of numbers knows no kinds
            return figures
        bounds = f"with kind and bounds {tally['bounds']}/{total}, made up {tally['made up']}"
        return f"{figures}; {bounds}"
    if room == "places":
        right = f"right {tally['right']}/{total}, within 161 km {tally['loose']}/{total}"
        country = f"country {tally['country']}/{tally['located']}"
        grades = (
            f", precision {tally['precision']}/{tally['located']}" if tally["precision"] else ""
        )
        return f"{right}, {country}{grades}"
    states = f"states {tally['state']}/{tally['state rows']}"
    return f"{states}, others {tally['other']}/{tally['other rows']}"


def show(room: str, systems: Sequence[System], misses: bool) -> None:
    """Print a room's lines, ours first."""
    print(f"\n{room}")
    first: Score | None = None
    for system in systems:
        score = ROOMS[room](system)
        if score is None:
            continue
        first = first or score
        ratio = score.seconds / first.seconds
        each = 1e6 * score.seconds / score.tally["rows"]
        print(f"  {system.name:<18}{told(room, score.tally)}; {each:.0f} µs a row, {ratio:.2f}")
        if first is score and misses:
            print(*(f"    - {miss}" for miss in score.misses), sep="\n")


def main() -> None:
    """Print a table a room."""
    warnings.simplefilter("ignore")
    logging.disable()
    asked = [ours(), *others()]
    for system in asked:
        if system.missing:
            print(f"{system.name}: not installed, left out ({system.missing})")
    for room in ROOMS:
        show(room, [one for one in asked if not one.missing], "--misses" in sys.argv)


if __name__ == "__main__":
    main()
