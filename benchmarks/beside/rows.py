"""The labelled rows of benchmarks/data, one file a room."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data"
UNJUDGED = "?"
NO_TIME = ("trap",)
NO_DATE = ("undated", "vague", "duration")


class WhenRow(NamedTuple):
    """A time expression and what it comes to; see the head of when.tsv."""

    text: str
    words: str
    published: str
    start: str
    end: str
    grain: str
    note: str

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return day(self.published)


class CountRow(NamedTuple):
    """A count of people; `kind` is empty in the row of a sentence that has none."""

    text: str
    kind: str
    low: str
    high: str
    words: str
    civilian: str
    figure: str

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Low and high, None where the words give none."""
        return (int(self.low) if self.low else None, int(self.high) if self.high else None)


class PlaceRow(NamedTuple):
    """Words that name a place, and where that is; no coordinates where they name none."""

    text: str
    words: str
    latitude: str
    longitude: str
    country: str
    precision: str
    source: str


class WhoRow(NamedTuple):
    """A speaker, and the names of the party spoken for that count as right."""

    text: str
    words: str
    published: str
    party: str
    country: str

    @property
    def parties(self) -> tuple[str, ...]:
        """Every name that counts as right."""
        return tuple(self.party.split(" / "))


def day(published: str) -> date | None:
    """A day of publication, None where it is not known."""
    return date.fromisoformat(published) if published else None


def read(name: str) -> list[tuple[str, ...]]:
    """The rows of a file of benchmarks/data, without its head."""
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]


def when() -> list[WhenRow]:
    """Times."""
    return [WhenRow(*row) for row in read("when")]


def counts() -> list[CountRow]:
    """Counts."""
    return [CountRow(*row) for row in read("counts")]


def places() -> list[PlaceRow]:
    """Places."""
    return [PlaceRow(*row) for row in read("places")]


def who() -> list[WhoRow]:
    """Speakers."""
    return [WhoRow(*row) for row in read("who")]
