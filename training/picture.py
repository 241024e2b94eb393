"""The reliability diagram: how often what was said so surely is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SIDE, _EDGE, _GAP = 220, 34, 30
Bins = Sequence[Mapping[str, float]]


def reliability(drawn: Mapping[str, Bins]) -> str:
    """One panel a kind as SVG: each bin a disc, its size by how many it holds."""
    width = _EDGE + len(drawn) * (_SIDE + _GAP)
    height = _SIDE + 2 * _EDGE
    panels = "".join(
        f'<g transform="translate({_EDGE + k * (_SIDE + _GAP)},{_EDGE - 8})">'
        f"{_panel(name, rows)}</g>"
        for k, (name, rows) in enumerate(drawn.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'
    )


def _panel(name: str, rows: Bins) -> str:
    most = max((row["count"] for row in rows), default=1)
    frame = (
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="#fafafa" stroke="#999"/>'
        f'<line x1="0" y1="{_SIDE}" x2="{_SIDE}" y2="0" stroke="#999" stroke-dasharray="4 3"/>'
        f'<text x="0" y="-8" font-weight="bold">{name}s</text>'
        f'<text x="{_SIDE / 2}" y="{_SIDE + 28}" text-anchor="middle">confidence</text>'
    )
    ticks = "".join(
        f'<text x="{x * _SIDE}" y="{_SIDE + 14}" text-anchor="middle">{x:g}</text>'
        f'<text x="-4" y="{(1 - x) * _SIDE + 4}" text-anchor="end">{x:g}</text>'
        for x in (0, 0.5, 1)
    )
    discs = "".join(
        f'<circle cx="{row["said"] * _SIDE:.1f}" cy="{(1 - row["right"]) * _SIDE:.1f}" '
        f'r="{3 + 9 * (row["count"] / most) ** 0.5:.1f}" fill="#3b6ea5" fill-opacity="0.75">'
        f"<title>{row['count']:.0f} said {row['said']:.2f}, right {row['right']:.2f}</title>"
        "</circle>"
        for row in rows
    )
    return frame + ticks + discs
