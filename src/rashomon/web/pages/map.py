"""The map: where the incidents that meet the filters are told to have been, and which nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup
from starlette.requests import Request

from rashomon.tell.map import Box, Mark, drawn
from rashomon.tell.map.alone import alone
from rashomon.tell.map.frame import LEAST
from rashomon.tell.map.legend import LEGEND
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.links import Links
from rashomon.web.pages.chips import chips
from rashomon.web.pages.lines import Line, lines
from rashomon.web.pages.mapped import PICKED, PLACES, SAME, View, told, view
from rashomon.web.pages.stepping import steps


class Sheet(NamedTuple):
    """What the template asks of a view."""

    view: View
    title: str

    def drawn(self, links: Links) -> Markup:
        """The map, its marks leading by `links`."""
        one, link = self.view, leading(self.view, links)
        return Markup(drawn(one.found.board.spots, one.marks, one.frame, link, self.title))

    def still(self) -> Markup:
        """The map for a page that is a file: the first marks lead to what is told beside it."""
        one = self.view
        places = {mark: f"#m{at}" for at, mark in enumerate(one.marks)}
        title = self.title
        return Markup(drawn(one.found.board.spots, one.marks, one.frame, places.__getitem__, title))

    def told(self, at: int) -> tuple[Line, ...]:
        """The incidents of the mark of that number, newest first."""
        spots = self.view.found.board.spots
        on = np.zeros(len(spots.places), bool)
        on[list(self.view.marks[at].places)] = True
        rows = np.unique(spots.row[on[spots.place] & self.view.found.rows[spots.row]])
        return lines(self.view.found.gists(rows, PICKED))

    def listed(self, links: Links) -> list[str]:
        """Where the first marks lead."""
        link = leading(self.view, links)
        return [link(mark) for mark in self.view.marks[:PLACES]]


def map_page(desk: Desk, request: Request) -> Answer:
    """The map as a page."""
    one = view(desk, request)
    data = told(one)
    words = {
        "sheet": Sheet(one, f"Map of {data.here:,} incidents"),
        "moves": moves(one),
        "chips": chips(one.found.asked.but(box=None)),
        "steps": steps(one.found.asked, one.found.last_day()),
        "filters": one.filters,
        "plain": one.plain,
        "legend": LEGEND,
        "picked_filters": _around(one),
    }
    # a part of the map is seldom asked for twice, and quickly drawn
    return Answer("map.html", data, words, keep="box" not in request.query_params)


def map_drawing(desk: Desk, request: Request) -> Answer:
    """The map alone, as an SVG with its colours in it."""
    one = view(desk, request)
    text = drawn(one.found.board.spots, one.marks, one.frame, None, "Map of incidents")
    return Answer("", told(one), text=alone(text), media="image/svg+xml", keep=False)


def leading(one: View, links: Links) -> Callable[[Mark], str]:
    """Where a mark leads: one of several places nearer, one of a single place to its incidents."""
    nearer = one.frame.zoomed(2.0)
    can_part = nearer.north - nearer.south > LEAST / 2
    plain, here = links.page("map", **one.plain), links.page("map", **one.filters)
    joint = "&" if "?" in plain else "?"

    def link(mark: Mark) -> str:
        if mark.several and can_part:
            return f"{plain}{joint}box={_nearer(one, mark).address()}"
        place = one.found.board.spots.places[mark.places[0]]
        return f"{here}&at={place.latitude:.5f},{place.longitude:.5f}#picked"

    return link


def _nearer(one: View, mark: Mark) -> Box:
    """A box around the places of a mark that shows them at least twice as near."""
    box, shown = mark.box, one.frame.box
    tall = min(max((box.north - box.south) * 1.8, LEAST), (shown.north - shown.south) / 2)
    wide = min(max((box.east - box.west) * 1.8, LEAST), (shown.east - shown.west) / 2)
    east, north = (box.west + box.east) / 2, (box.south + box.north) / 2
    south = max(north - tall / 2, -90.0)
    return Box(east - wide / 2, south, east + wide / 2, min(north + tall / 2, 90.0))


def _around(one: View) -> Mapping[str, Any]:
    """The filters of the list that leave the incidents of the picked place."""
    if one.at is None:
        return {}
    latitude, longitude = one.at
    box = Box(longitude - SAME, max(latitude - SAME, -90), longitude + SAME, latitude + SAME)
    return {**one.filters, "box": box.address()}


class Move(NamedTuple):
    """A way to move the sheet: its key, its sign, what it does, and the filters of where to."""

    key: str
    sign: str
    does: str
    filters: Mapping[str, Any]


def moves(one: View) -> tuple[Move, ...]:
    """To the sides, nearer, farther, and back to all places."""
    frame, plain = one.frame, one.plain
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
