"""A count as this room hands it on from step to step."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.code.counts.group import Group
from rashomon.model.vocabulary import CasualtyKind


class Found(NamedTuple):
    """People of one kind, counted by words [first, last) of the view.

    `group` is the people themselves; `owner` is the index of the word before which whoever lost
    them is named ("Azerbaijan lost"), None where the words are not of that sort. `word` is the
    index at which the casualty word begins, None where there is none.
    """

    first: int
    last: int
    kind: CasualtyKind
    group: Group
    owner: int | None = None
    word: int | None = None
