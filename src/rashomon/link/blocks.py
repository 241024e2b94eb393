"""Blocking: which mentions are compared at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.link.days import Window
from rashomon.link.traits import Traits

_NEIGHBOURS = 48  # how many that follow in its block a mention is compared with

Key = tuple[object, ...]


def candidates(cards: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `cards` that share a block; each pair once.

    A block is a day or a month together with the beginning of a place word, or with a pair of
    parties. In a crowded block each is compared with its next neighbours only, so that the work
    grows with the number of mentions and not with its square.
    """
    seen: set[tuple[int, int]] = set()
    for block in _blocks(cards).values():
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + _NEIGHBOURS]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _blocks(cards: Sequence[Traits]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    vague = _vague_months(cards)
    for index, traits in enumerate(cards):
        for key in _keys(traits, vague):
            blocks[key].append(index)
    return {key: block for key, block in blocks.items() if len(block) > 1}


def _vague_months(cards: Sequence[Traits]) -> frozenset[str]:
    """The months in which some mention is not dated to the day."""
    return frozenset(m for t in cards if t.when and not t.exact for m in _months(t.when))


def _keys(traits: Traits, vague: frozenset[str]) -> Iterator[Key]:
    if traits.when is None:
        return
    times: list[object] = [month for month in _months(traits.when) if month in vague]
    if traits.exact:
        times += range(traits.when.first, traits.when.last + 2)
    for time in times:
        yield from ((time, stem) for stem in traits.stems)
        yield from ((time, pair) for pair in _pairs(traits))


def _pairs(traits: Traits) -> Iterator[tuple[str, str]]:
    """Pairs of parties, the first few: enough to meet another telling of the same two."""
    names = sorted(traits.parties)[:4]
    return ((a, b) for i, a in enumerate(names) for b in names[i + 1 :])


def _months(when: Window) -> tuple[str, ...]:
    """The first and the last month of a window, as YYYY-MM."""
    ends = (when.first, when.last)
    return tuple(sorted({date.fromordinal(max(day, 1)).isoformat()[:7] for day in ends}))
