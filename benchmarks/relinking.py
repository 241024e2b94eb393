"""How long linking a large ledger takes, and adding one report to it.

usage: python benchmarks/relinking.py [REPORTS ...] [--corpus FOLDER]
       default: 10000 100000 --corpus corpus

For each number of reports a ledger is filled with the corpus' reports (coded once, by rules), each
many times over: each time a week later, between other parties; history of more than a year before
stays where it is, so that thousands of reports recall the same wars. A larger ledger spans more
weeks, each of some 190 reports. It is linked as a whole, then reports of the next week are added
one by one. One process, one core; the same ledgers each time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from rashomon.code.coder import coder
from rashomon.ledger.codec import decode, encode
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.document import Document
from rashomon.model.report import Claim, Mention, Report
from rashomon.model.vocabulary import NARRATOR
from rashomon.read.files import read_document
from rashomon.read.origins import Origins

FIRST = date(2010, 1, 4)
OLD = timedelta(days=400)  # before publication, from where on history stays where it is
ONES = 40  # reports that are added one by one

Coded = tuple[Document, Report]


def templates(folder: Path) -> list[Coded]:
    """The dated reports of the corpus' parts a to h, coded by rules."""
    files = sorted(folder.glob("[a-h]/*.txt"))
    origins = Origins(files=files)
    rules = coder("rules")
    read = [read_document(file, origins.of(file)) for file in files]
    return [(one, rules.code(one)) for one in read if one.published]


def parties(some: list[Coded]) -> list[str]:
    """Every party of some reports but the narrator."""
    named = {claim.party for _, report in some for claim in report.claims}
    return sorted(named - {NARRATOR})


class Moved:
    """Reports as if all of it had happened in another week, between others."""

    def __init__(self, some: list[Coded], reworded: Callable[[Coded, int], str]) -> None:
        self._reworded = reworded
        self._parties = parties(some)
        self._at = {name: at for at, name in enumerate(self._parties)}

    def copy(self, coded: Coded, number: int, week: int) -> Coded:
        """The report, moved into a week; its text is told apart by a number at its end."""
        document, report = coded
        assert document.published
        published = FIRST + timedelta(weeks=week, days=document.published.weekday())
        moved = _Mover(document.published, published - document.published)
        origin = replace(document.origin, published=published)
        new = Document.of(f"{self._reworded(coded, week)}\n{number}", f"{number}.txt", origin)
        told = decode(encode(report), new.id, new.text)
        mentions = tuple(moved.mention(one) for one in told.mentions)
        claims = tuple(self._claim(one, week) for one in told.claims)
        return new, replace(told, mentions=mentions, claims=claims)

    def _claim(self, one: Claim, week: int) -> Claim:
        counts = tuple(replace(c, side=self._party(c.side, week)) for c in one.casualties)
        party, blamed = self._party(one.party, week), self._party(one.initiator, week)
        return replace(one, party=party, initiator=blamed, casualties=counts)

    def _party(self, name: str | None, week: int) -> str | None:
        at = self._at.get(name or "")
        return name if at is None else self._parties[(at + week) % len(self._parties)]


def other_words(coded: Coded, week: int) -> str:
    """The text in letters exchanged for others, but for places and what names the incidents.

    So the reports of one week tell alike, and none is a copy of one of another week.
    """
    document, report = coded
    chance, letters = random.Random(week), list(ascii_lowercase)
    chance.shuffle(letters)
    low = "".join(letters)
    other = document.text.translate(
        str.maketrans(ascii_lowercase + ascii_uppercase, low + low.upper())
    )
    for mention in report.mentions:
        for span in (*mention.places, *mention.phrases, *mention.when.phrases):
            other = other[: span.start] + span.text + other[span.end :]
    return other


class _Mover(NamedTuple):
    published: date
    by: timedelta

    def mention(self, one: Mention) -> Mention:
        when = one.when
        return replace(
            one, when=replace(when, start=self._day(when.start), end=self._day(when.end))
        )

    def _day(self, day: str | None) -> str | None:
        if day is None or len(day) < 10 or self.published - date.fromisoformat(day) > OLD:
            return day
        return (date.fromisoformat(day) + self.by).isoformat()


def copies(
    some: list[Coded], reworded: Callable[[Coded, int], str] = other_words
) -> Iterator[Coded]:
    """Reports without end: the templates again and again, each time a week later.

    `reworded` makes a week's text of a template, as long as it was.
    """
    moved = Moved(some, reworded)
    for number in count():
        yield moved.copy(some[number % len(some)], number, number // len(some))


def measure(some: list[Coded], size: int) -> tuple[float, float]:
    """Print the figures of a ledger of `size` reports; seconds to link, milliseconds to add one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger"
        ledger = SqliteLedger(path, write=True)
        source = copies(some)
        began = time.perf_counter()
        ledger.add_many(islice(source, size))
        added = time.perf_counter() - began
        bare = path.stat().st_size
        began = time.perf_counter()
        ledger.refresh()
        linked = time.perf_counter() - began
        one = [timed(ledger, coded) for coded in islice(source, ONES)]
        counts = ledger.counts()
        ledger.close()
        whole = path.stat().st_size
    print(f"{size} reports, {counts.mentions} mentions: added in {added:.0f} s")
    print(f"  linked in {linked:.1f} s")
    print(f"  ledger {bare / 1e6:.0f} MB, with its view {whole / 1e6:.0f} MB")
    ranked = sorted(one)
    print(
        f"  one more report, added and linked: median {statistics.median(one):.0f} ms,"
        f" of {ONES} the 4th slowest {ranked[-4]:.0f} ms, the slowest {ranked[-1]:.0f} ms"
    )
    return linked, statistics.median(one)


def timed(ledger: SqliteLedger, coded: Coded) -> float:
    """Milliseconds to add one report and to bring the view up to it."""
    began = time.perf_counter()
    ledger.add(*coded)
    ledger.refresh()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure every size asked for, and how the time to link grows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus}: there is no corpus here", file=sys.stderr)
        raise SystemExit(2)
    some = templates(asked.corpus)
    took = [measure(some, size)[0] for size in asked.sizes]
    if len(took) > 1:
        print(f"linking {asked.sizes[-1]} takes {took[-1] / took[0]:.1f} times {asked.sizes[0]}")


if __name__ == "__main__":
    main()
