"""Lines that hold only when something was published, and by whom."""

from __future__ import annotations

import re

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "januar februar märz juni juli oktober dezember "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun"
)
_AROUND = (
    "st nd rd th am pm a p m h hrs hr hours hour minutes minute min mins seconds ago noon midnight "
    "gmt utc bst ist est edt cst cdt pst pdt cet cest eet eest msk amt azt pkt cot cat wib sgt "
    "hkt jst kst aest eat wat trt local time times all in on at of and the from "
    "updated update published publication posted modified last first issued filed date edition "
    "print read reading today yesterday"
)
MONTHS = frozenset(_MONTHS.split())
DAYS = frozenset(_DAYS.split())
_STAMP = MONTHS | DAYS | frozenset(_AROUND.split())
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)


def is_stamp(line: str) -> bool:
    """Whether a line holds only a date or a time and the words around one ("Updated 6:12 p.m.")."""
    if len(line) > 120:
        return False
    pieces = [piece.lower() for piece in _PIECE.findall(line)]
    if not pieces or not all(piece.isdigit() or piece in _STAMP for piece in pieces):
        return False
    names = [piece for piece in pieces if piece in MONTHS or piece in DAYS]
    digits = [piece for piece in pieces if piece.isdigit()]
    return bool(digits and (names or len(digits) > 1 or "ago" in pieces)) or pieces == names


def is_clock(line: str) -> bool:
    """Whether a line is a time of day and nothing else, as over the entries of a live blog."""
    return _CLOCK.fullmatch(line) is not None


def stamped(line: str) -> bool:
    """Whether a date, with two numbers or a month's or day's name, is more than half of a line."""
    pieces = [piece.lower() for piece in _PIECE.findall(line)]
    numbers = sum(piece.isdigit() for piece in pieces)
    names = sum(piece in MONTHS or piece in DAYS for piece in pieces)
    return numbers > 0 and names > 0 and 2 * (numbers + names) > len(pieces)


def month_and_number(line: str) -> bool:
    """Whether a line names a month and holds a number, or holds a date in figures."""
    pieces = [piece.lower() for piece in _PIECE.findall(line)]
    numbers = [piece for piece in pieces if piece.isdigit()]
    return len(numbers) > 2 or bool(numbers and any(piece in MONTHS for piece in pieces))


_PLACE = re.compile(r"[A-Z][\w.’'-]{0,30}(?:[ /-][A-Z][\w.’'-]{0,30}){0,3}")


def is_filing(line: str) -> bool:
    """Whether a line is a place and a date and nothing else: "Baku, July 14"."""
    place, comma, rest = line.partition(",")
    if len(line) >= 60 or not comma or line[-1] in "!?:" or not _PLACE.fullmatch(place):
        return False
    return not place.startswith("The ") and place.lower() not in DAYS and is_date(rest)


def is_date(phrase: str) -> bool:
    """Whether a few words are a date: a month's name, a number, at most a day's name besides."""
    names = [piece.lower() for piece in _PIECE.findall(phrase) if not piece.isdigit()]
    months = sum(name in MONTHS for name in names)
    return months == 1 and len(names) <= 3 and any(char.isdigit() for char in phrase)
