"""The places of an incident as its documents locate them: every side's name, where, how closely."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.incident import Incident
from rashomon.model.location import Location, Precision, SideName
from rashomon.tell import words
from rashomon.tell.notes import Notes
from rashomon.weigh import located as weigh

_GRADES = {
    Precision.EXACT: "",
    Precision.NEAR: "near",
    Precision.AREA: "area",
    Precision.BORDER_SECTOR: "border sector",
    Precision.UNLOCATED: "",
}


@dataclass(frozen=True, slots=True)
class Located:
    """One place, as several documents may name it; `text` says all in words.

    `names` are every side's names, each with its party in brackets. `latitude` and `longitude` are
    decimal degrees, None where no document settles them; `basis` says from what they are known, or
    why they are not. `cites` number the notes with the words that name it.
    """

    text: str
    name: str
    names: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    precision: str
    country: str | None
    admin: str | None
    holder: str | None
    basis: str
    cites: tuple[int, ...]


def located(incident: Incident, notes: Notes) -> tuple[Located, ...]:
    """The places of an incident, most told first; one that is known by two names stands once.

    Where documents know a place more or less closely, the closest is told; a region stays apart
    from its town.
    """
    return tuple(_located(some, notes) for some in weigh.located(incident))


def _located(some: weigh.Placed, notes: Notes) -> Located:
    one = weigh.closest(told for _, told in some)
    names = tuple(dict.fromkeys(map(_name, one.names)))
    return Located(
        text=_words(one),
        name=one.name or one.span.text,
        names=names,
        latitude=one.latitude,
        longitude=one.longitude,
        precision=one.precision,
        country=one.country,
        admin=one.admin,
        holder=one.holder,
        basis=one.basis,
        cites=tuple(sorted({notes.cite(document, told.span) for document, told in some})),
    )


def _name(one: SideName) -> str:
    return f"{one.name} ({one.party})" if one.party else one.name


def _heads(one: Location) -> str:
    """One name of each side, and one that is nobody's."""
    first: dict[str | None, SideName] = {}
    for name in one.names:
        first.setdefault(name.party, name)
    return " / ".join(map(_name, first.values())) or one.name or one.span.text


def _words(one: Location) -> str:
    where = filter(None, (one.admin, words.country(one.country)))
    return ", ".join(
        filter(
            None,
            (
                _heads(one),
                *where,
                _degrees(one),
                _GRADES[one.precision],
                f"then held by {one.holder}" if one.holder else "",
                one.basis if one.precision is Precision.UNLOCATED else "",
            ),
        )
    )


def _degrees(one: Location) -> str:
    """ "39.76° N 46.75° E": two decimals, about a kilometre, are as much as a name settles."""
    if one.latitude is None or one.longitude is None:
        return ""
    north = f"{abs(one.latitude):.2f}° {'N' if one.latitude >= 0 else 'S'}"
    return f"{north} {abs(one.longitude):.2f}° {'E' if one.longitude >= 0 else 'W'}"
