"""Claims: what each speaker does with what he says about an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.code.assembly.sayings import Bars, Saying
from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Pointer
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance

_STANCES, _CELLS = list(Stance), list(Cell)
_FACET = 0.5
_FITS = {
    Stance.ASSERTS: {"none": 1.2, "self": 1.6, "other": 0.2},
    Stance.ACCUSES: {"none": 0.03, "self": 0.01, "other": 2.4},
    Stance.DENIES: {"none": 1.7, "self": 0.03, "other": 0.07},
    Stance.ADMITS: {"none": 1.2, "self": 3.0, "other": 0.07},
    Stance.JUSTIFIES: {"none": 0.2, "self": 1.9, "other": 1.8},
}
"""How much oftener than by chance each stance names no initiator, its speaker, or another: counted
in the corpus, the parts to train on."""
_NEVER_NARRATED = (Stance.ACCUSES, Stance.ADMITS, Stance.JUSTIFIES)


def claims(
    key: str, members: Sequence[Saying], scene: Scene, coder: str, bars: Bars
) -> Iterator[Claim]:
    """The claims that the sayings make about the incident `key`, in the order of the text.

    One sentence in which a party does one thing is one claim, however many words attribute it.
    """
    found: dict[tuple[str, Stance, str | None, int], Claim] = {}
    for one in members:
        for part in _parts(one, bars):
            made = _claim(key, one, part, scene, coder)
            where = (made.party, made.stance, made.initiator, made.evidence.start)
            found[where] = _joined(found[where], made) if where in found else made
    yield from found.values()


def _joined(one: Claim, other: Claim) -> Claim:
    """Two claims as one: the surer, with the counts of both."""
    surer = max(one, other, key=lambda claim: claim.confidence)
    return replace(surer, casualties=tuple(dict.fromkeys([*one.casualties, *other.casualties])))


class _Part(NamedTuple):
    """One thing that a saying does: its stance, whom it names as having begun it, how surely."""

    stance: Stance
    initiator: str | None
    share: float


def _parts(one: Saying, bars: Bars) -> Iterator[_Part]:
    """All that a saying does.

    Stance and initiator are read together: nobody accuses without naming whom, and few deny and
    name somebody.
    """
    blamed = _blamed(one)
    shares = dict(zip(_STANCES, one.anchor.stances.tolist(), strict=True))
    fits = {
        stance: {whom: share * told[1] * _FITS[stance][whom] for whom, told in blamed.items()}
        for stance, share in shares.items()
        if not (one.who.party == NARRATOR and stance in _NEVER_NARRATED)
    }
    best = max(fits, key=lambda stance: max(fits[stance].values()))
    for stance, told in fits.items():
        if stance is best or shares[stance] >= bars.stance:
            whom = max(told, key=lambda name: told[name])
            yield _Part(stance, blamed[whom][0], shares[stance])


def _blamed(one: Saying) -> dict[str, tuple[str | None, float]]:
    """Nobody, the speaker himself, or the likeliest other: who it is, and how likely."""
    own = one.who.party
    shares = one.anchor.initiator.shares
    others = {n: share for n, share in shares.items() if n not in ("none", "self", own)}
    found: dict[str, tuple[str | None, float]] = {"none": (None, shares.get("none", 0.0))}
    if own != NARRATOR:
        found["self"] = own, shares.get("self", 0.0) + shares.get(own, 0.0)
    if others:
        best = Pointer(others).best
        found["other"] = best, sum(others.values())
    return found


def _claim(key: str, one: Saying, part: _Part, scene: Scene, coder: str) -> Claim:
    party = one.who.party
    return Claim(
        incident=key,
        party=party,
        speaker=one.who.speaker,
        cue=scene.span(one.anchor.cue) if one.anchor.cue else None,
        stance=part.stance,
        initiator=part.initiator,
        casualties=one.counts,
        evidence=scene.readings[one.anchor.sentence].sentence.span,
        about=_about(one) if part.stance is Stance.DENIES else None,
        coder=coder,
        confidence=round(one.told * part.share, 3),
    )


def _about(one: Saying) -> Cell | None:
    """What a denial denies: what the heads find disputed, or the counts that it gives."""
    best = int(one.anchor.facets.argmax())
    if one.anchor.facets[best] >= _FACET:
        return _CELLS[best]
    return Cell.CASUALTIES if one.counts else None
