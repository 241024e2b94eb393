"""Marks drawn: shapes tell how closely a place is known, numbers how many incidents it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from rashomon.model.location import Precision
from rashomon.tell.map.atlas import LINES
from rashomon.tell.map.base import base
from rashomon.tell.map.frame import Frame
from rashomon.tell.map.known import Known, known, reach
from rashomon.tell.map.marks import Mark
from rashomon.tell.map.sectors import ALONG_KM, stretch
from rashomon.tell.map.spots import GRADES, Place, Spots
from rashomon.tell.map.towns import towns
from rashomon.tell.svg import number, safe, tag, text

LABELS = 24
"""Places at most that are named on the map beside their marks."""

_FEW = 8  # marks, among which those of several places are named too
_LETTER = 7.0  # pixels of a letter of a label
_LOOKS = {
    Precision.EXACT: "exact",
    Precision.NEAR: "near",
    Precision.AREA: "area",
    Precision.BORDER_SECTOR: "sector",
}
HOW = {
    "exact": "at the place",
    "near": "near the place",
    "area": "in an area",
    "sector": "on a stretch of a border",
    "several": "several places",
}
"""What the shape of a mark says, in words."""

Link = Callable[[Mark], str]
Rectangle = tuple[float, float, float, float]


def drawn(spots: Spots, marks: Sequence[Mark], frame: Frame, link: Link | None, title: str) -> str:
    """The map as an SVG without styles: classes only, see web/static/map.css.

    `link` gives the address that a mark leads to; without it, marks are no links.
    """
    parts = [base(frame).drawn]
    under = [piece for mark in marks if not mark.several for piece in _ground(spots, mark, frame)]
    parts += [tag("g", "".join(under), class_="map-ground")] if under else []
    parts += [_linked(spots, mark, link) for mark in reversed(marks)]
    parts += _labels(spots, marks, frame)
    parts.append(
        text(_whose(frame), frame.width - 6, 12, 100, text_anchor="end", class_="map-whose")
    )
    return sheet(frame, title, parts)


def sheet(frame: Frame, title: str, parts: Sequence[str]) -> str:
    """A whole SVG of the frame's size."""
    inside = tag("title", safe(title) or "Map") + "".join(parts)
    return tag(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        width=number(frame.width),
        height=number(frame.height),
        role="group",
        aria_label=title,
        class_="map",
    ).replace("<svg ", f'<svg viewBox="0 0 {number(frame.width)} {number(frame.height)}" ', 1)


def name_of(spots: Spots, mark: Mark) -> str:
    """What a mark is, in words: places with every side's name, how many incidents, what of them."""
    here = [_known(spots.places[at]).told for at in mark.places[:3]]
    more = len(mark.places) - len(here)
    where = "; ".join(here) + (f" and {more} more places" if more > 1 else "")
    where += " and 1 more place" if more == 1 else ""
    found = f"{mark.incidents:,} incident{'' if mark.incidents == 1 else 's'}"
    disputed = f", {mark.disputed:,} with disputed findings" if mark.disputed else ""
    agreed = f", {mark.agreed:,} agreed on" if mark.agreed else ""
    how = "" if mark.several else f", {HOW[look(mark)]}"
    return f"{where}: {found}{disputed}{agreed}{how}"


def look(mark: Mark) -> str:
    """The class of a mark: exact, near, area, sector or several."""
    return "several" if mark.several else _LOOKS[GRADES[mark.grade]]


def _known(place: Place) -> Known:
    return known(place.name, place.latitude, place.longitude)


def _linked(spots: Spots, mark: Mark, link: Link | None) -> str:
    told = safe(name_of(spots, mark))
    inside = f"<title>{told}</title>{symbol(look(mark), mark)}"
    if link is None:
        return f'<g class="map-mark">{inside}</g>'
    to = escape(link(mark), quote=True)
    return f'<a href="{to}" aria-label="{told}" class="map-mark">{inside}</a>'


def symbol(kind: str, mark: Mark) -> str:
    """A mark's shape, the arc that tells how many are disputed, and its number.

    Only numbers and names of our own go into it; nothing needs to be escaped.
    """
    start, end = shape(kind, mark.radius)
    disputed, agreed = (100 * some / mark.incidents for some in (mark.disputed, mark.agreed))
    arcs = ((0.0, disputed, "map-disputed"), (disputed, agreed, "map-agreed"))
    drawn_ = [f'{start} class="map-{kind}"{end}'] + [
        f'{start} class="{kept}" pathLength="100" '
        f'stroke-dasharray="0 {number(first)} {number(length)} 100"{end}'
        for first, length, kept in arcs
        if length
    ]
    if mark.incidents > 1:
        drawn_.append(
            f'<text y="4" text-anchor="middle" class="map-count">{_short(mark.incidents)}</text>'
        )
    at = f"{number(mark.x)} {number(mark.y)}"
    return f'<g transform="translate({at})">{"".join(drawn_)}</g>'


def shape(kind: str, size: float) -> tuple[str, str]:
    """The element of a kind of mark around the origin: its beginning and its end."""
    if kind == "several":
        low, side, rounded = (number(one) for one in (-size, 2 * size, size / 4))
        return (
            f'<rect x="{low}" y="{low}" width="{side}" height="{side}" rx="{rounded}"',
            "/>",
        )
    if kind == "sector":
        far = number(size * 1.25)
        return f'<path d="M0-{far} {far} 0 0 {far}-{far} 0z"', "/>"
    if kind == "area":
        half, tall, far = number(size / 2), number(size * 0.92), number(size * 1.08)
        hexagon = f"M-{half}-{tall}H{half}L{far} 0 {half} {tall}H-{half}L-{far} 0z"
        return f'<path d="{hexagon}"', "/>"
    return f'<circle r="{number(size)}"', "/>"


def _short(count: int) -> str:
    """ "999", "1.2k", "12k"."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 9950 else f"{round(count / 1000)}k"


def _ground(spots: Spots, mark: Mark, frame: Frame) -> Iterator[str]:
    """The ground that a single place's precision leaves open: a ring, an area, a border."""
    place = spots.places[mark.places[0]]
    grade = GRADES[mark.grade]
    if grade is Precision.BORDER_SECTOR:
        yield from _sector(place, mark, frame)
        return
    size = frame.pixels(reach(_known(place), grade))
    if size > mark.radius * 1.15:
        kind = "map-reach-area" if grade is Precision.AREA else "map-reach-near"
        yield tag("circle", cx=mark.x, cy=mark.y, r=size, class_=kind)


def _sector(place: Place, mark: Mark, frame: Frame) -> Iterator[str]:
    """The border by the place, drawn thick with a casing; a bar where no border is near."""
    points = stretch(place.longitude, place.latitude)
    if points is None:
        half = max(frame.pixels(ALONG_KM), mark.radius * 1.6)
        way = f"M{number(mark.x - half)} {number(mark.y)}h{number(2 * half)}"
        yield tag("path", d=way, class_="map-bar-case")
        yield tag("path", d=way, class_="map-bar-core")
        return
    way = _way(points, frame)
    if way:
        yield f'<path class="map-sector-case" d="{way}"/><path class="map-sector-core" d="{way}"/>'


def _way(points: Sequence[tuple[float, float]], frame: Frame) -> str:
    """Points as a path; those that follow within half a pixel are left out."""
    pixels = [
        (
            (((longitude - frame.box.west + 180) % 360) - 180) * frame.across,
            float(frame.y(latitude)),
        )
        for longitude, latitude in points
    ]
    if pixels and max(x for x, _ in pixels) < 0:  # the sheet's right edge lies beyond 180°
        pixels = [(x + 360 * frame.across, y) for x, y in pixels]
    kept = pixels[:1]
    for _, (x, y) in pairwise(pixels):
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 0.5:
            kept.append((x, y))
    if len(kept) < 2:
        return ""
    first, *rest = (f"{number(x)} {number(y)}" for x, y in kept)
    return f"M{first}L{' '.join(rest)}"


def _labels(spots: Spots, marks: Sequence[Mark], frame: Frame) -> Iterator[str]:
    """The names of places beside their marks, the largest first, where nothing is in the way.

    Then those of the largest towns, where there is still room.
    """
    taken = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in marks]
    left = LABELS
    for mark in marks:
        if (mark.several and len(marks) > _FEW) or not left:
            continue
        more = f" +{len(mark.places) - 1}" if mark.several else ""
        label = _known(spots.places[mark.places[0]]).label + more
        for drawn_ in _beside(label, (mark.x, mark.y, mark.radius), "map-label", frame, taken):
            left -= 1
            yield drawn_
    named = {_known(spots.places[at]).label for mark in marks for at in mark.places[:40]}
    taken += [*base(frame).taken, (0.0, frame.height - 16, frame.width, frame.height)]
    taken.append((frame.width - 6 - 5.2 * len(_whose(frame)), 0.0, frame.width, 18.0))
    for town in towns(frame):
        dot = (town.x - 4, town.y - 4, town.x + 4, town.y + 4)
        if town.label not in named and not _hits(dot, taken):
            for drawn_ in _beside(town.label, (town.x, town.y, 2.0), "map-town", frame, taken):
                yield tag("circle", cx=town.x, cy=town.y, r=2, class_="map-dot") + drawn_


def _whose(frame: Frame) -> str:
    """Whose lines, and whose towns where there are any."""
    return f"{LINES}; towns: GeoNames" if towns(frame) else LINES


def _beside(
    label: str,
    at: tuple[float, float, float],
    look_: str,
    frame: Frame,
    taken: list[Rectangle],
) -> Iterator[str]:
    """A label to the right of a point, or to its left; none where both are taken."""
    x, y, size = at
    label = label if len(label) <= 44 else label[:43] + "…"
    wide = len(label) * _LETTER
    for right in (True, False):
        left = x + (size + 4 if right else -size - 4 - wide)
        spot = (left, y - 8, left + wide, y + 7)
        if left > 2 and left + wide < frame.width - 2 and not _hits(spot, taken):
            taken.append(spot)
            side: dict[str, Any] = {"text_anchor": "start" if right else "end"}
            yield text(
                label, left + wide * (not right), y + 4, class_=look_, aria_hidden="true", **side
            )
            return


def _hits(spot: Rectangle, taken: Sequence[Rectangle]) -> bool:
    left, top, right, low = spot
    return any(left < r and right > x and top < b and low > y for x, y, r, b in taken)
