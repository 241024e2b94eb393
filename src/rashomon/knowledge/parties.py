"""Parties named in a text: countries, authorities, armed groups, organisations and their people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from rashomon.knowledge.lexicon import Hit, Lexicon
from rashomon.knowledge.offices import names, party_in_office, party_on
from rashomon.knowledge.party import Form, Party, PartyHit, PartyKind
from rashomon.knowledge.people import aliases, people
from rashomon.knowledge.table import listed, plain, rows, spellings
from rashomon.text.tokens import Token, fold

_TABLES = (
    ("countries.txt", PartyKind.COUNTRY),
    ("territories.txt", PartyKind.TERRITORY),
    ("organisations.txt", PartyKind.ORGANISATION),
    ("groups.txt", PartyKind.ARMED_GROUP),
    ("agencies.txt", PartyKind.AGENCY),
)
_NO_PLURAL = ("s", "x", "z", "sh", "ch", "ese", "men", "man")
_SHOUTED = frozenset(("who", "is", "am", "it", "as", "so", "an", "in", "no"))


class Named(NamedTuple):
    """What a phrase of the tables stands for; `party` is None where it only looks like one."""

    party: Party | None
    form: Form


def find_parties(words: Sequence[Token], day: date | None = None) -> tuple[PartyHit, ...]:
    """Every naming of a party in `words`, left to right, longest first, none overlapping.

    With a `day`, people who held offices are counted for the party that they spoke for on it;
    without, those who spoke for several over time are left out, save where people.txt has one.

    Text without a single capital is read as if each word had one, so that posts typed in lower
    case are understood too.
    """
    hits = _lexicon().scan(raised(words))
    return tuple(
        PartyHit(hit.first, hit.last, party, hit.value.form)
        for hit in hits
        if (party := _party_of(words, hit, day)) is not None and not _is_shouting(words, hit)
    )


def party_named(name: str) -> Party | None:
    """The party that `name`, in any case and with or without accents, is a name of, or None.

    Demonyms, capitals, organs and people count as names of their party.
    """
    key = _key(name)
    return _by_key().get(key) or _by_key().get(key.removeprefix("the "))


def state_of(country: str | None) -> Party | None:
    """The state with the ISO 3166 alpha-2 code `country`, or None."""
    return _states().get(country) if country else None


def parties() -> tuple[Party, ...]:
    """Every party of the tables, in their order."""
    return tuple(_parties().values())


def raised(words: Sequence[Token]) -> Sequence[Token]:
    """`words` themselves or, where none of them has a capital, each with one."""
    if any(not word.text.islower() and word.text.isalpha() for word in words):
        return words
    return [word._replace(text=word.text.capitalize()) for word in words]


def _party_of(words: Sequence[Token], hit: Hit[Named], day: date | None) -> Party | None:
    """The party that a hit stands for; of a person in office on that day, the office's."""
    listed_there = hit.value.party
    if day is None or hit.value.form is not Form.PERSON:
        return listed_there
    name = "".join(word.text for word in words[hit.first : hit.last])
    dated = party_in_office(name, day) if listed_there else party_on(name, day)
    return _parties()[dated] if dated else listed_there


def _key(name: str) -> str:
    return " ".join(fold(plain(name)).split())


def _is_shouting(words: Sequence[Token], hit: Hit[Named]) -> bool:
    """Whether a short acronym is in truth a common word of a line set all in capitals."""
    if hit.last - hit.first > 1 or words[hit.first].low not in _SHOUTED:
        return False
    around = (*words[max(hit.first - 1, 0) : hit.first], *words[hit.last : hit.last + 1])
    return any(word.text.isupper() and len(word.text) > 2 for word in around)


@cache
def _parties() -> dict[str, Party]:
    return {
        cells[0]: Party(cells[0], kind, cells[1] or None)
        for table, kind in _TABLES
        for cells in rows(table, 5)
    }


@cache
def _states() -> dict[str, Party]:
    found = dict[str, Party]()
    for party in _parties().values():
        if party.country and party.kind is PartyKind.COUNTRY:
            found.setdefault(party.country, party)
    return found


@cache
def _lexicon() -> Lexicon[Named]:
    found = dict[str, Named]()
    for phrase, named in _phrases():
        for spelling in spellings(phrase):
            found.setdefault(spelling, named)
    doubled = {phrase for phrase in found if phrase.lower().removeprefix("the ") != phrase.lower()}
    doubled = {phrase for phrase in doubled if phrase[4:] in found}
    return Lexicon((phrase, named) for phrase, named in found.items() if phrase not in doubled)


@cache
def _by_key() -> dict[str, Party]:
    found = {_key(name): party for name, party in _parties().items()}
    for phrase, named in _phrases():
        if named.party is not None:
            found.setdefault(_key(phrase), named.party)
    return found


def _phrases() -> Iterator[tuple[str, Named]]:
    """Every phrase and what it stands for; where two are the same the first one counts."""
    for line in rows("shadows.txt", 12):
        yield from ((phrase, Named(None, Form.NAME)) for phrase in line if phrase)
    for table, _ in _TABLES:
        for cells in rows(table, 5):
            yield from _names(cells, _parties()[cells[0]])
    for party, organs in rows("organs.txt", 2):
        yield from ((organ, Named(_parties()[party], Form.ORGAN)) for organ in listed(organs))
    yield from _people()


def _names(cells: Sequence[str], party: Party) -> Iterator[tuple[str, Named]]:
    yield party.name, Named(party, Form.NAME)
    yield from ((name, Named(party, Form.NAME)) for name in _read(cells[2]))
    for demonym in _read(cells[3]) if party.kind is not PartyKind.AGENCY else ():
        yield demonym, Named(party, Form.DEMONYM)
        if not demonym.endswith(_NO_PLURAL):
            yield f"{demonym}s", Named(party, Form.DEMONYM)
    yield from ((capital, Named(party, Form.CAPITAL)) for capital in _read(cells[4]))


def _read(cell: str) -> Iterator[str]:
    """The items of a cell, save those in brackets, which are read as something else in a text."""
    return (item for item in listed(cell) if not item.startswith("("))


def _people() -> Iterator[tuple[str, Named]]:
    """People by full name and by surname marked +; those whom parties share stand for none.

    Who is in people.txt keeps the party given there; the holders of offices come after.
    """
    listed_there = _owners((alias, party) for name, party in people() for alias in aliases(name))
    in_office = _owners(names())
    for alias, owners in {**in_office, **listed_there}.items():
        party = _parties()[next(iter(owners))] if len(owners) == 1 else None
        yield alias, Named(party, Form.PERSON)


def _owners(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found = dict[str, set[str]]()
    for alias, party in pairs:
        found.setdefault(alias, set()).add(party)
    return found
