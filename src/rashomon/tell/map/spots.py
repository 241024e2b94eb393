"""Located incidents as arrays, so that a hundred thousand of them are counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.model.location import Precision

GRADES = (Precision.EXACT, Precision.NEAR, Precision.AREA, Precision.BORDER_SECTOR)
"""How closely a spot is known, by its number."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


class Spot(Protocol):
    """One located place of one incident, in decimal degrees."""

    @property
    def name(self) -> str:
        """The name it is listed under."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""

    @property
    def precision(self) -> str:
        """A Precision."""


class Told(NamedTuple):
    """What a map asks of one incident."""

    spots: Sequence[Spot]
    disputed: bool = False
    agreed: bool = False


class Place(NamedTuple):
    """A point that incidents are located at, and the first name by which they are."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of many incidents, incident by incident.

    `row` is the incident that each spot is of, `place` its place, `grade` its number in GRADES,
    `again` how many spots of the same incident come before it. `state` is of each incident: 2 has
    a disputed finding, 1 an agreed one and none disputed, 0 neither; `located`: has any spot.
    """

    places: tuple[Place, ...]
    longitude: Floats
    latitude: Floats
    row: Ints
    place: Ints
    grade: Ints
    again: Ints
    state: Ints
    located: Bools

    @classmethod
    def of(cls, incidents: Iterable[Told]) -> Spots:
        """The spots of `incidents`, which are numbered from 0 in their order.

        A spot that an incident has twice counts once, at its closest.
        """
        told = dict(enumerate(incidents))
        return _NONE.patched(len(told), told)

    def patched(self, size: int, changed: Mapping[int, Told]) -> Spots:
        """The spots of `size` incidents, some of them new or changed."""
        numbers = {(one.latitude, one.longitude): at for at, one in enumerate(self.places)}
        places = list(self.places)
        rows = [
            row for number, told in changed.items() for row in _rows(number, told, numbers, places)
        ]
        held = ~np.isin(self.row, np.fromiter(changed, np.int64, len(changed)))
        kept = np.stack([self.row, self.place, self.grade], axis=1)[held]
        table = np.concatenate([kept, np.array(rows, np.int64).reshape(-1, 3)])
        table = table[np.argsort(table[:, 0], kind="stable")]
        at = [*changed]
        state = np.zeros(size, np.int64)
        state[: len(self)] = self.state
        state[at] = [2 if told.disputed else int(told.agreed) for told in changed.values()]
        row = table[:, 0].copy()
        return Spots(
            places=tuple(places),
            longitude=np.array([one.longitude for one in places], float),
            latitude=np.array([one.latitude for one in places], float),
            row=row,
            place=table[:, 1].copy(),
            grade=table[:, 2].copy(),
            again=np.arange(len(row)) - np.searchsorted(row, row),
            state=state,
            located=np.bincount(row, minlength=size) > 0,
        )

    def __len__(self) -> int:
        """How many incidents there are, located or not."""
        return len(self.state)

    def of_rows(self, chosen: Bools) -> Ints:
        """Which spots are of the chosen incidents."""
        return np.flatnonzero(chosen[self.row])


def _rows(
    number: int, told: Told, numbers: dict[tuple[float, float], int], places: list[Place]
) -> Iterator[tuple[int, int, int]]:
    """Incident, place and grade of each spot; new places are entered."""
    here: dict[int, int] = {}
    for spot in told.spots:
        point = (spot.latitude, spot.longitude)
        place = numbers.setdefault(point, len(places))
        if place == len(places):
            places.append(Place(spot.name, *point))
        grade = _NUMBERS[spot.precision]
        here[place] = min(here.get(place, grade), grade)
    return ((number, place, grade) for place, grade in here.items())


_NUMBERS = {str(grade): number for number, grade in enumerate(GRADES)}


def _nothing() -> Spots:
    none, number = np.zeros(0), np.zeros(0, np.int64)
    return Spots((), none, none, number, number, number, number, number, np.zeros(0, bool))


_NONE = _nothing()
