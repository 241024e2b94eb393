"""Who had a text first, and who copied it: a pure function of the sketches and the days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.link.copies.alike import likeness, stands, taken
from rashomon.link.copies.pairs import Sketched, candidates

VERSION = 1
"""Counts up where the same sketches are grouped otherwise than before."""


class Copies(NamedTuple):
    """A text and its copies, by document id: the `first` to have it, the others in their order.

    `sure` says that its day of publication is known and before all others'. Where it is not, the
    first is the longest of those of the first day, or of all where no day is known (see
    `Sketched.place`), and nobody knows whether the others copied from it or it from them.
    """

    first: str
    copies: tuple[str, ...]
    sure: bool


def copies(texts: Iterable[Sketched]) -> tuple[Copies, ...]:
    """The groups of copies among `texts`, in the order of their firsts.

    What comes out depends on the texts alone and not on their order, and each group on no text
    but those that are linked to it, directly or through others (`links`).
    """
    ordered = sorted(texts, key=lambda text: text.place)
    return settle(ordered, links(ordered))


def links(ordered: Sequence[Sketched]) -> dict[int, list[int]]:
    """The positions of the earlier texts to which each text is linked, if there are any."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in candidates(ordered):
        if link(ordered[one], ordered[other]):
            found[other].append(one)
    return found


def link(earlier: Sketched, later: Sketched) -> bool:
    """Whether the one is a copy of the other, or a passage of it."""
    found = likeness(later.sketch, earlier.sketch)
    return taken(found) or taken(found.turned)


def settle(ordered: Sequence[Sketched], linked: Mapping[int, Iterable[int]]) -> tuple[Copies, ...]:
    """The groups of texts in their order, given which earlier ones each is linked to, by position.

    A text belongs to the earliest first from which it was taken. One that was not taken from the
    first itself belongs to its group all the same where it adds nothing to one of its copies: it
    was taken from that. So copies of copies are known as such, but a chain of texts that each add
    to the one before does not carry its first's name along.
    """
    home: dict[int, int] = {}
    for later in sorted(linked):
        first = _home(ordered, later, sorted(linked[later]), home)
        if first is not None:
            home[later] = first
    held: dict[int, list[int]] = defaultdict(list)
    for copy, first in home.items():
        held[first].append(copy)
    return tuple(_group(ordered, first, held[first]) for first in sorted(held))


def _home(
    ordered: Sequence[Sketched], later: int, earlier: Sequence[int], home: Mapping[int, int]
) -> int | None:
    of = ordered[later].sketch
    for first in sorted({home.get(one, one) for one in earlier}):
        if taken(likeness(of, ordered[first].sketch)):
            return first
    within = [
        home[one] for one in earlier if one in home and stands(likeness(of, ordered[one].sketch))
    ]
    return min(within, default=None)


def _group(ordered: Sequence[Sketched], first: int, held: Sequence[int]) -> Copies:
    days = [ordered[copy].published for copy in held]
    return Copies(
        first=ordered[first].document,
        copies=tuple(ordered[copy].document for copy in held),
        sure=is_sure(ordered[first].published, days),
    )


def is_sure(first: str | None, others: Iterable[str | None]) -> bool:
    """Whether the day of the first is known and before every other's, which are known too."""
    return first is not None and all(other is not None and other > first for other in others)
