"""What a person said of claims and incidents, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rashomon.model.incident import Stand
from rashomon.model.report import Claim, Mention
from rashomon.tell import words
from rashomon.tell.account import claim_text

_SHOWN = 3  # claims that are told one by one
_Of = TypeVar("_Of", Claim, Mention)


def told(stands: Sequence[Stand]) -> str:
    """What was said of each claim or mention: "Armenia: denies it"; what changes: "A → B"."""
    lines = list(dict.fromkeys(one for stand in stands for one in _lines(stand)))
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return "; ".join(lines[:_SHOWN]) + more


def _lines(stand: Stand) -> Iterator[str]:
    if stand.was:
        after = stand.now if isinstance(stand.now, Claim) else None
        yield _change(_claim(stand.was), _claim(after) if after else "")
    elif isinstance(stand.now, Mention) and stand.now != stand.mention:
        yield _change(_mention(stand.mention), _mention(stand.now))


def _change(before: str, after: str) -> str:
    return f"{before} → {after}" if after and after != before else before


def _claim(claim: Claim) -> str:
    return f"{words.party(claim.party)}: {claim_text(claim)}"


def _mention(mention: Mention) -> str:
    what = words.TYPES.get(mention.type, mention.type)
    when = words.when(mention.when.start, mention.when.end)
    return ", ".join(filter(None, (what, when, words.country(mention.country))))
