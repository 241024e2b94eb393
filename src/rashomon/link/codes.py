"""Codes: short names that people can write down and read out (RSH-7K3Q)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef

PREFIX = "RSH-"
SHORTEST = 4
_LONGEST = 24
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # https://www.crockford.com/base32.html
_HEARD = str.maketrans("OIL", "011")


class Coded(Protocol):
    """A group of mentions with the code that names it."""

    @property
    def code(self) -> str:
        """The code."""

    @property
    def refs(self) -> tuple[MentionRef, ...]:
        """The mentions."""


def code_of(ref: MentionRef, length: int = SHORTEST) -> str:
    """The code of the mention `ref`, `length` characters (1 to 24) after the prefix."""
    digest = hashlib.sha256(f"{ref.document}\x1f{ref.key}".encode()).digest()
    number = int.from_bytes(digest[:15], "big")
    letters = (_CROCKFORD[number >> shift & 31] for shift in range(115, -1, -5))
    return PREFIX + "".join(letters)[:length]


def mark_of(ref: MentionRef) -> str:
    """The longest code of the mention `ref`: any other begins it."""
    return code_of(ref, _LONGEST)


def assign(anchors: Iterable[MentionRef]) -> Mapping[MentionRef, str]:
    """A code for each anchor: 4 characters, more for those that would share one."""
    marks = {ref: mark_of(ref) for ref in anchors}
    codes = shortest(marks.values())
    return {ref: codes[mark] for ref, mark in marks.items()}


def shortest(marks: Iterable[str]) -> dict[str, str]:
    """For each of the longest codes `marks` its shortest beginning that no other shares."""
    codes: dict[str, str] = {}
    open_ones, length = sorted(set(marks)), len(PREFIX) + SHORTEST
    while open_ones:
        shared: dict[str, list[str]] = defaultdict(list)
        for mark in open_ones:
            shared[mark[:length]].append(mark)
        codes |= {some[0]: code for code, some in shared.items() if len(some) == 1}
        open_ones = [mark for some in shared.values() if len(some) > 1 for mark in some]
        length += 1
    return codes


def resolve(code: str, groups: Sequence[Coded]) -> Coded:
    """The group that `code` names: its own code, or that of any mention it now holds.

    Case, a missing prefix, and O, I or L for 0 and 1 do not matter. Raises InputError where no
    group or more than one answers to it; the message lists them.
    """
    wanted = _tidy(code)
    exact = [group for group in groups if group.code == wanted]
    found = exact or [group for group in groups if _holds(group, wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no incident {code}")
    raise InputError(f"{code} may be any of {', '.join(group.code for group in found)}")


def _tidy(code: str) -> str:
    bare = code.strip().upper().removeprefix(PREFIX)
    return PREFIX + bare.translate(_HEARD)


def _holds(group: Coded, wanted: str) -> bool:
    if len(wanted) < len(PREFIX) + SHORTEST:
        return False
    return any(code_of(ref, _LONGEST).startswith(wanted) for ref in group.refs)
