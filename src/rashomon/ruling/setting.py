"""What a person sets of a claim or an incident, checked against the closed vocabularies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from rashomon.knowledge.parties import party_named
from rashomon.ledger.grain import bounds
from rashomon.model.errors import InputError
from rashomon.model.report import Casualty, Claim, Mention, When
from rashomon.model.vocabulary import NARRATOR, CasualtyKind, Cell, Figure, IncidentType, Stance

CLAIM = ("party", "stance", "initiator", "about")
"""What can be set of a claim."""

COUNT = ("kind", "side", "low", "high", "civilian", "figure")
"""What can be set of each of its counts."""

INCIDENT = ("type", "start", "end", "country")
"""What can be set of an incident."""

_LONGEST = 120  # characters of a party's name
_MOST = 10**9  # people
_COUNTRY = re.compile("[A-Z]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_Of = TypeVar("_Of", bound=StrEnum)
Values = Mapping[str, str]


def by_whom(name: str) -> str:
    """As whose reading a claim goes that `name` changed."""
    return f"by {name}"


def changed_claim(claim: Claim, values: Values, by: str) -> Claim:
    """`claim` with what `values` set. Raises InputError for what cannot be set, or not so."""
    told, counts = _parted(values, len(claim.casualties))
    fields = {name: _CLAIM[name](name, value) for name, value in told.items()}
    casualties = [
        _changed_count(one, counts.get(at, {})) for at, one in enumerate(claim.casualties, start=1)
    ]
    made = replace(claim, **fields, casualties=tuple(casualties))
    if made.party == NARRATOR:
        made = replace(made, speaker=None, cue=None)
    return claim if made == claim else replace(made, coder=by_whom(by), confidence=1.0)


def changed_mention(mention: Mention, values: Values, by: str) -> Mention:
    """`mention` with what `values` set. Raises InputError for what cannot be set, or not so."""
    for name in values:
        if name not in INCIDENT:
            raise InputError(f"{name}: that cannot be set of an incident; {_listed(INCIDENT)} can")
    fields: dict[str, Any] = {}
    if "type" in values:
        fields["type"] = _one_of(IncidentType)("type", values["type"])
    if "country" in values:
        fields["country"] = _country(values["country"])
    if "start" in values or "end" in values:
        fields["when"] = _when(mention.when, values, by)
    return replace(mention, **fields)


def _parted(values: Values, counts: int) -> tuple[dict[str, str], dict[int, dict[str, str]]]:
    """What is set of the claim, and what of each of its counts, by number from 1."""
    told: dict[str, str] = {}
    of: dict[int, dict[str, str]] = {}
    for key, value in values.items():
        name, _, number = key.partition(".")
        if name in CLAIM and not number:
            told[name] = value
        elif name in COUNT:
            of.setdefault(_number(key, number, counts), {})[name] = value
        else:
            raise InputError(f"{key}: that cannot be set of a claim; {_listed(CLAIM + COUNT)} can")
    return told, of


def _number(key: str, number: str, counts: int) -> int:
    if not counts:
        raise InputError(f"{key}: the claim counts nobody")
    if not number and counts == 1:
        return 1
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= counts):
        names = [f"{key.partition('.')[0]}.{at}" for at in range(1, counts + 1)]
        raise InputError(f"{key}: the claim has {counts} counts; say {_listed(names)}")
    return int(number)


def _changed_count(one: Casualty, values: Values) -> Casualty:
    made = replace(one, **{name: _COUNT[name](name, value) for name, value in values.items()})
    if made.low is not None and made.high is not None and made.low > made.high:
        raise InputError(f"low: {made.low} is more than high, {made.high}")
    return made


def _one_of(of: type[_Of]) -> Callable[[str, str], _Of]:
    def read(name: str, value: str) -> _Of:
        try:
            return of(value.strip().lower())
        except ValueError as error:
            raise InputError(f"{name}: {value!r} is none of {', '.join(of)}") from error

    return read


def _maybe(read: Callable[[str, str], Any]) -> Callable[[str, str], Any]:
    return lambda name, value: read(name, value) if value.strip() else None


def _party(name: str, value: str) -> str:
    """The party's name in codings, for any name of it; as it is where it is unknown."""
    told = " ".join(value.split())
    if not told or len(told) > _LONGEST or _CONTROL.search(told):
        raise InputError(f"{name}: say whom in 1 to {_LONGEST} characters")
    found = party_named(told)
    return found.name if found else told


def _people(name: str, value: str) -> int:
    told = value.strip()
    if not (told.isascii() and told.isdigit() and len(told) <= 10 and int(told) <= _MOST):
        raise InputError(f"{name}: {value!r} is no number of people")
    return int(told)


def _yes(name: str, value: str) -> bool:
    found = {"yes": True, "true": True, "no": False, "false": False}.get(value.strip().lower())
    if found is None:
        raise InputError(f"{name}: {value!r} is neither yes nor no")
    return found


def _country(value: str) -> str | None:
    told = value.strip().upper()
    if told and not _COUNTRY.fullmatch(told):
        raise InputError(f"country: {value!r} is no code of two letters (ISO 3166)")
    return told or None


def _when(when: When, values: Values, by: str) -> When:
    start, end = (
        values[name].strip() or None if name in values else before
        for name, before in (("start", when.start), ("end", when.end))
    )
    if start is None:
        end = None
    for name, told in (("start", start), ("end", end)):
        if told and bounds(told, None) is None:
            raise InputError(f"{name}: {told!r} is no date (YYYY-MM-DD, YYYY-MM or YYYY)")
    _check_order(start, end)
    if (start, end) == (when.start, when.end):
        return when
    return replace(when, start=start, end=end, basis=f"decided {by_whom(by)}", edtf=None)


def _check_order(start: str | None, end: str | None) -> None:
    begins, ends = bounds(start, None), bounds(end, None)
    if begins and ends and ends.last < begins.first:
        raise InputError(f"end: {end} is before the start, {start}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


_CLAIM: dict[str, Callable[[str, str], Any]] = {
    "party": _party,
    "stance": _one_of(Stance),
    "initiator": _maybe(_party),
    "about": _maybe(_one_of(Cell)),
}
_COUNT: dict[str, Callable[[str, str], Any]] = {
    "kind": _one_of(CasualtyKind),
    "side": _maybe(_party),
    "low": _maybe(_people),
    "high": _maybe(_people),
    "civilian": _maybe(_yes),
    "figure": _one_of(Figure),
}

_VOCABULARIES: dict[str, type[StrEnum]] = {
    "stance": Stance,
    "about": Cell,
    "kind": CasualtyKind,
    "figure": Figure,
    "type": IncidentType,
}


def vocabulary(name: str) -> tuple[str, ...]:
    """The values that what is so named can have."""
    return tuple(one.value for one in _VOCABULARIES[name])
