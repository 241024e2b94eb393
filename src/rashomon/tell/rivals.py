"""Rival counts: the same people counted by several parties, side by side. Nothing is summed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.incident import Citation
from rashomon.tell import words
from rashomon.tell.notes import Notes
from rashomon.weigh.counted import Counted, People, counted


@dataclass(frozen=True, slots=True)
class Count:
    """One party's count: people from `low` to `high`, None where that bound is open."""

    party: str
    low: int | None
    high: int | None
    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rivals:
    """What became (`kind`) of whose people (`side`, None where unsaid), by each who counts them.

    A party that gave several figures has its last one here: the last told in the last document.
    `rival` says that two of the counts do not overlap.
    """

    kind: str
    side: str | None
    rival: bool
    counts: tuple[Count, ...]

    @property
    def title(self) -> str:
        """ "Killed, Armenia"."""
        return ", ".join(filter(None, (self.kind.capitalize(), words.whose(self.side))))


def _apart(counts: Iterable[Count]) -> bool:
    bounds = [(one.low or 0, one.high) for one in counts]
    highs = [high for _, high in bounds if high is not None]
    return bool(highs) and max(low for low, _ in bounds) > min(highs)


def _differ(told: Counted) -> bool:
    return len({(one.low, one.high) for one, _ in told.values()}) > 1


def _rivals(key: People, told: Counted, notes: Notes) -> Rivals:
    counts = tuple(
        Count(party, one.low, one.high, words.count(one.low, one.high), notes.claims([cited]))
        for party, (one, cited) in told.items()
    )
    return Rivals(key[0], key[1], _apart(counts), counts)


def rivals(claims: Iterable[Citation], notes: Notes) -> tuple[Rivals, ...]:
    """Each count of the same people for which at least two parties give different numbers.

    Only totals stand side by side: not what was added to one, nor a part of one.
    """
    groups = counted(claims).items()
    return tuple(_rivals(key, told, notes) for key, told in groups if _differ(told))
