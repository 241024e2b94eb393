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
    homes: dict[int, Sketched] = {}
    held: dict[str, list[Sketched]] = defaultdict(list)
    for later in sorted(linked):
        earlier = ((ordered[one], homes.get(one)) for one in linked[later])
        first = home(ordered[later], earlier)
        if first is not None:
            homes[later] = first
            held[first.place].append(ordered[later])
    firsts = {first.place: first for first in homes.values()}
    return tuple(_group(firsts[place], held[place]) for place in sorted(held))


def home(text: Sketched, earlier: Iterable[tuple[Sketched, Sketched | None]]) -> Sketched | None:
    """The first that `text` belongs to, None where it is a copy of nothing (see `settle`).

    `earlier` are the texts before it that it is linked to, each with the first that it belongs to.
    """
    linked = list(earlier)
    firsts = {first.place: first for first in (first or one for one, first in linked)}
    for place in sorted(firsts):
        if taken(likeness(text.sketch, firsts[place].sketch)):
            return firsts[place]
    of = (first for one, first in linked if first and stands(likeness(text.sketch, one.sketch)))
    return min(of, key=lambda first: first.place, default=None)


def _group(first: Sketched, held: Sequence[Sketched]) -> Copies:
    return Copies(
        first=first.document,
        copies=tuple(copy.document for copy in held),
        sure=is_sure(first.published, [copy.published for copy in held]),
    )


def is_sure(first: str | None, others: Iterable[str | None]) -> bool:
    """Whether the day of the first is known and before every other's, which are known too."""
    return first is not None and all(other is not None and other > first for other in others)
