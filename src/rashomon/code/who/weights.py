"""What each clue is worth for each sort of speaker, as counted in coded reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data") / "weights.txt"


def worth(sort: str, found: Iterable[str]) -> float:
    """How far the clues speak for a party, in logits."""
    table = weights()
    return sum(table.get((sort, clue), 0.0) + table.get(("any", clue), 0.0) for clue in found)


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """The weight of each clue by sort of speaker ("any" counts for all)."""
    found = dict[tuple[str, str], float]()
    for line in _DATA.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sort, clue, weight = (cell.strip() for cell in line.split("|"))
            found[sort, clue] = float(weight)
    return found
