"""What one document teaches: its pieces, and what is known of its tokens, cues and counts.

Tokens are numbered through the whole document. A label of MASKED teaches nothing: no data set
knows everything, and a head learns only from those that know its answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.code.encoder.datings import Dated
from rashomon.code.encoder.pairs import Setting
from rashomon.code.encoder.pieces import Unit

MASKED = -1


@dataclass(slots=True)
class Frame:
    """One attribution: its cue's tokens [first, last), and the tokens of its parts."""

    first: int
    last: int
    source: list[int]
    content: list[int]


@dataclass(slots=True)
class Anchor:
    """A place from which somebody may speak: a cue's tokens [first, last), or a whole sentence.

    `source` and `content` are the tokens that belong to the cue, `hints` what rules take for the
    speaker's party and for the initiator.
    A sentence (first is MASKED) speaks in the document's own voice. `fore`, `back` and `reacts`
    are 1, 0 or MASKED; `weight` is how much the three count. Names are parties' names; `initiator`
    holds all right answers, "self" and "none" among them, and `by` likewise "voice" and "other".
    `when` are the starts that date its incident, or "none"; empty where that is not known.
    """

    sentence: int
    first: int = MASKED
    last: int = MASKED
    fore: int = MASKED
    back: int = MASKED
    reacts: int = MASKED
    weight: float = 1.0
    source: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    hints: tuple[str | None, str | None] = (None, None)
    stances: tuple[int, ...] = ()
    facets: frozenset[int] = frozenset()
    reaction: int = MASKED
    type: int = MASKED
    by: frozenset[str] = frozenset()
    initiator: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()


@dataclass(slots=True)
class Count:
    """A casualty phrase, tokens [first, last): kinds, whose people, civilian (0 no, 1 yes, 2 ?).

    `owners` are the anchors, by sentence and first token, of whoever gives the count.
    """

    first: int
    last: int
    kinds: tuple[int, ...] = ()
    side: frozenset[str] = frozenset()
    civilian: int = MASKED
    owners: frozenset[tuple[int, int]] = frozenset()
    hint: str | None = None


@dataclass(slots=True)
class Example:
    """One document as it is trained on; `contacts` are sentences with the parties to each."""

    name: str
    units: list[Unit]
    hits: list[tuple[int, int, str]]
    features: NDArray[np.uint8]
    settings: list[Setting]
    times: list[Dated] = field(default_factory=list)
    tags: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    contacts: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    sentences: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    @property
    def starts(self) -> NDArray[np.int64]:
        """The number of each sentence's first token, and of all tokens at the end."""
        return np.cumsum([0, *(len(unit.first) for unit in self.units)])
