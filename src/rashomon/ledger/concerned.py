"""Which mentions joins and splits may have moved since a view was built."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rashomon.link.rulings import LINKS
from rashomon.link.settling import Settled
from rashomon.model.incident import Decision, MentionRef


def moved_by(settled: Settled, since: int, documents: Collection[str]) -> set[MentionRef]:
    """The mentions, as they stand, that decisions may have moved.

    Those are named by decisions with numbers above `since`, by what these undo, and by decisions
    that name one of `documents`, which were added, coded anew or ruled otherwise.
    """
    by_number = {one.number: one for one in settled.decisions}
    numbers: set[int] = set()
    for one in settled.decisions:
        if one.number > since:
            numbers.update(_chain(one, by_number))
        elif any(ref.document in documents for ref in settled.now[one.number]):
            numbers.add(one.number)
    links = {number for number in numbers if by_number[number].kind in LINKS}
    return {found for number in links for found in settled.now[number].values() if found}


def _chain(one: Decision, by_number: dict[int, Decision]) -> Iterable[int]:
    """The numbers of a decision, of what it undoes, of what that undoes, and so on."""
    yield one.number
    while one.undoes in by_number:
        one = by_number[one.undoes]
        yield one.number
