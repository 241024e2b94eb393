"""The tables of words in `weigh/data`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Denial(NamedTuple):
    """Words by which a denial shows what it is about (data/denial.json)."""

    losses: frozenset[str]
    aims: frozenset[str]
    arms: frozenset[str]
    ground: frozenset[str]
    none: frozenset[str]
    deeds: frozenset[str]
    nothing: frozenset[str]
    own: frozenset[str]


class Change(NamedTuple):
    """Words by which a text shows that a party changed what it said (data/change.json)."""

    taken_back: frozenset[str]
    withdrew: frozenset[str]
    said: frozenset[str]
    whole: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    text = files("rashomon.weigh").joinpath(f"data/{name}.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def denial_words() -> Denial:
    """The words of denials."""
    table = _table("denial")
    return Denial(*(frozenset(table[name]) for name in Denial._fields))


@cache
def military_words() -> frozenset[str]:
    """Words for what is fought against (data/military.json)."""
    return frozenset(_table("military")["military"])


@cache
def fewest_words() -> dict[str, int]:
    """The fewest people that a word without a number can mean (data/fewest.json)."""
    return dict(_table("fewest")["least"])


@cache
def change_words() -> Change:
    """The words of changes."""
    table = _table("change")
    return Change(*(frozenset(table[name]) for name in Change._fields))
