"""Maps as SVG: lands and borders of Natural Earth, and on them where incidents are told to be."""

from rashomon.tell.map.atlas import WHOSE
from rashomon.tell.map.drawing import drawn, name_of
from rashomon.tell.map.frame import WORLD, Box, Frame, holding
from rashomon.tell.map.marks import Mark, marks
from rashomon.tell.map.small import small
from rashomon.tell.map.spots import Spots, Told

__all__ = [
    "WHOSE",
    "WORLD",
    "Box",
    "Frame",
    "Mark",
    "Spots",
    "Told",
    "drawn",
    "holding",
    "marks",
    "name_of",
    "small",
]
