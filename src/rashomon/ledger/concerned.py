"""Which mentions decisions may have moved since a view was built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from rashomon.link.settling import Settled
from rashomon.model.incident import Decision, MentionRef


def moved_by(
    made: Sequence[Decision], settled: Settled, since: int, documents: Collection[str]
) -> set[MentionRef]:
    """The mentions, as they stand, that decisions may have moved.

    Those are named by decisions with numbers above `since`, by what these undo, and by decisions
    that name one of `documents`, which were added or coded anew.
    """
    by_number = {one.number: one for one in made}
    numbers: set[int] = set()
    for one in made:
        if one.number > since:
            numbers.update(_chain(one, by_number))
        elif any(ref.document in documents for ref in one.refs()):
            numbers.add(one.number)
    return {found for number in numbers for found in settled.now[number].values() if found}


def ruled_on(made: Sequence[Decision]) -> dict[str, tuple[int, ...]]:
    """By document, the numbers of the decisions that name it, and of those that undo these."""
    by_number = {one.number: one for one in made}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one in made:
        named = (by_number[number] for number in _chain(one, by_number))
        for document in {ref.document for other in named for ref in other.refs()}:
            found[document].append(one.number)
    return {document: tuple(numbers) for document, numbers in found.items()}


def _chain(one: Decision, by_number: dict[int, Decision]) -> Iterable[int]:
    """The numbers of a decision, of what it undoes, of what that undoes, and so on."""
    yield one.number
    while one.undoes in by_number:
        one = by_number[one.undoes]
        yield one.number
