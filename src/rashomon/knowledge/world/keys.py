"""The form in which names of places are compared, and its hash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from rashomon.knowledge.table import plain

_LETTERS = str.maketrans("ıəøđłðÐĐŁØƏ", "ieodldddloe")
_LIGATURES = (("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"))
_SILENT = re.compile(r"['’‘`ʻʼʹ´.]")
_APART = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_TYPES = frozenset(
    "province oblast district region county parish governorate prefecture municipality department "
    "state marz rayon raion krai republic borough territory canton division township regency "
    "voivodeship commune rayonu".split()
)
_SETTLEMENTS = frozenset(("city", "town", "village"))
_LEADING = re.compile(
    r"^(?:province|oblast|district|region|county|governorate|municipality|department|"
    r"state|republic|canton|prefecture|commune) of (?:the )?"
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """`name` folded: lower case, no accents, apostrophes or points, words parted by one space.

    "St", "Mt" and "Ft" that open a name are written out; "the" that opens it is dropped.
    """
    low = name.lower()
    words = low.split()
    if not low.isascii() or not "".join(words).isalnum():
        words = _APART.sub(" ", _spelled(low)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _SHORT.get(words[0], words[0])
    return " ".join(words)


def _spelled(low: str) -> str:
    """Lower case without accents, ligatures and silent marks."""
    low = _SILENT.sub("", plain(low).translate(_LETTERS))
    for one, other in _LIGATURES:
        low = low.replace(one, other)
    return low


def bare(folded: str) -> str:
    """The key without the word for what sort of place it is: "tavush province" is "tavush"."""
    short = _LEADING.sub("", folded) if " of " in folded else folded
    first, _, last = short.rpartition(" ")
    return first if first and (last in _TYPES or last in _SETTLEMENTS) else short


def is_division(folded: str) -> bool:
    """Whether the key's own words make it a division: "tavush province", "county of kent"."""
    return _LEADING.match(folded) is not None or folded.rpartition(" ")[2] in _TYPES


def mark(folded: str) -> int:
    """The 32-bit hash by which the world's file knows a key."""
    return crc32(folded.encode("utf-8", "surrogatepass"))


def forms(name: str) -> Iterator[str]:
    """The key of `name` and, where that differs, the bare one."""
    whole = key(name)
    yield whole
    short = bare(whole)
    if short != whole:
        yield short
