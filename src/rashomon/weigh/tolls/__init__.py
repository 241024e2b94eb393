"""The toll of one incident over time: every figure, by who gives it and whose people it counts."""

from rashomon.weigh.tolls.extent import Extent
from rashomon.weigh.tolls.lines import toll
from rashomon.weigh.tolls.values import Line, Point, Toll

__all__ = ["Extent", "Line", "Point", "Toll", "toll"]
