"""The same people counted by several parties: the last count of each. Nothing is summed."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model.incident import Citation
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import Figure

People = tuple[str, str | None]
"""What became of them, and whose people they are (None where unsaid)."""

Counted = dict[str, tuple[Casualty, Citation]]
"""The last count of each party that counts the same people, by party."""


def counted(claims: Iterable[Citation]) -> dict[People, Counted]:
    """By people, the last count that each party gives of them; in the order of `claims`.

    Only totals stand side by side: not what was added to one, nor a part of one.
    """
    groups: dict[People, Counted] = {}
    for cited in claims:
        for one in cited.claim.casualties:
            if one.figure is Figure.TOTAL and (one.low, one.high) != (None, None):
                groups.setdefault((one.kind, one.side), {})[cited.claim.party] = (one, cited)
    return groups
