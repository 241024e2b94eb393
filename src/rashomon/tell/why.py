"""Why an incident's reports are joined, as a page: each join as a waterfall of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.link.card import Card
from rashomon.link.weights import ENOUGH, Weight
from rashomon.link.why import Join, Near, Why
from rashomon.model.incident import MentionRef
from rashomon.tell.decisions import Made

_POINTS = 2  # decimals of points


@dataclass(frozen=True, slots=True)
class Bar:
    """What one field adds: `points` in bits, for (+) or against (-), and the sum with it."""

    field: str
    level: str
    points: float
    sum: float


@dataclass(frozen=True, slots=True)
class Of:
    """A mention: the document, its file, and what it tells of when and where."""

    document: str
    key: str
    file: str
    published: str | None
    start: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """How a mention came into the incident: `via` is the one that it matched best, None for the
    one that began it. `unsure` says why that is of lower confidence.
    """

    mention: Of
    via: Of | None
    bars: tuple[Bar, ...]
    points: float
    ground: str
    unsure: tuple[str, ...]
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MayBe:
    """Another incident that a mention may also be of, and why it is not."""

    code: str
    mention: Of
    via: Of
    bars: tuple[Bar, ...]
    points: float
    reason: str
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WhyPage:
    """One incident explained; `enough` are the points from which two mentions are joined.

    `mentions` are all that are joined in it; `joins` tells of those that were asked for.
    """

    code: str
    enough: float
    joins: tuple[Joined, ...]
    near: tuple[MayBe, ...]
    decisions: tuple[Made, ...]
    mentions: int = 0


def why_page(
    code: str,
    why: Why,
    cards: Mapping[MentionRef, Card],
    names: Mapping[str, str],
    decisions: Sequence[Made] = (),
) -> WhyPage:
    """The page of the incident `code`.

    `cards` are those of every mention that `why` names, `names` those of the documents' files,
    `decisions` those on the incident.
    """

    def of(ref: MentionRef) -> Of:
        card = cards[ref]
        file = names.get(ref.document, ref.document)
        return Of(ref.document, ref.key, file, card.published, card.start, card.places)

    def joined(one: Join) -> Joined:
        bars = tuple(_bars(one.weights))
        via = of(one.via) if one.via else None
        points, ground = _sum(bars), one.ground.value
        return Joined(of(one.ref), via, bars, points, ground, one.unsure, one.decisions)

    def may_be(one: Near) -> MayBe:
        bars, reason = tuple(_bars(one.weights)), one.reason.value
        mention, other = of(one.ref), of(one.other)
        return MayBe(one.code, mention, other, bars, _sum(bars), reason, one.decisions)

    return WhyPage(
        code=code,
        enough=round(ENOUGH, _POINTS),
        joins=tuple(joined(one) for one in why.joins),
        near=tuple(may_be(one) for one in why.near),
        decisions=tuple(decisions),
    )


def _bars(weights: Sequence[Weight]) -> Iterator[Bar]:
    total = 0.0
    for one in weights:
        total += one.points
        yield Bar(one.field, one.level, round(one.points, _POINTS), round(total, _POINTS))


def _sum(bars: Sequence[Bar]) -> float:
    return bars[-1].sum if bars else 0.0


def bounds(page: WhyPage) -> tuple[float, float]:
    """The least and the greatest sum on the page: one scale for all, so that bars compare."""
    drawn = [*(one.bars for one in page.joins), *(one.bars for one in page.near)]
    sums = [bar.sum for bars in drawn for bar in bars]
    return min(0.0, page.enough, *sums), max(0.0, page.enough, *sums)


def signed(points: float) -> str:
    """Points with their sign: +4.0, −2.5, 0.0."""
    rounded = f"{abs(points):.1f}"
    if rounded == "0.0":
        return rounded
    return f"+{rounded}" if points > 0 else f"−{rounded}"


def known(one: Of) -> str:
    """A mention in words: its file, and its key where that is not the first."""
    return one.file if one.key == "i1" else f"{one.file}#{one.key}"


def told(one: Of) -> str:
    """What a mention tells of when and where, in words."""
    day = one.start or "no date"
    published = f"published {one.published}" if one.published else "publication unknown"
    return " · ".join((day, one.places[0] if one.places else "no place", published))


def verdict(one: Joined, enough: float) -> str:
    """The points of a join beside those that are needed, and on what ground it holds."""
    if one.via is None:
        return one.ground
    return f"{signed(one.points)} of {enough:.1f} needed: {one.ground}"


def doubts(one: Joined) -> str:
    """Why a join is of lower confidence, in words; empty where it is not."""
    return f"lower confidence: {'; '.join(one.unsure)}" if one.unsure and one.via else ""


def ruling(number: int, made: Sequence[Made]) -> str:
    """A decision in words: who, when and why."""
    for one in made:
        if one.number == number:
            why = f": {one.reason}" if one.reason else ""
            when = one.made.replace("T", " ").replace("+00:00", " UTC")
            return f"decision {number} ({one.kind}) by {one.by}, {when}{why}"
    return f"decision {number}"
