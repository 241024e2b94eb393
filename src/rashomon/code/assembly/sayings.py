"""Sayings: the anchors that tell of an incident, each with its speaker and its counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.code.assembly.counts import casualty, counts_by_owner
from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Voice, Who, speakers
from rashomon.code.encoder.judged import Anchor
from rashomon.model.report import Casualty


@dataclass(frozen=True, slots=True)
class Bars:
    """How sure the heads must be: of an account at a cue, in the document's own voice, or with a
    count; of an incident's surest account, and of its only one; of a reaction, a contact, a second
    stance, furniture."""

    told: float = 0.7
    voice: float = 0.3
    counted: float = 0.25
    incident: float = 0.3
    alone: float = 0.75
    reacts: float = 0.7
    contact: float = 0.4
    stance: float = 0.6
    furniture: float = 0.7


@dataclass(frozen=True, slots=True)
class Saying:
    """One speaker's words on one incident at one anchor; `index` is the anchor's."""

    index: int
    anchor: Anchor
    who: Who
    counts: tuple[Casualty, ...]

    @property
    def told(self) -> float:
        """How surely it tells of an incident at all."""
        return max(self.anchor.fore, self.anchor.back)


def sayings(scene: Scene, voice: Voice, bars: Bars) -> tuple[Saying, ...]:
    """The sayings of a document, in the order of the text."""
    return tuple(_sayings(scene, voice, bars))


def _sayings(scene: Scene, voice: Voice, bars: Bars) -> Iterator[Saying]:
    counts = counts_by_owner(scene)
    for index, anchor in enumerate(scene.judged.anchors):
        mine = counts.get(index, ())
        bar = bars.told if anchor.cue else bars.voice
        bar = min(bar, bars.counted) if mine else bar
        if max(anchor.fore, anchor.back) < bar:
            continue
        for speaker in speakers(scene, anchor, voice):
            told = dict.fromkeys(casualty(count, speaker) for count in mine)
            yield Saying(index, anchor, speaker, tuple(told))
