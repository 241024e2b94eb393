"""What a denial denies."""

from __future__ import annotations

from rashomon.model.report import Claim
from rashomon.model.vocabulary import Cell


def denied(claim: Claim, *, blamed: bool, counted: bool) -> Cell:
    """The cell that the denial `claim` is about."""
    if claim.about is not None:
        return claim.about
    return Cell.INITIATOR if blamed else Cell.OCCURRENCE
