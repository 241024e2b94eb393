"""How a ledger of many documents is filled and asked, the whole way.

usage: python benchmarks/large.py [DOCUMENTS] [CORPUS]      default: 20000 corpus

Writes DOCUMENTS texts to a temporary folder, adds them, and times opening the ledger, the brief
of one week, the list of that week and one incident, each in a fresh process: the least of three
from the start of the process to its end. The texts are the corpus's, each many times over: all
dates in text and manifest moved by the same number of whole weeks into one year, and countries
(with their adjectives and capitals) exchanged for others. The same seed, the same texts.
"""

from __future__ import annotations

import csv
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.party import Form
from rashomon.knowledge.table import listed, rows
from rashomon.read.manifest import COLUMNS, read_manifest
from rashomon.text.tokens import tokens

FIRST = date(2024, 1, 1)
DAYS = 366
WEEK = ("2024-06-03", "2024-06-09")
UNDATED = date(2022, 1, 1)
MONTHS = (
    "January February March April May June July August September October November December".split()
)
MONTH = "|".join(MONTHS)
DATES = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)|\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?P<year> \d{{4}})?\b"
    rf"|\b(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?P<year2>,? \d{{4}})?\b"
    r"|\b(?P<only>(?:19|20)\d\d)\b"
)


class Model(NamedTuple):
    """A text of the corpus in pieces: words as they are, and what is put in place of others."""

    published: date | None
    outlet: str
    pieces: tuple[str | Slot | Moment, ...]


class Slot(NamedTuple):
    """A country's name, adjective or capital."""

    country: str
    form: Form


class Moment(NamedTuple):
    """A date, as it is written: `{d}`, `{m}`, `{y}` stand for day, month and year."""

    day: date
    written: str


Countries = dict[str, dict[Form, str]]


def countries() -> Countries:
    """Every country that has an adjective and a capital."""
    return {
        cells[0]: {
            Form.NAME: cells[0],
            Form.DEMONYM: listed(cells[3])[0],
            Form.CAPITAL: listed(cells[4])[0],
        }
        for cells in rows("countries.txt", 5)
        if cells[3] and cells[4]
    }


def moment(found: re.Match[str], published: date) -> Moment | None:
    """The date that a match tells, or None where it tells none."""
    told = found.groupdict()
    try:
        if told["iso"]:
            return Moment(date.fromisoformat(told["iso"]), "{y}-{n:02}-{d:02}")
        if told["only"]:
            return Moment(date(int(told["only"]), 7, 1), "{y}")
        year = told["year"] or told["year2"] or ""
        month = MONTHS.index(told["month"] or told["month2"]) + 1
        number = int(told["day"] or told["day2"])
        day = date(int(year.strip(", ") or published.year), month, number)
    except ValueError:
        return None
    words = "{d} {m}" if told["day"] else "{m} {d}"
    return Moment(day, words + re.sub(r"\d+", "{y}", year))


def model(text: str, published: date | None, outlet: str, known: Countries) -> Model:
    """A text of the corpus in pieces."""
    words = tokens(text)
    marks: list[tuple[int, int, Slot | Moment]] = [
        (words[hit.first].start, words[hit.last - 1].end, Slot(hit.party.name, hit.form))
        for hit in find_parties(words)
        if hit.party.name in known and hit.form in known[hit.party.name]
    ]
    for found in DATES.finditer(text):
        told = moment(found, published or UNDATED)
        if told:
            marks.append((*found.span(), told))
    pieces: list[str | Slot | Moment] = []
    at = 0
    for start, end, mark in sorted(marks, key=lambda one: one[:2]):
        if start >= at:
            pieces += [text[at:start], mark]
            at = end
    return Model(published, outlet, (*pieces, text[at:]))


def models(corpus: Path, known: Countries) -> Iterator[Model]:
    """Every text of the corpus, in pieces."""
    for manifest in sorted(corpus.glob("[a-h]/manifest.csv")):
        for name, origin in read_manifest(manifest).items():
            text = manifest.with_name(name).read_text("utf-8")
            yield model(text, origin.published, origin.outlet or "", known)


def told_anew(one: Model, draw: random.Random, known: Countries) -> tuple[str, date | None]:
    """The text with other dates and countries, and the day of its publication."""
    was = one.published or UNDATED
    weeks = (FIRST - was).days // 7 + 1 + draw.randrange(DAYS // 7)
    names = dict(zip(known, draw.sample(list(known), len(known)), strict=True))
    parts = []
    for piece in one.pieces:
        match piece:
            case str():
                parts.append(piece)
            case Slot():
                parts.append(known[names[piece.country]][piece.form])
            case Moment():
                day = piece.day + timedelta(weeks=weeks)
                month = MONTHS[day.month - 1]
                parts.append(piece.written.format(d=day.day, m=month, n=day.month, y=day.year))
    return "".join(parts), one.published and one.published + timedelta(weeks=weeks)


def make(folder: Path, corpus: Path, number: int) -> None:
    """Write `number` texts, no two alike, and their manifest."""
    known = countries()
    chosen = list(models(corpus, known))
    draw, seen = random.Random(20_000), set[str]()
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for one in cycle(chosen):
            text, published = told_anew(one, draw, known)
            if text in seen:
                continue
            name = f"{len(seen):06}.txt"
            seen.add(text)
            (folder / name).write_text(text, "utf-8")
            table.writerow([name, published or "", one.outlet, "", "en"])
            if len(seen) == number:
                return


def timed(what: str, command: list[str], times: int = 3) -> str:
    """Print the least time that a command takes in a fresh process; what it prints."""
    least = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        least = min(least, time.perf_counter() - begun)
    print(f"{what:<34}{least:9.3f} s")
    return done.stdout


def main(number: int, corpus: Path) -> None:
    """Make the documents, add them, ask."""
    program = str(Path(sys.executable).with_name("rashomon"))
    with TemporaryDirectory() as home:
        texts, ledger = Path(home, "texts"), str(Path(home, "a.ledger"))
        texts.mkdir()
        make(texts, corpus, number)
        begun = time.perf_counter()
        add = [program, "add", "--coder", "rules", "--ledger", ledger]
        subprocess.run([*add, str(texts)], check=True)
        took = time.perf_counter() - begun
        print(f"{'add':<34}{took:9.1f} s  ({number / took:.0f} documents a second)")
        size = Path(ledger).stat().st_size
        print(f"{'size':<34}{size / number / 1024:9.1f} KB a document")
        opening = f"from rashomon.ledger.store import open_ledger\nwith open_ledger({ledger!r}): 0"
        timed("open, from the process's start", [sys.executable, "-c", opening])
        window = ["--since", WEEK[0], "--until", WEEK[1], "--ledger", ledger]
        for form in ("terminal", "html", "json"):
            timed(f"brief of a week, {form}", [program, "brief", *window, "--format", form])
        listing = [program, "incidents", *window, "--format", "json"]
        found = json.loads(timed("incidents of a week, json", listing))
        print(f"{'incidents in that week':<34}{len(found):9}")
        timed("one incident", [program, "show", found[0]["code"], "--ledger", ledger])


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 20_000, Path(given[1] if given[1:] else "corpus"))
