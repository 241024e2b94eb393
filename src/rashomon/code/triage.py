"""Which texts may tell of an incident, a reaction or a contact at all; others are not encoded.

A text passes with two of the words in data/triage.txt, whatever their forms. The list is wide on
purpose: what it misses is lost, what it lets through costs a tenth of a second.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from rashomon.text.layout import MOST

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2


def may_tell(text: str) -> bool:
    """Whether the text uses two words of armed incidents, of those that it is read as far as."""
    known = _words()
    return (
        len({known[word] for word in known.keys() & _WORD.findall(text[:MOST].lower())}) >= _LEAST
    )


@cache
def _words() -> dict[str, int]:
    """Each form with the number of its word."""
    data = resources.files("rashomon.code").joinpath("data/triage.txt").read_text("utf-8")
    rows = [row.split() for row in data.splitlines() if not row.startswith("#")]
    return {form: number for number, row in enumerate(rows) for form in row}
