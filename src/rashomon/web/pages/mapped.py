"""What a request asks of the map: the sheet, the marks on it, and all that is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from starlette.requests import Request

from rashomon.model.errors import InputError
from rashomon.tell.map import WHOSE, WORLD, Box, Frame, Mark, Spots, holding, marks
from rashomon.tell.map.drawing import HOW, look, name_of
from rashomon.tell.map.known import known
from rashomon.tell.map.marks import on_sheet
from rashomon.web.desk import Desk
from rashomon.web.pages.boards import Chosen, Rows, chosen
from rashomon.web.pages.lines import Line, lines

PICKED = 40
"""Incidents of a picked place that the page lists; the list has all of them."""

PLACES = 60
"""Marks that the page lists beside the map, and names of places that nothing locates."""

_WIDE = 240  # degrees: what is wider is shown on a map of the world
SAME = 0.005
"""Degrees: what is picked is this near to what was clicked."""

LIMITS = (
    "A mark stands where a table of places knows the place that a text names; the texts give no "
    "coordinates. Places that lie close together on the sheet are one mark; an incident with "
    "several places is counted at each. What is near a place is drawn as a ring of 10 km, an area "
    "as a circle as wide as the tables know it (30 km where they do not), a border sector as the "
    "nearest border, 25 km to both sides. Lines are off by some hundred metres. "
    "Small dots are the largest towns that GeoNames knows (CC BY 4.0), for orientation."
)
"""What the map does not show, as the page says it."""


@dataclass(frozen=True, slots=True)
class MarkData:
    """A mark: its middle in degrees, how many incidents, and where they are.

    `label` says it in words. `look` is exact, near, area, sector (of a border) or several
    (places); `places` are their names, every side's, the first twelve of `many`. `disputed` of
    the incidents have disputed findings, `agreed` have agreed and no disputed ones. `box` is the
    part of the map that holds the places.
    """

    label: str
    look: str
    latitude: float
    longitude: float
    places: tuple[str, ...]
    many: int
    incidents: int
    disputed: int
    agreed: int
    box: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name that no table locates, and how many incidents have no other place."""

    name: str
    incidents: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map of the incidents that meet the filters, `total` of them.

    `box` is west, south, east and north of the sheet in degrees, as in the address. `here` of the
    incidents are on it, `elsewhere` are located outside of it, `nowhere` are not located at all;
    `unplaced` are the names of their places, the commonest first. `marks` are the largest first,
    `picked` the incidents of the place that was picked. `whose` and `limits` say whose lines are
    drawn, and what the map does not show.
    """

    total: int
    box: str
    here: int
    elsewhere: int
    nowhere: int
    unplaced: tuple[Unplaced, ...]
    marks: tuple[MarkData, ...]
    picked_place: str
    picked_total: int
    picked: tuple[Line, ...]
    whose: str
    limits: str


class View(NamedTuple):
    """What a request asks for, and the sheet that shows it.

    `plain` are the filters of the list without a box, `box` is the sheet's, as in addresses; `at`
    are the latitude and longitude of the place that was picked.
    """

    found: Chosen
    frame: Frame
    marks: tuple[Mark, ...]
    at: tuple[float, float] | None
    plain: Mapping[str, Any]
    box: str

    @property
    def filters(self) -> Mapping[str, Any]:
        """The filters of the list with the sheet's box."""
        return {**self.plain, "box": self.box}


def view(desk: Desk, request: Request) -> View:
    """The view that a request asks for. Raises InputError for what cannot be shown."""
    found = chosen(desk, request, box=None)
    spots = found.board.spots
    words = request.query_params.get("box", "")
    frame = Frame.around(Box.parsed(words) if words else _whole(spots, found))
    there = marks(spots, found.rows, frame)
    plain = found.asked.but(box=None).narrowed()
    return View(found, frame, there, _at(request), plain, frame.box.address())


def _whole(spots: Spots, found: Chosen) -> Box:
    """A box that holds every chosen place."""
    places = np.flatnonzero(np.bincount(spots.place[spots.of_rows(found.rows)]))
    box = holding(np.stack([spots.longitude[places], spots.latitude[places]], axis=1))
    if box.east - box.west < _WIDE:
        return box
    return Box(-180, min(box.south, WORLD.south), 180, max(box.north, WORLD.north))


def _at(request: Request) -> tuple[float, float] | None:
    """The latitude and longitude that were picked. Raises InputError for none."""
    words = request.query_params.get("at")
    if not words:
        return None
    try:
        latitude, longitude = map(float, words.split(","))
    except ValueError as error:
        raise InputError(f"at: {words[:40]!r} is no latitude,longitude") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise InputError(f"at: {words[:40]!r} lies on no globe")
    return latitude, longitude


def _picked(one: View) -> tuple[str, Rows] | None:
    """The place that was picked, by its sides' names, and the incidents there."""
    if one.at is None:
        return None
    spots, (latitude, longitude) = one.found.board.spots, one.at
    near = (abs(spots.latitude - latitude) < SAME) & (abs(spots.longitude - longitude) < SAME)
    rows = spots.row[near[spots.place]]
    rows = np.unique(rows[one.found.rows[rows]])
    names = dict.fromkeys(known(*spots.places[at]).told for at in np.flatnonzero(near).tolist())
    return "; ".join(names) or "no place of the map", rows


def told(one: View) -> MapPage:
    """All that the page says, as data."""
    found, spots = one.found, one.found.board.spots
    here = np.zeros(len(spots), bool)
    here[spots.row[on_sheet(spots, one.frame)[spots.place]]] = True
    total, there = int(found.rows.sum()), int((found.rows & here).sum())
    nowhere = total - int((found.rows & spots.located).sum())
    name, rows = _picked(one) or ("", np.zeros(0, np.int64))
    return MapPage(
        total=total,
        box=one.box,
        here=there,
        elsewhere=total - there - nowhere,
        nowhere=nowhere,
        unplaced=_unplaced(found),
        marks=tuple(_mark(one, mark) for mark in one.marks),
        picked_place=name,
        picked_total=len(rows),
        picked=lines(found.gists(rows, PICKED)),
        whose=WHOSE,
        limits=LIMITS,
    )


def _unplaced(found: Chosen) -> tuple[Unplaced, ...]:
    names = found.board.unplaced
    counts = np.bincount(names.accuser[found.rows[names.row]], minlength=len(names.accusers))
    order = np.argsort(-counts, kind="stable")[:PLACES].tolist()
    return tuple(Unplaced(names.accusers[at], int(counts[at])) for at in order if counts[at])


def _mark(one: View, mark: Mark) -> MarkData:
    spots = one.found.board.spots
    longitude, latitude = one.frame.at(mark.x, mark.y)
    return MarkData(
        label=name_of(spots, mark),
        look=HOW[look(mark)],
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        places=tuple(known(*spots.places[at]).told for at in mark.places[:12]),
        many=len(mark.places),
        incidents=mark.incidents,
        disputed=mark.disputed,
        agreed=mark.agreed,
        box=mark.box.address(),
    )
