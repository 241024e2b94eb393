"""Which of many texts are worth comparing: those found by the same long shingles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.link.copies.sketch import KEYS, Sketch, keys

Ranks = npt.NDArray[np.int64]

NEAR = 16
"""How many texts before it, and behind it, a text is compared with of those that share a key."""


_SHORT, _PART = 40, 0.2
_CHUNK = 20_000
_MOST = 99_999_999  # more shingles than are read of any text
_NONE = np.uint64(2**64 - 1)  # keys are smaller


class Sketched(NamedTuple):
    """A document's sketch, its id and its day of publication (ISO 8601, or None)."""

    document: str
    published: str | None
    sketch: Sketch

    @property
    def place(self) -> str:
        """Its place in the order in which texts are taken to have appeared.

        By day of publication; of one day the longer first, since a text is cut more often than
        it grows; then by id. Those of no known day come last, so that none of them is taken to
        have been there before one with a day.
        """
        return f"{self.published or '9999':10} {_MOST - self.sketch.size:08} {self.document}"


def day_of(place: str) -> str | None:
    """The day of publication of the text at `place`."""
    day = place[:10].rstrip()
    return None if day == "9999" else day


def document_of(place: str) -> str:
    """The id of the document at `place`."""
    return place[20:]


def worth_comparing(one: Sketch, other: Sketch) -> bool:
    """Whether two texts share enough keys to be compared.

    That is two keys; one, where the one text is short or a small part of the other. Of copies of
    a length that share a fifth of their long shingles, 97 in 100 share two keys; other reports of
    a war that share any, for a common turn of phrase, mostly share just one.
    """
    shared = len(set(keys(one)).intersection(keys(other)))
    return bool(shared > _asks_two(min(one.size, other.size), max(one.size, other.size)))


def candidates(texts: Sequence[Sketched]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `texts`, which are in their order, each pair once.

    They are worth comparing. Where more than NEAR texts share a key, as with a notice that an
    outlet puts into all it publishes, each is held against the next NEAR only: the work grows
    with the number of texts and not with its square.
    """
    if not texts:
        return
    table = _table(texts)
    sizes = np.array([text.sketch.size for text in texts])
    pairs = _pairs(table)
    for at in range(0, len(pairs), _CHUNK):
        one, other = np.divmod(pairs[at : at + _CHUNK], len(texts))
        same = table[one][:, :, None] == table[other][:, None, :]
        shared = (same & (table[one] != _NONE)[:, :, None]).sum(axis=(1, 2))
        shorter, longer = np.minimum(sizes[one], sizes[other]), np.maximum(sizes[one], sizes[other])
        kept = shared > _asks_two(shorter, longer)
        yield from zip(one[kept].tolist(), other[kept].tolist(), strict=True)


def _asks_two(shorter: Any, longer: Any) -> Any:
    """Of numbers of shingles, or arrays of them."""
    return (shorter >= _SHORT) & (shorter >= _PART * longer)


def _table(texts: Sequence[Sketched]) -> npt.NDArray[np.uint64]:
    """The keys of each text, a row each, filled up with _NONE."""
    table = np.full((len(texts), KEYS), _NONE)
    for row, text in zip(table, texts, strict=True):
        row[: len(text.sketch.found_by)] = text.sketch.found_by
    return table


def _pairs(table: npt.NDArray[np.uint64]) -> Ranks:
    """Each pair that shares a key, once, as one number."""
    held, column = np.nonzero(table != _NONE)
    flat = table[held, column]
    by_key = np.lexsort((held, flat))
    flat, held = flat[by_key], held[by_key]
    found = [np.zeros(0, np.int64)]
    for step in range(1, NEAR + 1):
        shared = np.flatnonzero(flat[step:] == flat[:-step])
        if not len(shared):
            break
        found.append(np.unique(held[shared] * len(table) + held[shared + step]))
    return np.unique(np.concatenate(found))
