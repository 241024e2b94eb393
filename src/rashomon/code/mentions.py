"""Mentions: a group of sentences to one incident with its type, time, places and words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.code.grouping import Group, own_times
from rashomon.code.pieces import Piece
from rashomon.code.reading import Reading, TimePhrase
from rashomon.code.times.edtf import finest
from rashomon.knowledge.place import PlaceHit
from rashomon.model.report import Mention, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role

_PLACES = 4
_EARLY = 4
WEIGHTS: dict[IncidentType, float] = {
    IncidentType.ATTACK: 4,
    IncidentType.AIR_DRONE_STRIKE: 5,
    IncidentType.SHELLING: 2,
    IncidentType.EXPLOSION: 3,
    IncidentType.SNIPING: 3,
    IncidentType.ABDUCTION: 3,
    IncidentType.ARMED_CLASH: 2,
    IncidentType.TERRITORY_CHANGE: 2,
    IncidentType.PROTEST: 2,
    IncidentType.WAR: 0.5,
    IncidentType.OTHER: 0.3,
}
"""How much a word of each type counts, 1 where it is not listed."""


def mention(key: str, group: Group, headline: Sequence[Piece]) -> Mention:
    """The mention that the group's sentences make; the report's headline helps to type news."""
    named = [*headline, *group.pieces] if group.role is Role.FOREGROUND else group.pieces
    places = _places(group)
    return Mention(
        key=key,
        role=group.role,
        type=_type(named),
        when=_when(group),
        places=tuple(span for span, _ in places),
        country=_country(places),
        phrases=tuple(t.span for piece in named for t in piece.triggers if t.strong),
    )


def _type(told: Sequence[Piece]) -> IncidentType:
    """The type with most words, headlines and early sentences counting twice."""
    votes: defaultdict[IncidentType, float] = defaultdict(float)
    for rank, piece in enumerate(told):
        early = 2 if rank < _EARLY or piece.reading.sentence.headline else 1
        for trigger in piece.triggers:
            votes[trigger.type] += early * WEIGHTS.get(trigger.type, 1) * (trigger.strong or 0.3)
    return max(votes, key=lambda kind: votes[kind], default=IncidentType.OTHER)


def _when(group: Group) -> When:
    """The first day that the telling sentences give, else the first time of any grain."""
    times = list(_times(group))
    dated = [time for time in times if time.start]
    if not times:
        return When()
    if not dated:
        return When(None, None, _spans(times), times[0].basis)
    day = group.day if group.role is Role.FOREGROUND else None
    best = next((time for time in dated if time.start == day), None)
    best = best or next((t for t in dated if t.start and len(t.start) == 10), dated[0])
    same = [time for time in dated if time.start == best.start]
    return When(best.start, best.end, _spans(same), best.basis, finest((best, *same)))


def _spans(times: Sequence[TimePhrase]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(time.span for time in times))


def _times(group: Group) -> Iterator[TimePhrase]:
    """Times of sentences that tell something, then of the others, then times of saying."""
    telling = {piece.reading.sentence.index for piece in group.pieces if piece.tells}
    readings = sorted(group.readings, key=lambda r: r.sentence.index not in telling)
    for reading in readings:
        yield from own_times(reading)
    if group.role is Role.FOREGROUND:
        for reading in readings:
            yield from reading.times


def _places(group: Group) -> list[tuple[Span, PlaceHit]]:
    """The group's places, those of telling sentences first, countries last; each name once."""
    telling = {piece.reading.sentence.index for piece in group.pieces if piece.tells}
    found: dict[str, tuple[Span, PlaceHit]] = {}
    for reading in sorted(group.readings, key=lambda r: r.sentence.index not in telling):
        for hit in reading.places:
            span = reading.sentence.cut(hit.first, hit.last)
            if not _spoken_from(reading, span):
                found.setdefault(span.text.lower(), (span, hit))
    ranked = sorted(found.values(), key=lambda pair: _grain(pair[1]))
    return ranked[:_PLACES]


def _grain(hit: PlaceHit) -> int:
    return hit.place.grain if hit.place else 0


def _spoken_from(reading: Reading, span: Span) -> bool:
    """Whether the place only says where a speaker sits: "the ministry in Baku"."""
    return any(a.speaker is not None and a.speaker.covers(span) for a in reading.attributions)


def _country(places: Sequence[tuple[Span, PlaceHit]]) -> str | None:
    known = Counter(hit.place.country for _, hit in places if hit.place and hit.place.country)
    return known.most_common(1)[0][0] if known else None
