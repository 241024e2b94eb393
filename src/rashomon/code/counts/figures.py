"""The figure that a text gives for one fate: its totals, what it adds to them, what it moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code.counts.told import Fate, Told
from rashomon.model.vocabulary import Figure


class Sum(NamedTuple):
    """A figure from `low` to `high` (None: open), whether a headline gives it, and its words."""

    low: int | None
    high: int | None
    head: bool
    text: str

    @property
    def most(self) -> int:
        """The number that is said."""
        return self.low or self.high or 0


def total(claims: Sequence[Told], fate: Fate) -> Sum | None:
    """The largest figure for a fate; None where the text gives none.

    A headline's figure goes before the body's, unless it only describes one person ("soldier
    killed") and the body counts. Increments come on top of the body's figure before them; parts
    count only where no whole is told. Numbers that tell a person each are no figure here.
    """
    said = [c for c in claims if c.fate is fate and c.most and not c.own]
    said = [c for c in said if len(c.people) != 1 or c.head]
    whole = [c for c in said if c.figure is not Figure.PART]
    heads = [c for c in whole if c.head]
    body = list(_summed(claims, [c for c in whole if not c.head]))
    if all(len(c.people) == 1 and not c.number for c in heads):
        found = [*map(_sum, heads), *body]
    else:
        found = [*map(_sum, heads)]
    return max(found or map(_sum, said), key=lambda one: one.most, default=None)


def _sum(claim: Told) -> Sum:
    return Sum(claim.low, claim.high, claim.head, claim.text)


def _summed(claims: Sequence[Told], body: Sequence[Told]) -> Iterator[Sum]:
    """The body's figures, increments on top of what is before them; the same one counts once."""
    before: Sum | None = None
    added: set[int] = set()
    for claim in body:
        if claim.figure is not Figure.INCREMENT:
            before, added = _beside(claims, claim), set()
            yield before
        elif claim.most not in added:
            added.add(claim.most)
            before = _raised(before, claim)
            yield before


def _raised(before: Sum | None, claim: Told) -> Sum:
    if before is None:
        return _sum(claim)
    open_ended = before.high is None or claim.high is None
    low = before.most + claim.most
    return Sum(low, None if open_ended else low, False, f"{before.text} + {claim.text}")


def _beside(claims: Sequence[Told], count: Told) -> Sum:
    """The figure of 'a boy was hurt and so were three others': with the one told beside it."""
    same = [c for c in claims if c.sentence == count.sentence and c is not count]
    if not count.others or Fate.KILLED in {count.fate, *(c.fate for c in same)}:
        return _sum(count)
    beside = sum(len(c.people) for c in same if c.figure is not Figure.PART)
    low = None if count.low is None else count.low + beside
    high = None if count.high is None else count.high + beside
    return Sum(low, high, count.head, count.text)


def moved(claims: Sequence[Told]) -> list[Told]:
    """The claims, with 'five were wounded, two of whom died' as three wounded and two more dead.

    A part that died goes from the wounded told last, in the same sentence or the one before, to
    the dead.
    """
    found: list[Told] = []
    whole: int | None = None
    for claim in claims:
        died = claim.fate is Fate.KILLED and claim.figure is Figure.PART and not claim.own
        if died and whole is not None and _part_of(claim, found[whole]):
            one = found[whole]
            left = one.most - claim.most
            found[whole] = one._replace(low=left, high=None if one.high is None else left)
            found.append(claim._replace(figure=Figure.INCREMENT, people=()))
            continue
        if claim.figure is not Figure.PART and claim.most:
            whole = len(found)
        found.append(claim)
    return found


def _part_of(part: Told, whole: Told) -> bool:
    near = 0 <= part.sentence - whole.sentence <= 1
    return near and whole.fate is Fate.WOUNDED and 0 < part.most < whole.most
