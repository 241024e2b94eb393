"""The map: where the incidents that meet the filters are told to have been, and which nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup
from starlette.requests import Request

from rashomon.model.errors import InputError
from rashomon.tell.map import WHOSE, WORLD, Box, Frame, Mark, Spots, drawn, holding, marks
from rashomon.tell.map.alone import alone
from rashomon.tell.map.drawing import HOW, look, name_of
from rashomon.tell.map.frame import LEAST
from rashomon.tell.map.known import known
from rashomon.tell.map.legend import LEGEND
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.links import Links, LiveLinks
from rashomon.web.pages.boards import Chosen, Rows, chosen
from rashomon.web.pages.chips import chips
from rashomon.web.pages.lines import Line, lines
from rashomon.web.pages.stepping import steps

PICKED = 40
"""Incidents of a picked place that the page lists; the list has all of them."""

PLACES = 60
"""Marks that the page lists beside the map, and names of places that nothing locates."""

_WIDE = 240  # degrees: what is wider is shown on a map of the world
_SAME = 0.005  # degrees: what is picked is this near to what was clicked
LIMITS = (
    "A mark stands where a table of places knows the place that a text names; the texts give no "
    "coordinates. Places that lie close together on the sheet are one mark; an incident with "
    "several places is counted at each. What is near a place is drawn as a ring of 10 km, an area "
    "as a circle as wide as the tables know it (30 km where they do not), a border sector as the "
    "nearest border, 25 km to both sides. Lines are off by some hundred metres."
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
    """What a request asks for, and the sheet that shows it."""

    found: Chosen
    frame: Frame
    marks: tuple[Mark, ...]
    at: tuple[float, float] | None

    @property
    def filters(self) -> Mapping[str, Any]:
        """The filters of the list with the sheet's box."""
        return {**self.found.asked.but(box=None).narrowed(), "box": self.frame.box.address()}


def map_page(desk: Desk, request: Request) -> Answer:
    """The map as a page."""
    view, links = _view(desk, request), LiveLinks()
    spots = view.found.board.spots
    picked = _picked(view)
    data = _data(view, picked)
    words = {
        "drawn": Markup(drawn(spots, view.marks, view.frame, _linker(view, links), _title(data))),
        "moves": moves(view),
        "chips": chips(view.found.asked.but(box=None)),
        "steps": steps(view.found.asked, view.found.last_day()),
        "filters": view.filters,
        "plain": view.found.asked.but(box=None).narrowed(),
        "legend": LEGEND,
        "picked_filters": _around(view),
        "drawing": links.page("map.svg", **view.filters),
        "links_of": [_link(view, mark, links) for mark in view.marks[:PLACES]],
    }
    return Answer("map.html", data, words)


def map_drawing(desk: Desk, request: Request) -> Answer:
    """The map alone, as an SVG with its colours in it."""
    view = _view(desk, request)
    found = drawn(view.found.board.spots, view.marks, view.frame, None, "Map of incidents")
    return Answer("", _data(view, None), text=alone(found), media="image/svg+xml")


def _view(desk: Desk, request: Request) -> View:
    found = chosen(desk, request, box=None)
    spots = found.board.spots
    words = request.query_params.get("box", "")
    box = Box.parsed(words) if words else _whole(spots, found)
    frame = Frame.around(box)
    return View(found, frame, marks(spots, found.rows, frame), _at(request))


def _whole(spots: Spots, found: Chosen) -> Box:
    """A box that holds every chosen place."""
    places = np.unique(spots.place[spots.of_rows(found.rows)])
    box = holding(zip(spots.longitude[places], spots.latitude[places], strict=True))
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


def _picked(view: View) -> tuple[str, Rows] | None:
    """The place that was picked, by its sides' names, and the incidents there."""
    if view.at is None:
        return None
    spots, (latitude, longitude) = view.found.board.spots, view.at
    near = (abs(spots.latitude - latitude) < _SAME) & (abs(spots.longitude - longitude) < _SAME)
    rows = spots.row[near[spots.place]]
    rows = np.unique(rows[view.found.rows[rows]])
    names = dict.fromkeys(known(*spots.places[at]).told for at in np.flatnonzero(near).tolist())
    return "; ".join(names) or "no place of the map", rows


def _data(view: View, picked: tuple[str, Rows] | None) -> MapPage:
    found, spots = view.found, view.found.board.spots
    located = np.zeros(len(spots), bool)
    located[spots.row] = True
    here = np.zeros(len(spots), bool)
    on = np.zeros(len(spots.places), bool)
    on[[place for mark in view.marks for place in mark.places]] = True
    here[spots.row[on[spots.place]]] = True
    total, there = int(found.rows.sum()), int((found.rows & here).sum())
    nowhere = int((found.rows & ~located).sum())
    name, rows = picked or ("", np.zeros(0, np.int64))
    return MapPage(
        total=total,
        box=view.frame.box.address(),
        here=there,
        elsewhere=total - there - nowhere,
        nowhere=nowhere,
        unplaced=_unplaced(found),
        marks=tuple(_mark(view, mark) for mark in view.marks),
        picked_place=name,
        picked_total=len(rows),
        picked=lines(found.gists(rows, PICKED)),
        whose=WHOSE,
        limits=LIMITS,
    )


def _unplaced(found: Chosen) -> tuple[Unplaced, ...]:
    told = found.board.unplaced
    counts = np.bincount(told.accuser[found.rows[told.row]], minlength=len(told.accusers))
    order = np.argsort(-counts, kind="stable")[:PLACES].tolist()
    return tuple(Unplaced(told.accusers[at], int(counts[at])) for at in order if counts[at])


def _mark(view: View, mark: Mark) -> MarkData:
    spots = view.found.board.spots
    longitude, latitude = view.frame.at(mark.x, mark.y)
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


def _linker(view: View, links: Links) -> Any:
    return lambda mark: _link(view, mark, links)


def _link(view: View, mark: Mark, links: Links) -> str:
    """A mark of several places leads nearer, one of a single place to its incidents."""
    nearer = view.frame.zoomed(2.0)
    if mark.several and nearer.north - nearer.south > LEAST / 2:
        return links.page("map", **{**view.filters, "box": _nearer(view, mark).address()})
    place = view.found.board.spots.places[mark.places[0]]
    at = f"{place.latitude:.5f},{place.longitude:.5f}"
    return links.page("map", **view.filters, at=at) + "#picked"


def _nearer(view: View, mark: Mark) -> Box:
    """A box around the places of a mark that shows them at least twice as near."""
    box, shown = mark.box, view.frame.box
    tall = min(max((box.north - box.south) * 1.8, LEAST), (shown.north - shown.south) / 2)
    wide = min(max((box.east - box.west) * 1.8, LEAST), (shown.east - shown.west) / 2)
    east, north = (box.west + box.east) / 2, (box.south + box.north) / 2
    south = max(north - tall / 2, -90.0)
    return Box(east - wide / 2, south, east + wide / 2, min(north + tall / 2, 90.0))


def _around(view: View) -> Mapping[str, Any]:
    """The filters of the list that leave the incidents of the picked place."""
    if view.at is None:
        return {}
    latitude, longitude = view.at
    box = Box(longitude - _SAME, max(latitude - _SAME, -90), longitude + _SAME, latitude + _SAME)
    return {**view.filters, "box": box.address()}


class Move(NamedTuple):
    """A way to move the sheet: its key, its sign, what it does, and the filters of where to."""

    key: str
    sign: str
    does: str
    filters: Mapping[str, Any]


def moves(view: View) -> tuple[Move, ...]:
    """To the sides, nearer, farther, and back to all places."""
    frame, plain = view.frame, view.found.asked.but(box=None).narrowed()
    ways = (
        ("+", "+", "nearer", frame.zoomed(2.0)),
        ("-", "−", "farther", frame.zoomed(0.5)),
        ("ArrowLeft", "←", "to the west", frame.moved(-0.4, 0)),
        ("ArrowUp", "↑", "to the north", frame.moved(0, 0.4)),
        ("ArrowDown", "↓", "to the south", frame.moved(0, -0.4)),
        ("ArrowRight", "→", "to the east", frame.moved(0.4, 0)),
    )
    found = [Move(key, sign, does, {**plain, "box": to.address()}) for key, sign, does, to in ways]
    return (*found, Move("0", "⤢", "all places", plain))


def _title(data: MapPage) -> str:
    return f"Map of {data.here:,} incidents"
