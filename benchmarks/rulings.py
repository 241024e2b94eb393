"""How decisions come through a coding anew, and what they cost on a large ledger.

usage: python benchmarks/rulings.py [--reports N] [--corpus FOLDER]
       default: --reports 10000 --corpus corpus

First, every fourth report of the corpus is coded by rules alone and by the encoder. Each mention
of the one coding is looked for in the other as a decision on it would be: how many are known again,
how many leave the decision waiting, and how many of those known again agree neither on the day nor
on any place. Then 10,000 random decisions are laid over groups of 100,000 mentions at once. Last,
decisions are made on a ledger of N reports (filled as relinking.py does), codes are looked up, and
incidents are explained. One process, one core.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from rashomon import api
from rashomon.code.coder import coder
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.link.codes import code_of
from rashomon.link.overlay import overlay
from rashomon.link.settling import known_again, traces
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, MentionRef
from rashomon.model.report import Mention, Report
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from relinking import copies, templates

EVERY = 4
LARGE = 50  # tellings of an incident from which on it is not decided on
TIMES = 100
MENTIONS, DECISIONS, SIZE = 100_000, 10_000, 8


def recoded(folder: Path) -> None:
    """Print how many mentions of one coding are known again in the other."""
    files = sorted(folder.glob("[a-h]/*.txt"))[::EVERY]
    origins = Origins(files=files)
    encoder, rules = coder("encoder"), coder("rules")
    found = waits = doubtful = 0
    for file in files:
        document = read_document(file, origins.of(file))
        codings = encoder.code(document), rules.code(document)
        for old, new in (codings, codings[::-1]):
            for one, other in pairs(old, new):
                found += other is not None
                waits += other is None
                doubtful += other is not None and unlike(one, other)
    print(f"{len(files)} reports, each coded by two coders: {found + waits} mentions")
    print(f"  known again {found}, waiting {waits}; of another day and place {doubtful}")


def pairs(old: Report, new: Report) -> Iterable[tuple[Mention, Mention | None]]:
    """Each mention of `old` with the one of `new` that stands for it."""
    standing, by_key = traces(new), {one.key: one for one in new.mentions}
    for mark, mention in zip(traces(old), old.mentions, strict=True):
        ref = known_again(mark, mark.ref, standing)
        yield mention, by_key[ref.key] if ref else None


def unlike(one: Mention, other: Mention) -> bool:
    """Whether two mentions tell different days, and no place in common."""
    days = {one.when.start, other.when.start}
    places = {place.text for place in one.places} & {place.text for place in other.places}
    return None not in days and len(days) == 2 and not places


def timed(act: Callable[[], object], times: int = TIMES) -> str:
    """The median and the slowest of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return f"median {statistics.median(took):.1f} ms, slowest {max(took):.0f} ms"


def decided(folder: Path, size: int) -> None:
    """Print what decisions and codes cost on a ledger of `size` reports."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        ledger = SqliteLedger(Path(place) / "ledger", write=True)
        ledger.add_many(islice(copies(templates(folder)), size))
        ledger.refresh()
        refs = [card.ref for card in ledger.cards()]
        print(f"{size} reports, {len(refs)} mentions")

        told = [one for one in ledger.incidents() if 1 < len(one.tellings) < LARGE]

        def code() -> str:
            return code_of(chance.choice(chance.choice(told).tellings).ref, 24)

        def unknown() -> None:
            try:
                ledger.linked("RSH-ZZZZZZZZZZ")
            except InputError:
                return

        def join() -> None:
            try:
                api.join(ledger, code(), code(), by="x")
            except InputError:
                return

        def split() -> None:
            held = ledger.linked(code())
            if len(held) > 1:
                api.split(ledger, held[0].code, [held[-1].card.ref.document], by="x")

        print(f"  look up a code: {timed(lambda: ledger.linked(code()))}")
        print(f"  look up a code that there is not: {timed(unknown, 10)}")
        print(f"  explain an incident: {timed(lambda: api.why(ledger, code()))}")
        print(f"  join, and bring the view up to it: {timed(join)}")
        print(f"  split, and bring the view up to it: {timed(split)}")
        print(f"  undo, and bring the view up to it: {timed(lambda: api.undo(ledger, by='x'))}")
        ledger.close()


def laid_over() -> None:
    """Print how long it takes to lay many random decisions over many groups."""
    chance = random.Random(1)
    refs = [MentionRef(f"{number:06d}", "i1") for number in range(MENTIONS)]
    groups = [refs[at : at + SIZE] for at in range(0, MENTIONS, SIZE)]
    made = []
    for number in range(1, DECISIONS + 1):
        one, other = chance.sample(groups, 2)
        if number % 3 == 0:
            made.append(Decision("undo", (), "x", "", undoes=number - 1, number=number))
        elif number % 3 == 1:
            made.append(Decision("join", tuple(one), "x", "", "", tuple(other), number=number))
        else:
            made.append(
                Decision("split", tuple(one[:2]), "x", "", "", tuple(one[2:]), number=number)
            )
    began = time.perf_counter()
    overlay(groups, made, lambda a, b: -abs(int(a.document) - int(b.document)))
    took = time.perf_counter() - began
    print(f"{DECISIONS} decisions laid over {len(groups)} groups of {SIZE} at once: {took:.1f} s")


def main() -> None:
    """Measure all three."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args()
    if not asked.corpus.is_dir():
        print(f"{asked.corpus}: there is no corpus here", file=sys.stderr)
        raise SystemExit(2)
    recoded(asked.corpus)
    laid_over()
    decided(asked.corpus, asked.reports)


if __name__ == "__main__":
    main()
