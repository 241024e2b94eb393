"""One person as a text tells of them, and whether two tellings may be of the same."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.nominal import age_at
from rashomon.code.counts.numbers import number_at
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.code.wordlists import wordlist

_AFTER_NAME = words("jr sr ii iii iv .")
_ENDS_AGE = words(", ) . ; - and was is were")
_OWNERS = words("his her their its")
_ADULT, _OLDEST = 18, 115
_BEFORE = 6


class Person(NamedTuple):
    """What is told of one person. None: not told. `name` is the last part of it, folded.

    `sex` is m or f; `grown` tells an adult from a child; `more` that the words call them one more
    ("another man", "a second victim"); `known` that they count as told of before ("the man").
    """

    age: int | None = None
    name: str | None = None
    sex: str | None = None
    grown: bool | None = None
    more: bool = False
    known: bool = False

    @property
    def blanks(self) -> tuple[int, bool, int]:
        """How little is told: the less, the smaller; names and ages weigh most."""
        return sum(x is None for x in self[:2]), self.known, sum(x is None for x in self[:4])


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = wordlist("tolls")
    return {
        name: frozenset(data[name])
        for name in ("male", "female", "grown", "young", "more", "not names")
    }


def person(view: View, group: Group) -> Person:
    """What the words of a group of one tell, with the age that stands before or after them."""
    lists, low = _lists(), view.low[group.first : group.last]
    said, age = set(low), _age(view, group)
    grown = None if age is None else age >= _ADULT
    if said & (lists["grown"] | lists["young"]):
        grown = bool(said & lists["grown"])
    sex = None
    if said & (lists["male"] | lists["female"]):
        sex = "m" if said & lists["male"] else "f"
    known = group.definite or group.head is Head.NAME or low[0] in _OWNERS
    return Person(age, _name(view, group), sex, grown, bool(said & lists["more"]), known)


def _age(view: View, group: Group) -> int | None:
    """The age in 'a 7-year-old boy', 'Ann Lee, 32,', 'a boy (5)' or 'aged 12'; months make 0."""
    for index in range(max(0, group.first - _BEFORE), group.last):
        end = age_at(view, index)
        if end and end >= group.first:
            number = number_at(view.low, index)
            years = "year" in view.low[index:end]
            return number.value if number and years else 0
    return _age_after(view, group.last)


def _age_after(view: View, last: int) -> int | None:
    if view.at(last) not in (",", "(", "aged"):
        return None
    first = last + 1 + (view.at(last + 1) in ("age", "aged"))
    number = number_at(view.low, first) if first < len(view) else None
    if number is None or not 0 < number.value < _OLDEST:
        return None
    after = view.at(number.last)
    return number.value if not after or after in _ENDS_AGE else None


def _name(view: View, group: Group) -> str | None:
    """The last part of a person's name; None in a text all in capitals."""
    if group.head is not Head.NAME or view.sentence.text.isupper():
        return None
    said = [word for word in view.low[group.first : group.last] if word not in _AFTER_NAME]
    return said[-1] if said and said[-1] not in _lists()["not names"] else None


def may_be(one: Person, other: Person) -> bool:
    """Whether both may be the same person: nothing told of the one denies the other."""
    pairs = zip(one[:4], other[:4], strict=True)
    return all(a is None or b is None or a == b for a, b in pairs)


def merged(one: Person, other: Person) -> Person:
    """What both tell of the same person."""
    return Person(
        other.age if one.age is None else one.age,
        one.name or other.name,
        one.sex or other.sex,
        other.grown if one.grown is None else one.grown,
        one.more or other.more,
        one.known and other.known,
    )
