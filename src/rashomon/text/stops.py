"""Whether a stop ends its sentence: abbreviations, initials, numbers, names of sites."""

from __future__ import annotations

import re

from rashomon.text.bag import bag
from rashomon.text.stamps import DAYS, MONTHS

_NAMED = bag(
    "mr mrs ms mx dr drs prof gen lt col maj capt cpt sgt cpl pvt pfc brig adm cmdr cdr comdr cmd "
    "gov sen rep reps pres hon rev fr sr st ste mt ft ret retd insp supt amb msgr messrs mme mlle "
    "eng ing engr atty det div dep dept asst vice supdt sqn flt wg avm vs v viz cf eg ie ca approx "
    "art arts para paras sec secs chap ch fig figs pp p vol vols ed eds ph op al sgt-maj lt-gen "
    "maj-gen brig-gen lt-col"
)
"""What always goes on: titles before names, words before numbers."""
_NUMBERED = bag("no nos nr tel ext est cal art par item reg")
"""What goes on only before a number."""
_EITHER = bag("inc ltd co corp bros jr sr etc dist prov rd ave blvd sq dept univ assn govt approx")
"""What goes on unless a word that opens sentences follows."""
_OPENERS = bag(
    "the a an in on at it its he his she her they their we our i you this that these those there "
    "but and or as by for from with after before when while if no not some several many both all "
    "each one two three according earlier later meanwhile however also since until despite "
    "following during what who where why how more most local officials police witnesses"
)
_AFTER_HOUR = bag(
    "gmt utc est edt ist bst eet msk local time on and to monday tuesday wednesday thursday friday "
    "saturday sunday moscow"
)
_LAST_WORD = re.compile(r"[\w.’'&-]{1,30}$")
_NEXT_WORD = re.compile(r"[\s\"“”‘’'«(\[]{0,4}([^\W_]{1,30})")
_SITE = re.compile(r"(?:https?:|www\.|@|/)\S{0,80}$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def abbreviates(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the single full stop at `stop` belongs to the word before it and ends nothing.

    `start` is where the line starts, `after` the offset behind the stop and closing marks.
    """
    match = _LAST_WORD.search(text, max(start, stop - 30), stop)
    if match is None:
        return False
    word = match.group().lstrip("'’-&").lower()
    following = _NEXT_WORD.match(text, after)
    upcoming = following.group(1) if following else ""
    if match.start() == start and (word.isdigit() or len(word) == 1):
        return True
    if word.isdigit() or word[-1:].isdigit():
        return _dated(word, upcoming, text[after : after + 8])
    return _goes_on(word, match.group(), upcoming)


def _dated(word: str, upcoming: str, ahead: str) -> bool:
    """A day before a month in figures: 15. 2. 2021."""
    if not (word.isdigit() and len(word) < 3 and upcoming.isdigit()):
        return False
    return len(upcoming) == 4 or ahead.lstrip()[len(upcoming) :].startswith(".")


def _goes_on(word: str, written: str, upcoming: str) -> bool:
    low = upcoming.lower()
    if word in ("a.m", "p.m"):
        return low in _AFTER_HOUR
    if _DOTTED.fullmatch(word) or word in _EITHER:
        return low not in _OPENERS
    if word in _NAMED:
        return True
    if word in _NUMBERED or word in MONTHS or word in DAYS:
        return upcoming.isdigit()
    initial = len(word) == 1 and written[-1:].isupper()
    return initial and low not in _OPENERS - {"a", "i"}


def runs_on(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a stop with no space after it ends a sentence all the same: "ended.The".

    It does between a word in small letters and a capitalised word, outside addresses.
    """
    before, after = text[max(start, stop - 3) : stop], text[stop + 1 : min(end, stop + 3)]
    if len(before) < 3 or len(after) < 2 or not before.isalpha() or not before.islower():
        return False
    if not (after[0].isupper() and (after[1].islower() or after[1] == " ")):
        return False
    return _SITE.search(text, max(start, stop - 80), stop) is None
