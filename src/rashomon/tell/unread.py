"""What was given to the ledger and could not be read: apart from what is read and silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.tell import words

_FOLDER = re.compile(r".*[/\\]", re.DOTALL)

MOST = 20
"""How many inputs are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read: its name without a folder (`file`), and why not."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """The inputs that could not be read, wherever and whenever they tell of: `files` names the
    first of them, at most MOST, `inputs` counts all. What they say of anything is not known."""

    inputs: int = 0
    files: tuple[Refused, ...] = ()

    @property
    def text(self) -> str:
        """A line in words; "" where everything was read."""
        if not self.inputs:
            return ""
        named = "; ".join(f"{one.file} ({one.reason})" for one in self.files[:3])
        more = f"; and {self.inputs - 3} more" if self.inputs > len(self.files[:3]) else ""
        told = f"{words.number(self.inputs, 'input')} could not be read"
        return f"{told}, and may tell of it: {named}{more}"


def unread(refused: Sequence[tuple[str, str]]) -> Unread:
    """What is told of the inputs refused, each with its name and reason."""
    named = ((_FOLDER.sub("", name) or name, reason) for name, reason in refused[:MOST])
    return Unread(len(refused), tuple(Refused(*one) for one in named))
