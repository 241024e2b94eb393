"""Claims: what each speaker does with what he says about an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.assembly.sayings import Bars, Saying
from rashomon.code.assembly.scene import Scene
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance

_STANCES, _CELLS = list(Stance), list(Cell)
_FACET = 0.4


def claims(
    key: str, members: Sequence[Saying], scene: Scene, coder: str, bars: Bars
) -> Iterator[Claim]:
    """The claims that the sayings make about the incident `key`, in the order of the text."""
    for one in members:
        best = int(one.anchor.stances.argmax())
        for k, share in enumerate(one.anchor.stances.tolist()):
            if k == best or share >= bars.stance:
                yield _claim(key, one, _STANCES[k], scene, coder, share)


def _claim(key: str, one: Saying, stance: Stance, scene: Scene, coder: str, share: float) -> Claim:
    party = one.who.party
    return Claim(
        incident=key,
        party=party,
        speaker=one.who.speaker,
        cue=scene.span(one.anchor.cue) if one.anchor.cue else None,
        stance=stance,
        initiator=_initiator(one),
        casualties=one.counts,
        evidence=scene.readings[one.anchor.sentence].sentence.span,
        about=_about(one) if stance is Stance.DENIES else None,
        coder=coder,
        confidence=round(one.told * share, 3),
    )


def _initiator(one: Saying) -> str | None:
    pointed = one.anchor.initiator.best
    if pointed == "none":
        return None
    if pointed == "self":
        return None if one.who.party == NARRATOR else one.who.party
    return pointed


def _about(one: Saying) -> Cell | None:
    """What a denial denies: what the heads find disputed, or the counts that it gives."""
    best = int(one.anchor.facets.argmax())
    if one.anchor.facets[best] >= _FACET:
        return _CELLS[best]
    return Cell.CASUALTIES if one.counts else None
