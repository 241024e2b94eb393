"""What is in dispute within one report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.model.report import Claim, Report
from rashomon.model.vocabulary import Cell, Role
from rashomon.weigh.findings import differing


class Disputed(NamedTuple):
    """The incident with key `incident` is in dispute on `facet` between the parties named."""

    incident: str
    facet: Cell
    between: tuple[str, ...]


def disputes(report: Report) -> tuple[Disputed, ...]:
    """What the parties dispute of each foreground incident of `report`, one row a facet."""
    return tuple(
        Disputed(mention.key, facet, parties)
        for mention in report.mentions
        if mention.role == Role.FOREGROUND
        for facet, parties in differing(_claims(report, mention.key)).items()
    )


def _claims(report: Report, key: str) -> Sequence[Claim]:
    return [claim for claim in report.claims if claim.incident == key]
