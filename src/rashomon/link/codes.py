"""Codes: short names that people can write down and read out (RSH-7K3Q)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef

PREFIX = "RSH-"
SHORTEST = 4
_LONGEST = 24
_LISTED = 12  # incidents that an error lists
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # https://www.crockford.com/base32.html
_HEARD = str.maketrans("OIL", "011")


def code_of(ref: MentionRef, length: int = SHORTEST) -> str:
    """The code of the mention `ref`, `length` characters (1 to 24) after the prefix."""
    digest = hashlib.sha256(
        f"{ref.document}\x1f{ref.key}".encode("utf-8", "surrogatepass")
    ).digest()
    number = int.from_bytes(digest[:15], "big")
    letters = (_CROCKFORD[number >> shift & 31] for shift in range(115, -1, -5))
    return PREFIX + "".join(letters)[:length]


def mark_of(ref: MentionRef) -> str:
    """The longest code of the mention `ref`: any other begins it."""
    return code_of(ref, _LONGEST)


def assign(
    anchors: Iterable[MentionRef], among: Iterable[MentionRef] = ()
) -> Mapping[MentionRef, str]:
    """A code for each anchor: 4 characters, more for those that would share one with another
    anchor or with any mention of those `among`.

    So what was once shown as the code of a mention, before another began its incident, never
    comes to name a different one.
    """
    marks = {ref: mark_of(ref) for ref in anchors}
    codes = shortest([*marks.values(), *map(mark_of, among)])
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


def tidy(code: str) -> str:
    """`code` as it is kept, however it was written: case, a missing prefix, and O, I or L for 0
    and 1 do not matter.
    """
    bare = code.strip().upper().removeprefix(PREFIX)
    return PREFIX + bare.translate(_HEARD)


def resolve(code: str, holding: Callable[[str], Iterable[str]]) -> str:
    """The code of the incident that `code` names: its own, or that of any mention it holds now.

    `holding` gives, for the beginning of a longest code, the codes of the incidents that hold
    mentions whose longest codes begin so; it may raise InputError itself. Raises InputError where
    no incident or more than one answers; the message lists them.
    """
    wanted = tidy(code)
    found = sorted(set(holding(wanted))) if len(wanted) >= len(PREFIX) + SHORTEST else []
    if wanted in found:
        return wanted
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no incident {code}")
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise InputError(f"{code} may be any of {', '.join(found[:_LISTED])}{more}")
