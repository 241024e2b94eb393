"""Claims of two codings of one text that are one and the same claim."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.report import Claim, Mention


def bare(claim: Claim) -> Claim:
    """The claim without the key of its mention, which another coding may call otherwise."""
    return replace(claim, incident="")


def alike(one: Claim, other: Claim) -> float:
    """How much of what either rests on both do (0 to 1); 0 where they are not the same claim.

    The same are claims of one party and one stance whose evidence overlaps.
    """
    if (one.party, one.stance) != (other.party, other.stance):
        return 0.0
    a, b = one.evidence, other.evidence
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(shared, 0) / (max(a.end, b.end) - min(a.start, b.start))


def same_words(one: Claim, other: Claim) -> bool:
    """Whether the two say the same, wherever they stand and whoever read them so."""
    return _said(one) == _said(other)


def same_mention(one: Mention, other: Mention) -> bool:
    """Whether the two say the same of what happened, when and in which country."""
    return _told(one) == _told(other)


def _said(one: Claim) -> tuple[object, ...]:
    counts = tuple((c.side, c.kind, c.low, c.high, c.civilian, c.figure) for c in one.casualties)
    return one.party, one.stance, one.initiator, one.about, counts


def _told(one: Mention) -> tuple[object, ...]:
    return one.type, one.when.start, one.when.end, one.country
