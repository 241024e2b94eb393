"""People named in a sentence: those that a table knows, and names that look like a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code.contacts.words import words
from rashomon.code.reading import Reading
from rashomon.knowledge.party import Form
from rashomon.text.tokens import Token

_LONGEST = 5  # tokens of a name
_SHORTEST = 3  # characters of a name


class Person(NamedTuple):
    """Tokens [first, last) of a sentence name a person, by these words."""

    first: int
    last: int
    name: str


def find_people(reading: Reading, first: int, last: int) -> tuple[Person, ...]:
    """The people named in tokens [first, last), in order.

    A name is one that the parties' table holds, or capitalised words after a title (General,
    President) that name no party, place, body or day, or two and more such words before one.
    """
    known = [
        Person(hit.first, hit.last, _written(reading, hit.first, hit.last))
        for hit in reading.parties
        if hit.form is Form.PERSON and first <= hit.first and hit.last <= last
    ]
    taken = {i for hit in reading.parties for i in range(hit.first, hit.last)}
    taken |= {i for hit in reading.places for i in range(hit.first, hit.last)}
    ends = {person.last for person in known}
    return tuple(sorted([*known, *_unknown(reading, taken, ends, (first, last))]))


def _unknown(
    reading: Reading, taken: set[int], ends: set[int], within: tuple[int, int]
) -> Iterator[Person]:
    """Names outside `taken`; `ends` is where the names met so far end, and grows."""
    tokens, (place, last) = reading.sentence.tokens, within
    while place < last:
        end = _run(tokens, taken, place, last)
        if end > place and (
            _titled(tokens, place, end)
            or _apposed(tokens, place, end)
            or _joined(tokens, place, end, ends)
        ):
            ends.add(end)
            yield Person(place, end, _written(reading, place, end))
        place = max(end, place + 1)


def _run(tokens: Sequence[Token], taken: set[int], first: int, last: int) -> int:
    particles, place = words().particles, first
    if not _is_name(tokens[first]) or first in taken:
        return first
    while place < min(last, first + _LONGEST) and place not in taken:
        token = tokens[place]
        if not (_is_name(token) or (place > first and token.low in particles)):
            break
        place += 1
    while not _is_name(tokens[place - 1]):
        place -= 1
    return place


def _is_name(token: Token) -> bool:
    text = token.text
    if not (text[0].isupper() and text[0].isalpha()) or (text.isupper() and len(text) > 2):
        return False
    return token.low not in words().not_people and token.low not in words().titles


def _titled(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a title, or a party's genitive, stands before the name: "Gen. X", "Ghana's X"."""
    before = place - 1
    while before > 0 and tokens[before].low in (".", ","):
        before -= 1
    if before < 0 or tokens[end - 1].end - tokens[place].start < _SHORTEST:
        return False
    return tokens[before].low in words().titles or tokens[before].low == "'s"


def _apposed(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first < 2 or last >= len(tokens) or tokens[last].low != ",":
        return False
    return any(token.low in words().titles for token in tokens[last + 1 : last + 5])


def _joined(tokens: Sequence[Token], first: int, last: int, ends: set[int]) -> bool:
    """Whether the name goes on a list: "Presidents X and Y"."""
    return last > first and tokens[first - 1].low in ("and", ",") and first - 1 in ends


def _written(reading: Reading, first: int, last: int) -> str:
    return reading.sentence.cut(first, last).text
