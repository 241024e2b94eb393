"""Marks by which claimants are told apart without colour."""

from __future__ import annotations

from rashomon.tell.svg import number, tag

_SHAPES = (
    "M{l} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "M{l} {t}H{r}V{b}H{l}Z",
    "M{x} {t}L{r} {b}H{l}Z",
    "M{x} {t}L{r} {y}L{x} {b}L{l} {y}Z",
    "M{l} {t}H{r}L{x} {b}Z",
    "M{l} {t}L{r} {b}M{l} {b}L{r} {t}",
    "M{x} {t}V{b}M{l} {y}H{r}",
)


def mark(place: int, x: float, y: float, colour: str, hollow: bool) -> str:
    """The mark of the claimant at `place`: a disc, a square, a triangle …; after seven, again."""
    points = {"x": x, "y": y, "l": x - 4, "r": x + 4, "t": y - 4, "b": y + 4}
    path = _SHAPES[place % len(_SHAPES)].format(**{k: number(v) for k, v in points.items()})
    return tag("path", d=path, stroke_width=1.5, class_=f"{colour}{' hollow' if hollow else ''}")
