"""Where a login leads to: an address of this desk, and no other."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # printable ASCII, no backslash
_LONGEST = 2_000


def local(address: str, default: str = "/") -> str:
    """`address` where it is a path of this desk, else `default`.

    Browsers read a backslash as a slash and leave out tabs and line ends, so neither may stand in
    it; a second slash would make it another host's.
    """
    return address if len(address) <= _LONGEST and _LOCAL.fullmatch(address) else default
