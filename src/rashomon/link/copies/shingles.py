"""Shingles: runs of words within a sentence, as numbers that are the same on every machine.

After A. Z. Broder, On the Resemblance and Containment of Documents (SEQUENCES 1997). His shingles
run over a whole text; these stay within sentences, so that sentences may be swapped or left out
and the others keep theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.text.dateline import dateline
from rashomon.text.fragments import fragments
from rashomon.text.layout import MOST, TOLD, LineKind, lines

Hashes = npt.NDArray[np.uint64]

SHORT = 3
"""Words of the shingles by which two texts are compared."""
LONG = 6
"""Words of those by which they are found: hardly two reports share one by chance."""

_PART = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|\w+(?:'\w+)*|[.!?…؟।]+[\"'”’»›)\]]*(?=\s)|[。\n]"
)
"""A word, or what ends a sentence; in scripts that set no spaces, each character is a word."""
_GOLDEN, _ODD = np.uint64(0x9E3779B97F4A7C15), np.uint64(31)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)


class Shingled(NamedTuple):
    """A text's shingles and the names and numbers in it, hashed: distinct, in rising order."""

    short: Hashes
    long: Hashes
    names: Hashes


def shingled(text: str) -> Shingled:
    """The shingles of the body of `text`; headlines, datelines and furniture have none.

    Case, marks and the forms of Unicode (NFKC) make no difference. A name is a word with a capital
    that does not open its sentence; a number, one that begins with a digit. Of a huge text only
    what `text.layout` tells apart is read.
    """
    words, sentence, names = _words(_body(text))
    if not words:
        nothing = np.zeros(0, np.uint64)
        return Shingled(nothing, nothing, nothing)
    hashes = _mixed(_hashed(words) + _GOLDEN)
    left = _left(sentence)
    whole = np.concatenate(([True], sentence[1:] != sentence[:-1])) & (left >= SHORT)
    return Shingled(
        np.unique(_runs(hashes, left, SHORT)[left >= SHORT]),
        np.unique(_runs(hashes, left, LONG)[(left >= LONG) | whole]),
        np.unique(hashes[names]),
    )


def _body(text: str) -> str:
    return "\n".join(_prose(text))


def _prose(text: str) -> Iterator[str]:
    for line in lines(text)[:TOLD]:
        if line.kind is LineKind.BODY and line.start < MOST:
            start, end = dateline(text, line), min(line.end, MOST)
            for first, last in (*fragments(text, start, end), (end, end)):
                yield text[start:first]
                start = last


def _words(text: str) -> tuple[list[str], npt.NDArray[np.int64], list[int]]:
    """The words, the number of each one's sentence, and which of them are names or numbers."""
    folded = unicodedata.normalize("NFKC", text).replace("’", "'")
    parts = _PART.findall(folded)
    words: list[str] = []
    sentences: list[int] = []
    names: list[int] = []
    sentence = opening = 0
    for part in parts:
        head = part[0]
        if not head.isalnum() and head != "_":
            sentence += 1
            opening = len(words)
            continue
        if head.isdigit() or (head.isupper() and len(words) > opening):
            names.append(len(words))
        words.append(part.lower())
        sentences.append(sentence)
    return words, np.array(sentences, np.int64), names


def _hashed(words: list[str]) -> Hashes:
    return np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)


def _left(sentence: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many words of its sentence each word and those behind it are."""
    ends = np.searchsorted(sentence, sentence, side="right")
    return ends - np.arange(len(sentence))


def _runs(hashes: Hashes, left: npt.NDArray[np.int64], size: int) -> Hashes:
    """The hash of each word with those behind it in its sentence, `size` of them at most."""
    run = np.zeros(len(hashes), np.uint64)
    for at in range(min(size, len(hashes))):
        follower = np.concatenate((hashes[at:], hashes[:at]))
        run = np.where(left > at, _mixed(run * _ODD + follower), run)
    return run


def _mixed(values: Hashes) -> Hashes:
    """Numbers spread over all 64 bits (the finaliser of SplitMix64; Steele et al., OOPSLA 2014)."""
    values = (values ^ (values >> _30)) * _FIRST
    values = (values ^ (values >> _27)) * _SECOND
    mixed: Hashes = values ^ (values >> _31)
    return mixed
