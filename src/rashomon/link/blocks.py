"""Blocking: which mentions are compared at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product

from rashomon.link.days import Window
from rashomon.link.traits import Traits

_NEIGHBOURS = 24  # how many on a side of its place in a block a mention is compared with
_FEW = 12  # the same where only vague mentions and those without a place are compared
_PARTIES = 5  # how many of its parties put a mention into blocks

Block = list[int]


def candidates(cards: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `cards` that may be one incident; each pair once.

    Compared are those that share a day and the beginning of a place word; one of a vague date
    with those of its months and place; one without a place with those of its day and parties. In
    a crowded block each meets its next neighbours only, so that the work grows with the number
    of mentions and not with its square: sort like next to like.
    """
    seen: set[int] = set()
    size = len(cards)
    for one, other in _pairs(cards):
        pair = one * size + other
        if pair not in seen:
            seen.add(pair)
            yield one, other


def _pairs(cards: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    for block in _by_place(cards).values():
        yield from _within(block)
    for block in _by_month(cards).values():
        yield from _around(block, [not cards[index].exact for index in block])
    for block in days_of_parties(cards).values():
        yield from _around(block, [not cards[index].stems for index in block])


def _within(block: Block) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(block):
        yield from ((one, other) for other in block[at + 1 : at + 1 + _NEIGHBOURS])


def _around(block: Block, wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The pairs of which at least one is wanted."""
    for at, one in enumerate(block):
        if wanted[at]:
            yield from ((other, one) for other in block[max(at - _FEW, 0) : at])
            yield from ((one, other) for other in block[at + 1 : at + 1 + _FEW])


def _by_place(cards: Sequence[Traits]) -> dict[tuple[int, str], Block]:
    """Exactly dated mentions by day, one more at the end, and beginnings of place words."""
    blocks: dict[tuple[int, str], Block] = defaultdict(list)
    for index, traits in enumerate(cards):
        for key in product(_days(traits, slack=1), traits.stems):
            blocks[key].append(index)
    return blocks


def _days(traits: Traits, slack: int = 0) -> range:
    if not traits.exact or traits.when is None:
        return range(0)
    return range(traits.when.first, traits.when.last + 1 + slack)


def _by_month(cards: Sequence[Traits]) -> dict[tuple[str, str], Block]:
    """All mentions by month and beginnings of place words, where some date there is vague."""
    blocks: dict[tuple[str, str], Block] = defaultdict(list)
    vague = {key for traits in cards if not traits.exact for key in _months(traits)}
    for index, traits in enumerate(cards):
        for key in _months(traits):
            if key in vague:
                blocks[key].append(index)
    return blocks


def _months(traits: Traits) -> Iterator[tuple[str, str]]:
    if traits.when is None:
        return
    for month in _ends(traits.when):
        yield from ((month, stem) for stem in traits.stems)


def _ends(when: Window) -> set[str]:
    """The first and the last month of a window, as YYYY-MM."""
    return {date.fromordinal(max(day, 1)).isoformat()[:7] for day in when[:2]}


def days_of_parties(cards: Sequence[Traits]) -> dict[tuple[int, tuple[str, str]], Block]:
    """Exactly dated mentions by day and pair of parties."""
    blocks: dict[tuple[int, tuple[str, str]], Block] = defaultdict(list)
    for index, traits in enumerate(cards):
        pairs = combinations(sorted(traits.parties)[:_PARTIES], 2)
        for key in product(_days(traits), pairs):
            blocks[key].append(index)
    return blocks
