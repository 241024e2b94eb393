"""The nouns of a toll over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model.incident import Citation
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import CasualtyKind, Figure
from rashomon.weigh.tolls.extent import Extent


@dataclass(frozen=True, slots=True)
class Point:
    """One figure, where and when it was given.

    `day` is the day that it holds for: `as_of` where the sentence tells one ("as of Tuesday"),
    else the day of publication; None where neither is known. `reached` is what the claimant's
    count comes to on that day (people), None where no number was told. `again` says that the
    same addition had been told the day before or on that day. `copies` say the same in documents
    that are copies of this one: they are no figures of their own.
    """

    casualty: Casualty
    citation: Citation
    day: date | None
    as_of: date | None
    reached: Extent | None
    again: bool = False
    copies: tuple[Citation, ...] = ()

    @property
    def told(self) -> Extent:
        """The bounds as they were told."""
        return Extent(self.casualty.low, self.casualty.high)

    @property
    def figure(self) -> Figure:
        """How the count stands to the toll."""
        return self.casualty.figure


@dataclass(frozen=True, slots=True)
class Line:
    """All figures that one claimant gives for one people, one kind and one status, oldest first.

    The claimant is `party`; of the outlets' own voice each `outlet` is a claimant by itself (None
    for a party, and where the outlet is not known). `side` is whose people they are, None where
    that is not told; `civilian` likewise. Figures without a day come last.
    """

    party: str
    outlet: str | None
    side: str | None
    kind: CasualtyKind
    civilian: bool | None
    points: tuple[Point, ...]

    @property
    def dated(self) -> tuple[Point, ...]:
        """The figures whose day is known."""
        return tuple(point for point in self.points if point.day)


@dataclass(frozen=True, slots=True)
class Toll:
    """The lines of one incident, by kind, whose people, who gives them and status."""

    lines: tuple[Line, ...]

    def people(self) -> tuple[tuple[CasualtyKind, str | None], ...]:
        """Each kind and side that is counted, once, in order."""
        return tuple(dict.fromkeys((line.kind, line.side) for line in self.lines))

    def of(self, kind: CasualtyKind, side: str | None) -> tuple[Line, ...]:
        """The lines that count these people."""
        return tuple(one for one in self.lines if (one.kind, one.side) == (kind, side))
