"""Reactions: third parties' concern, condemnation, appeals and support, by the heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.code.assembly.sayings import Bars
from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Voice, speakers
from rashomon.model.report import Reaction
from rashomon.model.vocabulary import NARRATOR, ReactionStance

_STANCES = list(ReactionStance)


def reactions(
    scene: Scene, voice: Voice, bars: Bars, about: Callable[[int], str | None]
) -> tuple[Reaction, ...]:
    """Every reaction, in the order of the text, one a party and stance."""
    found: dict[tuple[str, ReactionStance], Reaction] = {}
    for one in _reactions(scene, voice, bars, about):
        found.setdefault((one.actor, one.stance), one)
    return tuple(found.values())


def _reactions(
    scene: Scene, voice: Voice, bars: Bars, about: Callable[[int], str | None]
) -> Iterator[Reaction]:
    for anchor in scene.judged.anchors:
        if anchor.cue is None or anchor.reacts < bars.reacts:
            continue
        for speaker in speakers(scene, anchor, voice):
            if speaker.speaker is None or speaker.party == NARRATOR:
                continue
            yield Reaction(
                actor=speaker.party,
                speaker=speaker.speaker,
                cue=scene.span(anchor.cue),
                stance=_STANCES[int(anchor.reactions.argmax())],
                about=about(anchor.sentence),
                evidence=scene.readings[anchor.sentence].sentence.span,
                confidence=round(anchor.reacts * float(anchor.reactions.max()), 3),
            )
