"""How closely a place is known from its words, or why it cannot be located."""

from __future__ import annotations

from rashomon.code.places.candidates import distance
from rashomon.code.places.ranking import Ranked
from rashomon.code.places.wording import Wording
from rashomon.knowledge.world.spot import Spot
from rashomon.model.location import Location, Precision, SideName
from rashomon.model.span import Span

_SURE = 0.7  # below that share, the text is taken not to settle which place is meant
_ONE = 25.0  # km: places nearer to each other than that are one as far as a report goes
_LARGE = 5.3  # 200,000 people: a city that is named without its country
_SETTLED = frozenset(("city", "second", "site", "lake", "river", "mountain", "region"))
_NAMED = 3  # rival places told of in a reason
_AREAS = frozenset(
    "country state first second region district continent sea lake river mountain corridor".split()
)
_SECTORS = frozenset(("border_sector", "contact_line", "border"))
_HOW = {
    Precision.NEAR: "; near it, as the words say",
    Precision.BORDER_SECTOR: "; a stretch of the border named after it",
    Precision.AREA: "; the middle of an area",
}


def graded(ranked: Ranked, span: Span, day: str | None = None) -> Location:
    """The location that a name comes to, with who held the place on `day`.

    Where the text does not settle which of several places is meant there are no coordinates, and
    the basis names them.
    """
    words = ranked.words
    if not ranked.spots:
        return _unknown(words, span)
    top, share = ranked.spots[0]
    sure = share + sum(more for spot, more in ranked.spots[1:] if _is_one(spot, top))
    if sure < _SURE and not ranked.told:
        return Location(span, basis=_doubt(ranked))
    if _is_strange(ranked, top):
        return Location(span, basis=f"the text does not speak of where {_where(top)} lies")
    grade = _grade(words, top, ranked.whole)
    return Location(
        span=span,
        name=top.name,
        names=_names(top),
        latitude=top.latitude,
        longitude=top.longitude,
        precision=grade,
        country=top.country or None,
        admin=top.first or None,
        holder=top.known.holder(day) if top.known else None,
        basis=_basis(ranked, top) + _HOW.get(grade, ""),
    )


def _is_one(spot: Spot, top: Spot) -> bool:
    """Whether two places of a name are one as far as a report goes: a town and its district."""
    same = bool(spot.first) and (spot.country, spot.first) == (top.country, top.first)
    if same and "first" in (spot.kind, top.kind):
        return True
    return distance(spot, top) < max(_ONE, spot.reach, top.reach)


def _is_strange(ranked: Ranked, top: Spot) -> bool:
    """Whether it is a small place of a country that the document is not about."""
    if ranked.told or top.known is not None or top.kind not in _SETTLED or top.people >= _LARGE:
        return False
    return bool(ranked.lands) and bool(top.country) and top.country not in ranked.lands


def _unknown(words: Wording, span: Span) -> Location:
    if words.border:
        why = "a border between lands; no point of it is named"
        return Location(span, precision=Precision.BORDER_SECTOR, basis=why)
    return Location(span)


def _grade(words: Wording, top: Spot, whole: bool) -> Precision:
    """How closely the words give it: a distance from it counts before what it is."""
    if words.sector or words.border or top.kind in _SECTORS:
        return Precision.BORDER_SECTOR
    if words.near or not whole:
        return Precision.NEAR
    if words.area or top.kind in _AREAS:
        return Precision.AREA
    return Precision.EXACT


def _names(top: Spot) -> tuple[SideName, ...]:
    return top.known.sides if top.known and top.known.sides else (SideName(top.name),)


def _basis(ranked: Ranked, top: Spot) -> str:
    """From which table, and by what it was chosen among several places of that name."""
    several = len(ranked.spots)
    if several == 1:
        return f"{top.source}; the only place of that name in the tables"
    if ranked.told:
        return f"{top.source}; of {several} places of that name, the text says where this one lies"
    if ranked.company > 0:
        return f"{top.source}; of {several} places of that name, the one that fits the others named"
    return f"{top.source}; of {several} places of that name, much the largest"


def _doubt(ranked: Ranked) -> str:
    told = ", ".join(_where(spot) for spot, _ in ranked.spots[:_NAMED])
    more = len(ranked.spots) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"the text does not settle which place of that name is meant: {told}{rest}"


def _where(spot: Spot) -> str:
    inside = ", ".join(part for part in (spot.first, spot.country) if part and part != spot.name)
    return f"{spot.name} ({inside})" if inside else spot.name
