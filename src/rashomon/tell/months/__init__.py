"""Alleged violations month by month: a row an accuser, a cell a day."""

from rashomon.tell.months.alleged import Allegations, Alleged, Days
from rashomon.tell.months.drawing import NOT_DATED, drawn
from rashomon.tell.months.month import Month

__all__ = ["NOT_DATED", "Allegations", "Alleged", "Days", "Month", "drawn"]
