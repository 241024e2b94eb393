"""How fast the four rooms of resolution are: when, where, who and how many, on one core.

usage: python benchmarks/resolution_speed.py [CORPUS]      CORPUS: coded reports (default corpus)

Each report is asked for all its times (with the day of publication), all its places and where they
are, its parties and the party of every speaker that its coding names, and all its counts. Every
figure is processor time, the best of three, and the first go over the reports beside it, when no
name has been looked up before (tables are read by then). Sentences and tokens are made before, and
timed apart: "with sentences" counts them too. The yardstick is that of speed.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.code.counts import find_casualties
from rashomon.code.places import Places
from rashomon.code.reading import Reading
from rashomon.code.times import find_times, last_told
from rashomon.code.who.resolver import Resolver
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places
from rashomon.model.span import Span
from rashomon.text.layout import lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences
from speed import Took, best, once, yardstick

WARM = "On Tuesday a sniper shot two soldiers near Ganja, the defence ministry in Baku said."


class Case(NamedTuple):
    """A report, split, with the speakers that its coding names."""

    text: str
    parts: tuple[Sentence, ...]
    published: date | None
    speakers: tuple[Span, ...]


def case(text: str, coding: dict[str, Any]) -> Case:
    """A report and its coding, made ready."""
    published = coding.get("published")
    day = date.fromisoformat(published) if published else None
    accounts = [one for incident in coding.get("incidents", ()) for one in incident["accounts"]]
    words = [one["speaker"] for one in (*accounts, *coding.get("reactions", ()))]
    spans = [(text.find(one), len(one)) for one in words if one in text]
    return Case(text, split(text), day, tuple(Span.cut(text, at, at + n) for at, n in spans))


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return sentences(text, lines(text))


def when(one: Case) -> None:
    """Every time, each sentence after those before it."""
    before = None
    for sentence in one.parts:
        before = last_told(find_times(sentence, one.published, before), one.published, before)


def parties(one: Case) -> list[Reading]:
    """Every sentence with its parties, which the other rooms use; part of who."""
    return [Reading(part, find_parties(part.tokens, one.published)) for part in one.parts]


def where(one: Case, readings: Sequence[Reading]) -> list[Reading]:
    """Every place, located."""
    read = [
        replace(reading, places=find_places(reading.sentence.tokens, reading.parties))
        for reading in readings
    ]
    located = Places(one.text, read)
    day = one.published.isoformat() if one.published else None
    for reading in read:
        for hit in reading.places:
            located.location(reading.sentence.cut(hit.first, hit.last), day)
    return read


def who(one: Case, readings: Sequence[Reading]) -> None:
    """For whom each speaker speaks, by what the whole report tells of him."""
    resolver = Resolver(readings)
    for speaker in one.speakers:
        resolver.resolve(speaker)


def how_many(readings: Sequence[Reading]) -> None:
    """Every count."""
    for reading in readings:
        find_casualties(reading.sentence, reading.parties)


def together(one: Case) -> None:
    """All four."""
    when(one)
    read = where(one, parties(one))
    who(one, read)
    how_many(read)


def show(what: str, work: Callable[[], object], rod: Took, reports: int) -> float:
    """Print a line; gives the seconds of the best go."""
    first = once(work)
    least = best(work).processor
    print(
        f"{what:<16}{1000 * least / reports:8.2f} ms a report{reports / least:8.0f} a second"
        f"{reports / first.processor:8.0f} the first time{least / rod.processor:8.2f} yardsticks"
    )
    return least


def main(corpus: Path) -> None:
    """Print the figures."""
    files = sorted(corpus.glob("[a-h]/*.json"))
    if not files:
        print(f"no coded reports in {corpus}/a to {corpus}/h")
        raise SystemExit(2)
    texts = [path.with_suffix(".txt").read_text("utf-8") for path in files]
    cases = [
        case(text, json.loads(path.read_text("utf-8")))
        for text, path in zip(texts, files, strict=True)
    ]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(files)} reports of {words / len(files):.0f} words")
    together(case(WARM, {}))
    measure(cases, texts, yardstick(corpus))


def measure(cases: Sequence[Case], texts: Sequence[str], rod: Took) -> None:
    """Print a line for all four, then one a room."""
    number = len(cases)
    all_four = show("all four", lambda: [together(one) for one in cases], rod, number)
    named = [parties(one) for one in cases]
    read = [where(*both) for both in zip(cases, named, strict=True)]
    both = list(zip(cases, read, strict=True))
    show("when", lambda: [when(one) for one in cases], rod, number)
    show("where", lambda: [where(one, some) for one, some in both], rod, number)
    show("who: parties", lambda: [parties(one) for one in cases], rod, number)
    show("who: speakers", lambda: [who(one, some) for one, some in both], rod, number)
    show("how many", lambda: [how_many(some) for some in read], rod, number)
    splitting = show("sentences", lambda: [split(text) for text in texts], rod, number)
    print(f"with sentences, all four: {number / (all_four + splitting):.0f} reports a second")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus"))
