"""Who denies whose word, and of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.model.incident import Citation, Incident
from rashomon.model.vocabulary import Cell, Stance
from rashomon.weigh.across.cited import cited
from rashomon.weigh.cells import answers
from rashomon.weigh.order import Told

RULE = (
    "A denial counts once for each incident, each party whose word it rejects and each question "
    "that it is about. Whose word it is: of who counts casualties, where it is about those; else "
    "of who blames the denier; else of whoever tells of the incident."
)
"""What counts, in words that go with every table of them."""

_CELLS = tuple(Cell)


_Key = tuple[str, str | None, Cell]


class Denied(NamedTuple):
    """`denier` rejects the word of `whose` (None: nobody's that was read) on `cell`.

    `incidents` are the incidents where it does so, by code.
    """

    denier: str
    whose: str | None
    cell: Cell
    incidents: tuple[str, ...]
    claims: tuple[Citation, ...]


def denials(incidents: Iterable[Incident]) -> tuple[Denied, ...]:
    """Who denies whose word, the pairs with most incidents first; see RULE."""
    found: dict[_Key, dict[str, list[Citation]]] = defaultdict(dict)
    for incident in incidents:
        for key, denial in _told(incident):
            found[key].setdefault(incident.code, []).append(denial)
    rows = (_row(*key, some) for key, some in found.items())
    return tuple(sorted(rows, key=_order))


def _told(incident: Incident) -> Iterator[tuple[_Key, Citation]]:
    """Each denial that is told of an incident, once for each whose word it rejects."""
    claims = cited(incident)
    for answer in answers([Told.of(one) for one in claims]):
        denial = claims[answer.claim]
        if answer.denies and denial.claim.stance is Stance.DENIES:
            rejected: list[str | None] = [x for x in answer.against if x != answer.party]
            for whose in rejected or [None]:
                yield (answer.party, whose, answer.cell), denial


def _row(denier: str, whose: str | None, cell: Cell, some: dict[str, list[Citation]]) -> Denied:
    codes = tuple(sorted(some))
    claims = tuple(dict.fromkeys(one for code in codes for one in some[code]))
    return Denied(denier, whose, cell, codes, claims)


def _order(one: Denied) -> tuple[int, str, str, int]:
    return (-len(one.incidents), one.denier, one.whose or "~", _CELLS.index(one.cell))
