"""What the shapes of a map say."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from rashomon.tell.map.drawing import HOW, symbol
from rashomon.tell.map.frame import Box
from rashomon.tell.map.marks import Mark
from rashomon.tell.map.spots import GRADES
from rashomon.tell.svg import tag


class Sign(NamedTuple):
    """A sign and what it says."""

    drawn: Markup
    says: str


def _sign(kind: str, disputed: int, agreed: int, says: str) -> Sign:
    box = Box(0, 0, 0, 0)
    mark = Mark(15, 15, (0,), 8, disputed, agreed, 0, box)
    inside = symbol(kind, mark)
    drawing = tag(
        "svg", inside, width=30, height=30, class_="map-sign", aria_hidden="true", focusable="false"
    )
    return Sign(Markup(drawing), says)


LEGEND = (
    *(_sign(kind, 0, 0, says) for kind, says in HOW.items()),
    _sign("exact", 4, 0, "thick arc: how many have disputed findings"),
    _sign("exact", 0, 4, "thin arc: how many have agreed, and no disputed ones"),
)
"""The signs of a map, in the order in which a page shows them."""

assert len(HOW) == len(GRADES) + 1
