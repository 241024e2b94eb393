"""How sure to be of a claim: how often claims of which the heads were so sure have been right.

The heads' shares multiply to a raw figure; what it is worth was measured on reports held back from
training, and is kept in the model's card as a slope and an offset of its log odds (Platt, 1999).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log

from rashomon.model.report import Report

_EDGE = 1e-3
Lines = Mapping[str, Sequence[float]]


def meant(report: Report, lines: Lines) -> Report:
    """The report with its raw confidences as what they are worth.

    `lines` holds a slope and an offset for "claim", "reaction" and "contact"; what it leaves out
    stays raw.
    """
    return replace(
        report,
        claims=tuple(
            replace(c, confidence=worth(c.confidence, lines.get("claim"))) for c in report.claims
        ),
        reactions=tuple(
            replace(r, confidence=worth(r.confidence, lines.get("reaction")))
            for r in report.reactions
        ),
        contacts=tuple(
            replace(c, confidence=worth(c.confidence, lines.get("contact")))
            for c in report.contacts
        ),
    )


def worth(raw: float, line: Sequence[float] | None) -> float:
    """A raw figure as a probability, both between 0 and 1."""
    if line is None:
        return raw
    slope, offset = line
    share = min(max(raw, _EDGE), 1 - _EDGE)
    return round(1 / (1 + exp(-(slope * log(share / (1 - share)) + offset))), 3)
