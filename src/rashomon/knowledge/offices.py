"""Who held which office of which party, and when: the dated people of the table offices.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.knowledge.people import respelled
from rashomon.knowledge.periods import day_from, day_until, within
from rashomon.knowledge.table import listed, plain, rows
from rashomon.text.tokens import fold

_ARTICLES = ("al-", "el-", "an-", "as-", "ash-", "ad-")


class Office(StrEnum):
    """What sort of office a tenure is in."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    CHIEF_OF_STAFF = "chief_of_staff"  # chief of the general staff or of defence
    SECURITY_COUNCIL = "security_council"  # its secretary, or the national security adviser
    LEADER = "leader"  # of an organisation or of an armed group
    SPOKESPERSON = "spokesperson"  # of the presidency, a ministry, an army or a group
    OTHER = "other"


class Standing(StrEnum):
    """With what right an office is held."""

    FULL = ""
    ACTING = "acting"
    RIVAL = "rival"  # another one claims the same office at the same time
    JOINT = "joint"  # one of several who hold it together


class Tenure(NamedTuple):
    """`person` held `office` of `party` from `first` to `last`, both included.

    `last` is None for whoever held it when the table was written. `since` and `until` are the ISO
    words of the table (a day, a month or a year; `until` is empty for no end): where they are not
    days, `first` and `last` are the outermost days that they allow.
    """

    person: str
    party: str
    office: Office
    standing: Standing
    since: str
    until: str
    source: str

    @property
    def first(self) -> date:
        """The earliest day on which the tenure may have begun."""
        return day_from(self.since)

    @property
    def last(self) -> date | None:
        """The latest day on which it may have ended; None where it had not."""
        return day_until(self.until) if self.until else None

    def covers(self, day: date) -> bool:
        """Whether the office may have been held on `day`."""
        return within(day, self.since, self.until)


def holders(party: str, office: Office, day: date) -> tuple[Tenure, ...]:
    """Who held `office` of `party` on `day`, in the order of the table; none if it is not told.

    More than one where it is held jointly or claimed by rivals, and, on days near a change, where
    the table knows only the month or the year.
    """
    return tuple(one for one in _by_office().get((party, office), ()) if one.covers(day))


def tenures(person: str, day: date | None = None) -> tuple[Tenure, ...]:
    """The tenures of whoever is called `person`, by full name or surname, in the table's order.

    With a `day` only those on that day. Names are compared without case, accents and hyphens, in
    the spellings of their ends (Petrosyan, Petrosian) and without the article (al-Assad, Assad).
    People who share a surname all count.
    """
    found = _by_name().get(_key(person), ())
    return found if day is None else tuple(one for one in found if one.covers(day))


def party_on(person: str, day: date | None) -> str | None:
    """For which party `person`, a full name or a surname, spoke on `day`; None if not settled.

    On a day without office a person still counts for the party of the last one before it; a
    surname that several people have then counts only if they all had one party, as do all names
    without a day.
    """
    return _party_on(_key(person), day)


def party_in_office(person: str, day: date) -> str | None:
    """The one party whose office `person` held on `day`; None too if several people are called so.

    For those whose party is known otherwise, this tells where an office changes that.
    """
    return _party_in_office(_key(person), day)


@lru_cache(4096)
def _party_in_office(key: str, day: date) -> str | None:
    known = _by_name().get(key, ())
    if len({one.person for one in known}) != 1:
        return None
    return _only([one for one in known if one.covers(day)])


@lru_cache(4096)
def _party_on(key: str, day: date | None) -> str | None:
    known = _by_name().get(key, ())
    if day is None:
        return _only(known)
    current = [one for one in known if one.covers(day)]
    if current or len({one.person for one in known}) > 1:
        return _only(current or known)
    before = [one for one in known if one.last is not None and one.last < day]
    return max(before, key=lambda one: one.last or day).party if before else _only(known)


def names() -> Iterator[tuple[str, str]]:
    """Every full name of the table, in each spelling, with each party that the person had."""
    for one, spellings in _table():
        yield from ((spelling, one.party) for spelling in spellings)


def _only(found: Sequence[Tenure]) -> str | None:
    parties = {one.party for one in found}
    return parties.pop() if len(parties) == 1 else None


def _key(name: str) -> str:
    return "".join(letter for letter in fold(plain(name)) if letter.isalnum())


@cache
def _table() -> tuple[tuple[Tenure, tuple[str, ...]], ...]:
    """Every line with the person's spellings, which one line of a person gives for all."""
    lines = list(rows("offices.txt", 6))
    spelled = dict[str, dict[str, None]]()
    for cells in lines:
        first, *others = listed(cells[0])
        spelled.setdefault(first, {}).update(dict.fromkeys((first, *others)))
    return tuple((_tenure(cells), tuple(spelled[listed(cells[0])[0]])) for cells in lines)


def _tenure(cells: Sequence[str]) -> Tenure:
    names, party, held, since, until, source = cells
    office, *standing = listed(held)
    person = listed(names)[0].removeprefix("^")
    right = Standing(standing[0]) if standing else Standing.FULL
    return Tenure(person, party, Office(office), right, since, until, source)


@cache
def _by_office() -> dict[tuple[str, Office], list[Tenure]]:
    found = dict[tuple[str, Office], list[Tenure]]()
    for one, _ in _table():
        found.setdefault((one.party, one.office), []).append(one)
    return found


@cache
def _by_name() -> dict[str, tuple[Tenure, ...]]:
    found = dict[str, dict[Tenure, None]]()
    for one, spellings in _table():
        for key in {_key(name) for spelling in spellings for name in _called(spelling)}:
            found.setdefault(key, {})[one] = None
    return {key: tuple(ones) for key, ones in found.items()}


def _called(name: str) -> Iterator[str]:
    """A full name and its surname; ^ before it says that its surname comes first."""
    words = name.removeprefix("^").split()
    surname = words[0] if name.startswith("^") else words[-1]
    yield from respelled(" ".join(words), surname)
    bare = next((surname[len(each) :] for each in _ARTICLES if surname.startswith(each)), "")
    yield from respelled(bare) if bare else ()
