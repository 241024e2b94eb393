"""Random decisions of several writers at once: none is lost, and their history can be replayed.

usage: python benchmarks/deciding.py [--decisions N] [--writers N] [--reports N] [--corpus FOLDER]
       default: --decisions 10000 --writers 4 --reports 222 --corpus corpus

A ledger is filled with the reports of the corpus (of more, with copies as in relinking.py). Then so
many processes accept, reject, change, join, split and undo what chance gives them, all on the one
file, and each decision is followed by bringing the view up to it. It is checked that each decision
that a writer was told is kept is there, by that writer, and that the numbers have no gaps. Then the
whole history is written as JSON, read into a fresh ledger of the same documents, and both are
compared: every row of the view, and every report as decisions leave it. The view that grew with
each decision is also compared with one that is built at once. Exits with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select

from rashomon import api
from rashomon.ledger.schema import VIEW, stamp
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.errors import InputError
from rashomon.model.incident import Incident, MentionRef
from rashomon.model.report import Claim
from rashomon.read.decisions import read_decisions
from rashomon.tell.decisions import history_json
from relinking import copies, templates

KINDS = {"accept": 25, "reject": 15, "change": 20, "join": 10, "split": 10, "undo": 20}
LARGE = 12  # tellings of an incident from which on it is joined with no other
VALUES: Sequence[dict[str, str]] = (
    {"party": "Corland"},
    {"stance": "denies", "about": "casualties"},
    {"initiator": "Dorland"},
    {"stance": "asserts"},
)
TOLD: Sequence[dict[str, str]] = (
    {"type": "war"},
    {"country": "PE"},
    {"start": "2031-03-04", "end": ""},
)

Took = tuple[str, int, float]
"""A decision that was made: its kind, its number, and how long it took in seconds."""


class Writer:
    """One person who decides at random."""

    def __init__(self, path: Path, number: int) -> None:
        self.name = f"writer {number}"
        self._chance = random.Random(number)
        self._ledger = SqliteLedger(path, write=True)
        self._refs = [card.ref for card in self._ledger.cards()]

    def run(self, wanted: int) -> list[Took]:
        """Make so many decisions."""
        done: list[Took] = []
        while len(done) < wanted:
            kind = self._chance.choices(list(KINDS), list(KINDS.values()))[0]
            began = time.perf_counter()
            try:
                number = self._decide(kind)
            except InputError:
                continue  # what chance gave cannot be decided: it is gone, or is so already
            done.append((kind, number, time.perf_counter() - began))
        self._ledger.close()
        return done

    def _decide(self, kind: str) -> int:
        if kind == "undo":
            number = self._chance.randint(1, max(1, self._ledger.newest_decision()))
            return api.undo(self._ledger, number, by=self.name).decision.number
        code = self._code()
        if kind == "join":
            other = self._code()
            if max(len(self._ledger.linked(one)) for one in (code, other)) > LARGE:
                raise InputError("too large")
            return api.join(self._ledger, code, other, by=self.name).decision.number
        (incident,) = self._ledger.incidents(code=code)
        if kind == "split":
            off = self._chance.choice(incident.tellings).document.id
            return api.split(self._ledger, code, [off], by=self.name).decision.number
        return self._word(kind, incident)

    def _word(self, kind: str, incident: Incident) -> int:
        told = [(t, claim) for t in incident.tellings for claim in t.claims]
        on: tuple[Any, Claim] | None = None
        if told and self._chance.random() < 0.7:
            on = self._chance.choice(told)
        id = on[1].id(on[0].document.id) if on else ""
        if kind == "change":
            values = self._chance.choice(VALUES if id else TOLD)
            name = f"{incident.code}#{id}" if id else incident.code
            return api.change(self._ledger, name, values, by=self.name).decision.number
        say = api.accept if kind == "accept" else api.reject
        return say(self._ledger, incident.code, [id] if id else (), by=self.name).decision.number

    def _code(self) -> str:
        ref = self._chance.choice(self._refs)
        found: dict[MentionRef, str] = self._ledger.codes([ref])
        if ref not in found:
            raise InputError("rejected")
        return found[ref]


def write(path: Path, number: int, wanted: int) -> list[Took]:
    """What one process does."""
    return Writer(path, number).run(wanted)


def view(ledger: SqliteLedger) -> dict[str, list[str]]:
    """Every row of the view but its stamp."""
    ledger.refresh()
    tables = [table for table in VIEW.sorted_tables if table.name != stamp.name]
    with ledger._database.reading() as connection:
        return {t.name: sorted(map(str, connection.execute(select(t)))) for t in tables}


def reports(ledger: SqliteLedger) -> dict[str, Any]:
    """Every report as decisions leave it."""
    ids = {card.ref.document for card in ledger.cards()}
    ids |= {ref.document for one in ledger.decisions() for ref in one.refs()}
    return {id: ledger.report(id) for id in sorted(ids)}


def differ(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The names of what is not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def ms(took: Sequence[float]) -> str:
    """The median, the 95th percentile and the slowest, in milliseconds."""
    ordered = sorted(1000 * one for one in took)
    last = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    median = statistics.median(ordered)
    return f"median {median:.0f} ms, p95 {last:.0f} ms, slowest {ordered[-1]:.0f} ms"


def decided(path: Path, writers: int, wanted: int) -> dict[int, str]:
    """Let the writers decide; who made which decision, as they were told."""
    shares = [wanted // writers + (n < wanted % writers) for n in range(writers)]
    began = time.perf_counter()
    with ProcessPoolExecutor(writers, get_context("spawn")) as pool:
        runs = list(pool.map(write, [path] * writers, range(writers), shares))
    took = time.perf_counter() - began
    print(f"{wanted} decisions by {writers} writers at once: {took:.0f} s")
    by_kind: defaultdict[str, list[float]] = defaultdict(list)
    for kind, _, seconds in (one for run in runs for one in run):
        by_kind[kind].append(seconds)
    for kind in KINDS:
        print(f"  {kind}: {len(by_kind[kind])}, {ms(by_kind[kind])}")
    return {number: f"writer {n}" for n, run in enumerate(runs) for _, number, _ in run}


def alone(path: Path, times: int = 200) -> None:
    """Print what a decision costs amid all these where nobody else writes."""
    writer = Writer(path, 1000)
    by_kind: defaultdict[str, list[float]] = defaultdict(list)
    for kind, _, seconds in writer.run(times):
        by_kind[kind].append(seconds)
    print(f"{times} more decisions by one writer:")
    for kind in KINDS:
        if by_kind[kind]:
            print(f"  {kind}: {len(by_kind[kind])}, {ms(by_kind[kind])}")


def replayed(place: Path, every: Sequence[Any], kept: SqliteLedger) -> int:
    """Replay the history into a fresh ledger; how much differs."""
    source = place / "decisions.json"
    source.write_text(history_json(api.decisions(kept)), "utf-8")
    fresh = SqliteLedger(place / "replayed", write=True)
    fresh.add_many(every)
    began = time.perf_counter()
    new = fresh.take_over(read_decisions(source))
    wrong = [*differ(view(kept), view(fresh)), *differ(reports(kept), reports(fresh))]
    print(f"replayed: {new} decisions from {source.stat().st_size / 2**20:.0f} MB of JSON,", end="")
    print(f" {time.perf_counter() - began:.0f} s; differing tables and reports: {wrong or 'none'}")
    fresh.close()
    grown = view(kept)
    with kept._database.writing() as connection:
        connection.execute(delete(stamp))
    again = differ(grown, view(kept))
    print(f"built at once: differing tables: {again or 'none'}")
    return len(wrong) + len(again)


def main() -> None:
    """Decide, count, replay."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--reports", type=int, default=222)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus}: there is no corpus here", file=sys.stderr)
        raise SystemExit(2)
    made = list(islice(copies(templates(asked.corpus)), asked.reports))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ledger = SqliteLedger(place / "ledger", write=True)
        ledger.add_many(made)
        ledger.refresh()
        ledger.close()
        told = decided(place / "ledger", asked.writers, asked.decisions)
        alone(place / "ledger")
        ledger = SqliteLedger(place / "ledger", write=True)
        kept = ledger.decisions()
        lost = [n for n, by in told.items() if kept[n - 1].number != n or kept[n - 1].by != by]
        gaps = [n for n, one in enumerate(kept, start=1) if one.number != n]
        print(f"lost: {len(lost)}; told twice: {asked.decisions - len(told)}; gaps: {len(gaps)}")
        wrong = replayed(place, made, ledger)
        ledger.close()
    raise SystemExit(bool(lost or gaps or wrong or len(told) != asked.decisions))


if __name__ == "__main__":
    main()
