"""Values of the model in an analyst's words. The same words in every format."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile

from rashomon.knowledge.parties import parties
from rashomon.knowledge.party import PartyKind
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import BOTH, NARRATOR, Cell, Figure

_STANDING = {Figure.TOTAL: "", Figure.INCREMENT: "more", Figure.PART: "of them"}

MONTHS = "January February March April May June July August September October November December"

TYPES = {
    "armed_clash": "Armed clash",
    "shelling": "Shelling",
    "air_drone_strike": "Air or drone strike",
    "attack": "Attack",
    "explosion": "Explosion",
    "sniping": "Sniping",
    "abduction": "Abduction",
    "territory_change": "Change of territory",
    "blockade": "Blockade",
    "troop_movement": "Troop movement",
    "protest": "Protest",
    "war": "War",
    "other": "Other incident",
}

REACTIONS = {
    "concern": "voices concern",
    "condemn": "condemns",
    "urge_restraint": "urges restraint",
    "call_for_talks": "calls for talks",
    "support": "voices support",
    "offer_mediation": "offers to mediate",
    "demand": "makes a demand",
    "deny": "denies a part in it",
    "other": "reacts",
}

CELLS = {
    Cell.OCCURRENCE: "Whether it happened",
    Cell.INITIATOR: "Who began it",
    Cell.CASUALTIES: "Casualties",
    Cell.TARGET: "What was hit",
    Cell.WEAPON: "With what",
    Cell.LOCATION: "Where",
    Cell.TIME: "When",
    Cell.TYPE: "What it was",
}


@lru_cache(maxsize=65536)
def day(value: str | None) -> str:
    """A date of day, month or year grain as "14 July 2020", "July 2020", "2020"; "" for None."""
    if not value:
        return ""
    year, *rest = value.split("-")
    named = [MONTHS.split()[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(part)) for part in rest[1:]), *named, year])


def _without_shared(first: list[str], last: list[str]) -> str:
    if len(first) != len(last):
        return " ".join(first)
    pairs = zip(reversed(first), reversed(last), strict=True)
    shared = len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
    return " ".join(first[: len(first) - shared])


@lru_cache(maxsize=65536)
def when(start: str | None, end: str | None) -> str:
    """The interval from `start` to `end`, or "no date" where there is neither.

    What both ends share is said once: "12 to 14 July 2020".
    """
    first, last = day(start), day(end)
    if first and last and first != last:
        return f"{_without_shared(first.split(), last.split())} to {last}"
    return first or (f"until {last}" if last else "no date")


def count(low: int | None, high: int | None) -> str:
    """A count of people: none, 4, 3 to 5, at least 4, up to 4; "" where no number was given."""
    if low is None and high is None:
        return ""
    if low == high:
        return "none" if low == 0 else f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if not low else f"{low:,} to {high:,}"


@cache
def _countries() -> dict[str, str]:
    states = (one for one in parties() if one.kind == PartyKind.COUNTRY)
    return {one.country: one.name for one in states if one.country}


def country(code: str | None) -> str:
    """The country with this ISO 3166 alpha-2 code by its name; the code where none is known."""
    return _countries().get(code, code) if code else ""


def whose(side: str | None) -> str:
    """Whose people: the party, "both sides", or "" where the text does not say."""
    return "both sides" if side == BOTH else side or ""


def _figure(one: Casualty) -> str:
    told = count(one.low, one.high)
    return f"{told} {_STANDING[one.figure]}".rstrip() if told else ""


def _figures(of: list[Casualty]) -> str:
    told = list(dict.fromkeys(_figure(c) for c in of))
    known = [text for text in told if text] or [""]
    kind = f"civilians {of[0].kind}" if of[0].civilian else str(of[0].kind)
    numbers = " / ".join([*known[:4], *(["…"] if len(known) > 4 else [])])
    if numbers == "none" and of[0].civilian:
        return f"no {kind}"
    return f"{numbers} {kind}" if numbers else f"{kind}, number not given"


def casualties(counts: Iterable[Casualty]) -> tuple[str, ...]:
    """The counts in words, one text a side: "4 killed, 1 wounded (Armenia)".

    Several figures for the same people stand side by side in the order told; none is summed.
    """
    sides: dict[str, dict[tuple[str, bool], list[Casualty]]] = {}
    for one in counts:
        kinds = sides.setdefault(whose(one.side), {})
        kinds.setdefault((one.kind, bool(one.civilian)), []).append(one)
    texts = ((side, ", ".join(map(_figures, kinds.values()))) for side, kinds in sides.items())
    return tuple(f"{text} ({side})" if side else text for side, text in texts)


def party(name: str) -> str:
    """A party as it is shown: the narrator is "the outlets’ voice", one more speaker."""
    return "the outlets’ voice" if name == NARRATOR else name


def listed(names: Iterable[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def number(count: int, one: str, several: str | None = None) -> str:
    """A number of things: "1 report", "7 reports", "2 copies"."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"
