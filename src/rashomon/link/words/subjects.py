"""What people's words are on: the claims of a coding, each with all that was decided on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.link.rulings import Order
from rashomon.link.words.alike import alike, bare, same_words
from rashomon.model.incident import Stand
from rashomon.model.report import Claim
from rashomon.model.vocabulary import Stance


class Word(NamedTuple):
    """What one decision says of one claim or mention: when, under which number, whether it holds.

    `key` is that of the mention by now.
    """

    order: Order
    number: int
    kind: str
    stand: Stand
    key: str
    holds: bool


@dataclass(slots=True)
class Subject:
    """One claim that was decided on, as codings had it (`anchors`), and what was said of it."""

    key: str
    anchors: list[Claim] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def take(self, word: Word, anchor: Claim) -> None:
        """Enter what was said of it."""
        self.words.append(word)
        if anchor not in self.anchors:
            self.anchors.append(anchor)

    def coders(self) -> set[str]:
        """Who read it."""
        return {one.coder for one in self.anchors}

    def likeness(self, claim: Claim) -> tuple[bool, bool, float]:
        """How like it `claim` is: to what was decided on before what was decided; else all 0."""
        ranked = ((first, same_words(claim, one), alike(claim, one)) for first, one in self.forms())
        return max((one for one in ranked if one[2] > 0), default=NOT_ALIKE)

    def forms(self) -> Iterator[tuple[bool, Claim]]:
        """It as codings had it (True), and as people changed it."""
        yield from ((True, one) for one in self.anchors)
        changed = (word.stand.now for word in self.words)
        yield from ((False, now) for now in changed if isinstance(now, Claim))


NOT_ALIKE = (False, False, 0.0)


_Bucket = tuple[str, str, Stance]


class Subjects:
    """The claims that were decided on in one document."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.every: list[Subject] = []
        self._exact: dict[tuple[str, Claim], Subject] = {}
        self._near: defaultdict[_Bucket, list[Subject]] = defaultdict(list)
        self._coders: set[str] = set()
        for word in words:
            if word.stand.anchor:
                self._take(word, bare(word.stand.anchor))

    def matched(self, claims: Sequence[Claim]) -> dict[int, Subject]:
        """By the position of each claim of a coding that was decided on: what it is.

        First those that are just as they were, then the most alike of the others, each one claim.
        """
        exact = ((at, (one.incident, bare(one))) for at, one in enumerate(claims))
        found = {at: self._exact[known] for at, known in exact if known in self._exact}
        taken = {id(one) for one in found.values()}
        left = [one for one in self.every if id(one) not in taken]
        open_ones = [at for at in range(len(claims)) if at not in found] if left else []
        for _, at, number in sorted(_pairs(claims, open_ones, left), reverse=True):
            if -at not in found and id(left[-number]) not in taken:
                found[-at] = left[-number]
                taken.add(id(left[-number]))
        return found

    def _take(self, word: Word, anchor: Claim) -> None:
        subject = self._exact.get((word.key, anchor)) or self._alike(word.key, anchor)
        if subject is None:
            subject = Subject(word.key)
            self.every.append(subject)
            self._near[word.key, anchor.party, anchor.stance].append(subject)
            self._coders.add(anchor.coder)
        self._exact[word.key, anchor] = subject
        subject.take(word, anchor)

    def _alike(self, key: str, anchor: Claim) -> Subject | None:
        """What another coder read and was decided on as the same claim; the most alike of it."""
        if self._coders <= {anchor.coder}:
            return None
        near = [
            one
            for one in self._near[key, anchor.party, anchor.stance]
            if anchor.coder not in one.coders()
        ]
        ranked = [(one.likeness(anchor), -at) for at, one in enumerate(near)]
        best = max(ranked, default=(NOT_ALIKE, 0))
        return near[-best[1]] if best[0][2] > 0 else None


_Pair = tuple[tuple[bool, bool, float], int, int]


def _pairs(
    claims: Sequence[Claim], open_ones: Sequence[int], left: Sequence[Subject]
) -> Iterable[_Pair]:
    """What may be one: how alike, and both places (negative, so that the first sorts last)."""
    near: defaultdict[_Bucket, set[int]] = defaultdict(set)
    for number, subject in enumerate(left):
        for _, one in subject.forms():
            near[subject.key, one.party, one.stance].add(number)
    for at in open_ones:
        claim = claims[at]
        for number in near[claim.incident, claim.party, claim.stance]:
            likeness = left[number].likeness(claim)
            if likeness[2] > 0:
                yield likeness, -at, -number
