"""Amounts: numbers with the words that bound them, and the vague words that stand for them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from rashomon.code.counts.numbers import WORDS, Number, number_at
from rashomon.code.counts.wordset import words

_LEAST = (
    "at least|more than|no fewer than|not fewer than|no less than|not less than|over|upwards of"
    "|upward of|in excess of|well over|a minimum of|just over|above|a little over|much more than"
)
_MOST = (
    "up to|as many as|fewer than|less than|no more than|at most|under|not more than|a maximum of"
)
_EXACT = (
    "about|around|some|approximately|nearly|almost|roughly|close to|an estimated|exactly|only|just"
    "|circa|all|the|another|these|those|other|all the|a total of|the other|estimated|all of the"
    "|close on|nearer to|perhaps|possibly|already|as few as|a further|further|additional"
    "|an additional|the remaining|any of the|its|our|their|his|her|totally|altogether|of the"
)
HEDGES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound
    for phrases, bound in ((_EXACT, "exact"), (_LEAST, "least"), (_MOST, "most"))
    for phrase in phrases.split("|")
}
_HEDGE_STARTS = frozenset(words[0] for words in HEDGES)
_VAGUE = {
    tuple(phrase.split())
    for phrase in (
        "dozens|scores|hundreds|thousands|several|many|numerous|a few|few|tens|multiple|countless"
        "|various|a number of|a large number of|large numbers of|an unknown number of|a handful of"
        "|an unspecified number of|a group of|a lot of|tens of thousands|hundreds of thousands"
        "|dozens more|scores more|several more|many more|many others|dozens of others|some"
        "|several others|several dozen|several hundred|several thousand|a few dozen|many dozens"
        "|some others|others|most|a great many|great numbers of|a score of"
        "|two truckloads of|truckloads of|significant numbers of|millions|untold numbers of"
        "|an undisclosed number of|a certain number of|an undetermined number of|a couple dozen"
    ).split("|")
}
_VAGUE_STARTS = frozenset(words[0] for words in _VAGUE)
_NONE = {
    tuple(phrase.split())
    for phrase in (
        "no|nobody|no one|noone|none|not one|not a single|not a|zero|neither|no single|nil|not any"
        "|no - one"
    ).split("|")
}
_NONE_STARTS = frozenset(words[0] for words in _NONE)
_PAIRS = {("both",): 2, ("a", "couple", "of"): 2, ("a", "couple"): 2, ("a", "pair", "of"): 2}
_LONGEST = 5
_OWNS = words("own owns owned owning gone went go goes going rose risen faces facing faced")
_BACK = 14
_MOVES = words(
    "rose rises risen rising raise raised raises raising revised revise brings brought bringing"
    " increased increase grew grown climbed climbs jumped fell fallen down up went gone cut takes"
    " took corrected toll moved changed lowered lifted"
)
STARTS = (
    words("about around some several many dozens scores hundreds thousands both nearly") | WORDS
)
"""Words that begin an amount and so end the phrase before it."""
BEGINS = _HEDGE_STARTS | _VAGUE_STARTS | _NONE_STARTS | WORDS | words("a half between both")
"""Words that may begin an amount, hedges and vague words among them."""


_OR_MORE = {("or", "more"), ("at", "least"), ("-", "plus"), ("-", "odd")}
_TO = ("-", "–", "to", "or")


class Amount(NamedTuple):
    """Words [first, last) say how many: from `low` to `high`, None where a bound is not said.

    `plain` tells bare digits without any hedge: they may be a year, an age or a time instead.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    plain: bool = False


def amount_at(low: Sequence[str], first: int) -> Amount | None:
    """The amount that starts at index `first` of folded words.

    At least N: low N, high None. Up to N: low None, high N. About N: N to N. Dozens, several: both
    None. No, nobody, none: 0. N to M, N-M, N or M, between N and M: N to M.
    """
    word = low[first]
    if word not in BEGINS and not word[0].isdigit():
        return None
    if word == "between":
        return _between(low, first)
    return _none(low, first) or _numeric(low, first) or _vague(low, first)


def _longest(low: Sequence[str], first: int, table: Container[tuple[str, ...]]) -> int:
    """Length of the longest phrase of `table` at `first`, 0 where there is none."""
    for size in range(_LONGEST, 0, -1):
        if tuple(low[first : first + size]) in table:
            return min(size, len(low) - first)
    return 0


def _none(low: Sequence[str], first: int) -> Amount | None:
    if low[first] not in _NONE_STARTS:
        return None
    if tuple(low[first : first + 2]) in (("no", "fewer"), ("no", "less"), ("no", "more")):
        return None
    size = _longest(low, first, _NONE)
    return Amount(first, first + size, 0, 0) if size else None


def _vague(low: Sequence[str], first: int) -> Amount | None:
    size = _longest(low, first, _VAGUE) if low[first] in _VAGUE_STARTS else 0
    return Amount(first, first + size, None, None) if size else None


def _numeric(low: Sequence[str], first: int) -> Amount | None:
    """A number with its hedges, or a pair."""
    bound, at = "exact", first
    if low[first : first + 2] == ["up", "to"] and first and low[first - 1] in _OWNS:
        return None
    for _ in range(2):
        size = _longest(low, at, HEDGES) if at < len(low) and low[at] in _HEDGE_STARTS else 0
        said = HEDGES[tuple(low[at : at + size])] if size else "exact"
        bound = bound if said == "exact" else said
        at += size
    size = _longest(low, at, _PAIRS)
    if size and at < len(low):
        return Amount(first, at + size, 2, 2)
    number = number_at(low, at) if at < len(low) else None
    if number is None:
        return None
    return _ranged(low, number, bound)._replace(first=first)


def _ranged(low: Sequence[str], number: Number, bound: str) -> Amount:
    """The amount that a number makes with what follows it: 'to 12', 'or more'."""
    first, last, value, digits = number
    after = tuple(low[last : last + 2])
    if after[:1] == ("to",) and first and low[first - 1] == "from" and _changes(low, first):
        return Amount(first, last, value, value)
    if after[:1] and after[0] in _TO and last + 1 < len(low) and bound == "exact":
        top = number_at(low, last + 1)
        if top and top.value > value:
            return Amount(first, top.last, value, top.value, digits and after[0] in "-–")
    if after in _OR_MORE or after[:1] == ("+",):
        return Amount(first, last + (1 if after[0] == "+" else 2), value, None)
    if after == ("or", "so"):
        return Amount(first, last + 2, value, value)
    low_, high = {"exact": (value, value), "least": (value, None), "most": (None, value)}[bound]
    return Amount(first, last, low_, high, digits and bound == "exact")


def _changes(low: Sequence[str], first: int) -> bool:
    """Whether a figure is said to move from here: 'raised its count from 23 to 36'."""
    return not _MOVES.isdisjoint(low[max(0, first - _BACK) : first])


def _between(low: Sequence[str], first: int) -> Amount | None:
    """Between N and M."""
    least = number_at(low, first + 1) if first + 1 < len(low) else None
    if least is None or low[least.last : least.last + 1] != ["and"] or least.last + 1 >= len(low):
        return None
    most = number_at(low, least.last + 1)
    if most is None or most.value <= least.value:
        return None
    return Amount(first, most.last, least.value, most.value)
