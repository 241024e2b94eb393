"""Located incidents as arrays, so that a hundred thousand of them are counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    `row` is the incident that each spot is of, `place` its place, `grade` its number in GRADES.
    `disputed` and `agreed` say of each incident whether it has such a finding. `deepest` is the
    most spots that an incident has.
    """

    places: tuple[Place, ...]
    longitude: Floats
    latitude: Floats
    row: Ints
    place: Ints
    grade: Ints
    disputed: Bools
    agreed: Bools
    deepest: int

    @classmethod
    def of(cls, incidents: Iterable[Told]) -> Spots:
        """The spots of `incidents`, which are numbered from 0 in their order.

        A spot that an incident has twice counts once, at its closest.
        """
        numbers: dict[tuple[float, float], int] = {}
        places: list[Place] = []
        rows: list[tuple[int, int, int]] = []
        disputed, agreed = list[bool](), list[bool]()
        deepest = 0
        for number, told in enumerate(incidents):
            disputed.append(told.disputed)
            agreed.append(told.agreed and not told.disputed)
            here: dict[int, int] = {}
            for spot in told.spots:
                point = (spot.latitude, spot.longitude)
                place = numbers.setdefault(point, len(places))
                if place == len(places):
                    places.append(Place(spot.name, *point))
                grade = GRADES.index(Precision(spot.precision))
                here[place] = min(here.get(place, grade), grade)
            rows += [(number, place, grade) for place, grade in here.items()]
            deepest = max(deepest, len(here))
        table = np.array(rows, np.int64).reshape(-1, 3)
        return cls(
            places=tuple(places),
            longitude=np.array([one.longitude for one in places], float),
            latitude=np.array([one.latitude for one in places], float),
            row=table[:, 0].copy(),
            place=table[:, 1].copy(),
            grade=table[:, 2].copy(),
            disputed=np.array(disputed, bool),
            agreed=np.array(agreed, bool),
            deepest=deepest,
        )

    def __len__(self) -> int:
        """How many incidents there are, located or not."""
        return len(self.disputed)

    def of_rows(self, chosen: Bools) -> Ints:
        """Which spots are of the chosen incidents."""
        return np.flatnonzero(chosen[self.row])
