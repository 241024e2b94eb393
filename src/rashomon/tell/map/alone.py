"""A map that stands alone: what style sheets give it in a page is written on each shape."""

from __future__ import annotations

import re

_INK, _REACH = "#1c1d20", "#b25400"
_MARK = f'fill="#fff" stroke="{_INK}" stroke-width="1.4"'
_HALO = 'paint-order="stroke" stroke="#f7f4ec" stroke-width="3" stroke-linejoin="round"'
_LOOKS = {
    "map": 'font-family="system-ui, sans-serif" font-size="12"',
    "map-sea": 'fill="#dfe8ee"',
    "map-land": 'fill="#f7f4ec" stroke="#a9b4ba" stroke-width="7" stroke-linejoin="round"',
    "map-border": 'fill="none" stroke="#8b8375" stroke-width="11" stroke-linejoin="round"',
    "map-grid": 'fill="none" stroke="#c4d0d8" stroke-width=".7"',
    "map-degree": 'fill="#565962" font-size="10"',
    "map-bar": 'fill="none" stroke="#3d3a34" stroke-width="1.4"',
    "map-name": f'fill="#565962" font-size="10.5" letter-spacing=".9" {_HALO}',
    "map-label": f'fill="#3d3a34" font-size="11.5" font-weight="600" {_HALO}',
    "map-town": f'fill="#565962" font-size="10.5" {_HALO}',
    "map-dot": 'fill="#565962"',
    "map-exact": _MARK,
    "map-near": f'{_MARK} stroke-dasharray="3 2.2"',
    "map-area": f'{_MARK} stroke-dasharray="1.5 2"',
    "map-sector": _MARK,
    "map-several": _MARK,
    "map-disputed": 'fill="none" stroke="#a3271c" stroke-width="4.2"',
    "map-agreed": 'fill="none" stroke="#1f5a36" stroke-width="2.4"',
    "map-count": f'fill="{_INK}" font-size="11" font-weight="650"',
    "map-reach-near": f'fill="{_REACH}" fill-opacity=".08" stroke="{_REACH}" '
    'stroke-dasharray="4 3"',
    "map-reach-area": f'fill="{_REACH}" fill-opacity=".13"',
    "map-sector-case": 'fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round"',
    "map-sector-core": f'fill="none" stroke="{_REACH}" stroke-width="5" stroke-linecap="round"',
    "map-bar-case": 'fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round"',
    "map-bar-core": f'fill="none" stroke="{_REACH}" stroke-width="4" stroke-linecap="round" '
    'stroke-dasharray="1 8"',
    "map-whose": f'fill="#565962" font-size="9.5" {_HALO}',
}
_CLASS = re.compile(r' class="([a-z-]+)"')


def alone(drawing: str) -> str:
    """A drawing of `drawn` in light colours, for a file of its own."""
    return _CLASS.sub(lambda found: " " + _LOOKS.get(found[1], ""), drawing)
