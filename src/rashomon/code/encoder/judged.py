"""What the heads make of a document, before any rule has looked at it.

Tokens are numbered through the document, as in `Vectors`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.code.encoder.arrays import Floats

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pointer:
    """How surely each answer is meant: parties by name, or an option such as "voice" or "none"."""

    shares: Mapping[str, float]

    @property
    def best(self) -> str:
        """The likeliest answer; the first by name where two are alike."""
        return min(self.shares, key=lambda name: (-self.shares[name], name))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place from which somebody may speak: a cue, or a sentence in the document's own voice.

    `cue` is None for a voice; `source` and `content` are what belongs to the cue. The figures are
    probabilities: that the anchor tells of news, of history, reacts; of each stance, each stance
    of a reaction, each type of incident, and that each of the first six cells is disputed. `when`
    are the starts (ISO) of the times that may date the incident, or "none".
    """

    sentence: int
    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    fore: float
    back: float
    reacts: float
    stances: Floats
    reactions: Floats
    types: Floats
    facets: Floats
    by: Pointer
    initiator: Pointer
    when: Pointer


@dataclass(frozen=True, slots=True)
class Counted:
    """A casualty phrase: `ruled` is its number among those that the tables found, None for others.

    `share` is how surely its words are a count at all, `kinds` (5) and `civilian` (no, yes, not
    said) are probabilities; `owner` is the number of the anchor of whoever gives it.
    """

    sentence: int
    tokens: Range
    ruled: int | None
    share: float
    side: Pointer
    kinds: Floats
    civilian: Floats
    owner: int


@dataclass(frozen=True, slots=True)
class Same:
    """Logits that two anchors tell of the same incident, or that one tells of none before it.

    A document is judged in chapters, each with the number of its first anchor and its logits
    (anchors, anchors + 1): row i holds those of the anchors before i, and last that of none.
    Between anchors of two chapters nothing is known.
    """

    chapters: tuple[tuple[int, Floats], ...]

    def new(self, anchor: int) -> float:
        """That the anchor tells of an incident that none before it tells of."""
        _, logits = self._chapter(anchor)
        return float(logits[-1])

    def fits(self, anchor: int, others: Sequence[int]) -> Floats:
        """That it tells of the incident of the earlier ones, for those in its chapter."""
        first, logits = self._chapter(anchor)
        found: Floats = logits[[other - first for other in others if other >= first]]
        return found

    def _chapter(self, anchor: int) -> tuple[int, Floats]:
        first, logits = next(one for one in reversed(self.chapters) if one[0] <= anchor)
        return first, logits[anchor - first]


@dataclass(frozen=True, slots=True)
class Judged:
    """All anchors of a document in the order of the text, and what its sentences and words are.

    `same` tells which of them tell of one incident.
    `furniture` (sentences), `contacts` (sentences, 8) and `statuses` (sentences, 5) are
    probabilities; `words` holds for each layer of tags the probability (tokens) of being in it,
    `spans` its ranges. `takers` are how surely each party takes part in a sentence's contact,
    for sentences that may tell of one. `counts` are the counts asked for, and those tagged beside.
    """

    anchors: tuple[Anchor, ...]
    same: Same
    furniture: Floats
    contacts: Floats
    statuses: Floats
    words: Mapping[str, Floats]
    spans: Mapping[str, Sequence[Range]]
    counts: tuple[Counted, ...]
    takers: Mapping[int, Mapping[str, float]]

    def idle(self, bar: float) -> frozenset[int]:
        """The sentences that are so surely page furniture."""
        return frozenset(np.flatnonzero(self.furniture >= bar).tolist())

    def hushed(self, idle: frozenset[int]) -> Judged:
        """The same with nothing told in the sentences `idle`."""
        return replace(
            self,
            anchors=tuple(
                replace(one, fore=0.0, back=0.0, reacts=0.0) if one.sentence in idle else one
                for one in self.anchors
            ),
            contacts=np.where(
                np.isin(np.arange(len(self.contacts)), [*idle])[:, None], 0.0, self.contacts
            ),
        )
