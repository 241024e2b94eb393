"""What each name in a document may mean, surest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rashomon.code.places.candidates import candidates
from rashomon.code.places.weighing import WEIGHTS, Name, Weights, weigh
from rashomon.code.places.wording import Wording, wording
from rashomon.knowledge.world.lands import land_of
from rashomon.knowledge.world.spot import Spot

_AROUND = 60  # characters before and after a name that are looked at
_INSIDE = re.compile(
    r"^(?:'s|’s)?(?:\s+(?:village|town|city|district|county|province|region|area)s?)?"
    r"(?:\s*,\s*(?:in\s+)?|\s*\(\s*|\s+in\s+|\s+of\s+|\s+)(?:the\s+)?"
    r"(?:(?:north|south|east|west|central|western|eastern|northern|southern|\w+ern|"
    r"province|state|region|district|county)(?: of)?\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)
_CLOSE = 40  # characters between a name and that of what it lies in
_LARGE = frozenset(("country", "region", "continent", "sea"))
_TELLING = frozenset(("country", "state", "first"))
_PLAIN = 0.8  # a country or division so sure tells which countries a document is about
_MOST_NAMES = 60  # more different names than that are weighed in the order of the text


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one name means: each spot with how surely (0 to 1), surest first.

    `whole` says whether all of the name's words were used; `told` that the text itself says in
    which land or division the place lies; `company` how many other names were weighed with it;
    `lands` are the countries that the document is about, as far as other names settle that.
    """

    start: int
    end: int
    words: Wording
    spots: tuple[tuple[Spot, float], ...]
    whole: bool
    told: bool
    company: int
    lands: frozenset[str] = frozenset()


def rank(
    text: str,
    spans: Sequence[tuple[int, int]],
    countries: Iterable[tuple[str, int]] = (),
    weights: Weights = WEIGHTS,
) -> list[Ranked]:
    """What the names at `spans` of `text` may mean, in the order given.

    `countries` are ISO 3166 alpha-2 codes of the countries that the document names or whose
    people it names, each with where in the text.
    """
    return _Document(text, spans, countries).ranked(weights)


def guess(ranked: Sequence[Ranked], at: int) -> Spot | None:
    """The likeliest place of the name at `at`; that of the nearest known name where none is known.

    A best guess for comparisons: what is only guessed at is no location.
    """
    one = ranked[at]
    if one.whole and one.spots:
        return one.spots[0][0]
    others = [other for other in ranked if other.whole and other.spots]
    small = [other for other in others if other.spots[0][0].kind not in _LARGE]
    if not (small or one.spots or others):
        return None
    if one.spots:
        return one.spots[0][0]
    return min(small or others, key=lambda other: abs(other.start - one.start)).spots[0][0]


class _Document:
    """The names of a document, each once, with where it stands."""

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], countries: Iterable[tuple[str, int]]
    ) -> None:
        self._text = text
        self._spans = spans
        self._words = [self._wording(start, end) for start, end in spans]
        self._found = [candidates(words) for words in self._words]
        self._groups: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            if self._found[at].spots and len(self._groups) < _MOST_NAMES:
                self._groups[self._found[at].folded, words.unit, words.town].append(at)
        self._context = _lands(self._others(countries))

    def ranked(self, weights: Weights) -> list[Ranked]:
        """The names of the spans, weighed together."""
        keys = list(self._groups)
        number = {at: n for n, one in enumerate(keys) for at in self._groups[one]}
        inside = self._containers(number)
        names = [self._name(one, inside[n]) for n, one in enumerate(keys)]
        shares = weigh([*names, *self._context], weights)
        known = {n: tuple(_sorted(name.spots, shares[n].tolist())) for n, name in enumerate(names)}
        lands = {spot.country for name in self._context for spot in name.spots}
        lands |= {
            spots[0][0].country
            for spots in known.values()
            if spots[0][0].kind in _TELLING and spots[0][1] > _PLAIN
        }
        return [
            Ranked(
                start,
                end,
                self._words[at],
                known[number[at]] if at in number else (),
                self._found[at].whole,
                at in number and bool(inside[number[at]]),
                len(names) + len(self._context) - 1,
                frozenset(lands - {""}),
            )
            for at, (start, end) in enumerate(self._spans)
        ]

    def _wording(self, start: int, end: int) -> Wording:
        before = self._text[max(0, start - _AROUND) : start]
        return wording(self._text[start:end], before, self._text[end : end + _AROUND])

    def _others(self, countries: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """The countries that are not named by one of the names that are to be settled."""
        names = tuple({self._text[start:end] for start, end in self._spans})
        for country, offset in countries:
            if not names or not self._text.startswith(names, offset):
                yield country, offset

    def _name(self, group: tuple[str, bool, bool], inside: set[int]) -> Name:
        members = self._groups[group]
        offsets = tuple(self._spans[at][0] for at in members)
        return Name(
            self._found[members[0]].spots, offsets, group[1], group[2], tuple(sorted(inside))
        )

    def _containers(self, number: dict[int, int]) -> dict[int, set[int]]:
        """Which names the text says each name lies in: "X, Y", "X in Y", "X (Y)"."""
        found: dict[int, set[int]] = {n: set() for n in number.values()}
        order = sorted(number, key=lambda at: self._spans[at])
        for one, other in pairwise(order):
            end, start = self._spans[one][1], self._spans[other][0]
            between = self._text[end:start]
            apart = 0 < len(between) <= _CLOSE and number[one] != number[other]
            if apart and _INSIDE.match(between):
                found[number[one]].add(number[other])
        return found


def _lands(countries: Iterable[tuple[str, int]]) -> list[Name]:
    """The countries named, as names that mean nothing else."""
    offsets = defaultdict[str, list[int]](list)
    for country, offset in countries:
        offsets[country].append(offset)
    lands = {country: land_of(country) for country in sorted(offsets)}
    return [Name((spot,), tuple(offsets[one])) for one, spot in lands.items() if spot]


def _sorted(spots: Sequence[Spot], shares: Sequence[float]) -> list[tuple[Spot, float]]:
    order = np.argsort(-np.array(shares), kind="stable")
    return [(spots[at], float(shares[at])) for at in order]
