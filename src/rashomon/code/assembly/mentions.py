"""The mention that the sayings of one incident make: type, time, places and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.code.assembly.clusters import role_of
from rashomon.code.assembly.sayings import Saying
from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.arrays import Floats
from rashomon.code.encoder.heads import UNDATED
from rashomon.code.encoder.judged import Range
from rashomon.code.mentions import WEIGHTS
from rashomon.code.reading import TimePhrase
from rashomon.code.times.edtf import finest
from rashomon.knowledge.place import PlaceHit
from rashomon.model.report import Mention, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType

_TYPES = list(IncidentType)
_PLACES, _PHRASES = 4, 6
_WORDS = 0.5  # how much the words of tables count beside the heads in typing an incident
_BOUND = 0.15
_UNBOUND = 0.3  # how surely a place is the incident's that no head binds to any
_FAINT = 0.05
_FADING = 0.6  # how fast a time counts for less, the further off it stands
_SILENT = 0.6  # how much it counts that no time dates the incident
_ELSEWHERE = 0.1
Near = dict[int, float]


def mention(key: str, members: Sequence[Saying], others: Sequence[Saying], scene: Scene) -> Mention:
    """The mention with this key that the sayings make; `others` tell of other incidents."""
    near = _near(members, others, scene)
    places = list(_places(near, scene))
    return Mention(
        key=key,
        role=role_of(members),
        type=_TYPES[int(np.argmax(_types(members) + _WORDS * _by_words(near, scene)))],
        when=_when(members, near, scene),
        places=tuple(dict.fromkeys(span for span, _ in places))[:_PLACES],
        country=_country(hit for _, hit in places),
        phrases=_phrases(near, scene),
    )


def _near(members: Sequence[Saying], others: Sequence[Saying], scene: Scene) -> Near:
    """How near each sentence stands to the sayings: 1 for their own, less the further off.

    What stands nearer to the sayings of another incident belongs to that one.
    """
    mine = {sentence for one in members for sentence in _told_in(one, scene)}
    theirs = {sentence for one in others for sentence in _told_in(one, scene)} - mine
    far, other = _far(mine, len(scene.readings)), _far(theirs, len(scene.readings))
    shares = np.where(other < far, _ELSEWHERE, 1.0) / (1 + far)
    return dict(enumerate(shares.tolist()))


def _far(told: set[int], size: int) -> NDArray[np.float64]:
    """How many sentences each of `size` stands from the nearest of those told."""
    if not told:
        return np.full(size, np.inf)
    places, every = np.array(sorted(told)), np.arange(size)
    after = np.searchsorted(places, every)
    right = np.abs(places[np.minimum(after, len(places) - 1)] - every)
    left = np.abs(places[np.maximum(after - 1, 0)] - every)
    return np.minimum(left, right).astype(np.float64)


def _told_in(one: Saying, scene: Scene) -> Iterator[int]:
    """The sentences in which the saying stands, its content's too."""
    yield one.anchor.sentence
    for first, last in one.anchor.content:
        yield from range(scene.sentence_of(first), scene.sentence_of(last - 1) + 1)


def _types(members: Sequence[Saying]) -> Floats:
    """How surely the heads think that it is of each type; the shares sum to 1."""
    shares: Floats = np.sum([one.anchor.types * one.told for one in members], axis=0)
    return shares / max(float(shares.sum()), 1e-9)


def _by_words(near: Near, scene: Scene) -> Floats:
    """The same by the words for incidents that tables know, in its sentences and the headlines."""
    votes = np.zeros(len(_TYPES), dtype=np.float32)
    for sentence, close in near.items():
        reading = scene.readings[sentence]
        weight = 1.0 if reading.sentence.headline else close
        for trigger in reading.triggers:
            told = WEIGHTS.get(trigger.type, 1) * (trigger.strong or 0.3)
            votes[_TYPES.index(trigger.type)] += weight * told
    return votes / max(float(votes.sum()), 1e-9)


def _when(members: Sequence[Saying], near: Near, scene: Scene) -> When:
    """The time that dates what most of the sayings tell, as the head for times has it."""
    times = [time for sentence in _nearest(near) for time in scene.readings[sentence].times]
    if not times:
        return When()
    start = _start(members, near, scene)
    same = [time for time in times if time.start == start]
    if start == UNDATED or not same:
        told = [time for sentence in near for time in _undated(sentence, near, scene)]
        return When(None, None, _spans(told), told[0].basis) if told else When()
    best = same[0]
    return When(best.start, best.end, _spans(same), best.basis, finest(same))


def _nearest(near: Near) -> list[int]:
    """The sentences, those of the sayings first, then by the order of the text."""
    return sorted(near, key=lambda sentence: (-near[sentence], sentence))


def _start(members: Sequence[Saying], near: Near, scene: Scene) -> str:
    """The start that dates the incident, or that none does.

    Each saying counts as surely as it tells of it; a time that stands far from all of them, or
    by the sayings of another incident, counts for less.
    """
    close = {UNDATED: _SILENT}
    for sentence, share in near.items():
        for time in scene.readings[sentence].times:
            if time.start:
                close[time.start] = max(close.get(time.start, 0.0), share**_FADING)
    shares = {
        start: share * sum(one.anchor.when.shares.get(start, 0.0) * one.told for one in members)
        for start, share in close.items()
    }
    return min(shares, key=lambda start: (-shares[start], start))


def _undated(sentence: int, near: Near, scene: Scene) -> list[TimePhrase]:
    """The times of the sayings' own sentences that are not settled."""
    return [t for t in scene.readings[sentence].times if near[sentence] >= 1 and not t.start]


def _spans(times: Sequence[TimePhrase]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(time.span for time in times))


def _places(near: Near, scene: Scene) -> Iterator[tuple[Span, PlaceHit | None]]:
    """The places that the head binds to the incident, the most precise and surest first."""
    found: dict[str, tuple[float, int, Span, PlaceHit | None]] = {}
    for sentence, close in near.items():
        reading = scene.readings[sentence]
        base = scene.starts[sentence]
        for hit in reading.places:
            bound = _share(scene, "place", (base + hit.first, base + hit.last))
            share = close * max(_UNBOUND, bound)
            span = reading.sentence.cut(hit.first, hit.last)
            if share > found.get(span.text.lower(), (0.0,))[0]:
                found[span.text.lower()] = (share, _grain(hit), span, hit)
    for place in scene.judged.spans["place"]:
        sentence, span = scene.sentence_of(place[0]), scene.span(place)
        if span.text.islower() and len(span.text.split()) == 1:
            continue  # "near", "province": half of a name at best
        if not any(span.text.lower() in name or name in span.text.lower() for name in found):
            share = near[sentence] * _share(scene, "place", place)
            found[span.text.lower()] = (share, 0, span, None)
    sure = [one for one in found.values() if one[0] >= _BOUND]
    faint = sorted(found.values(), key=lambda one: -one[0])[:1]
    chosen = sure or [one for one in faint if one[0] >= _FAINT]
    for _, _, span, known in sorted(chosen, key=lambda one: (one[1], -one[0])):
        yield span, known


def _grain(hit: PlaceHit) -> int:
    return hit.place.grain if hit.place else 0


def _country(hits: Iterator[PlaceHit | None]) -> str | None:
    known = Counter(hit.place.country for hit in hits if hit and hit.place and hit.place.country)
    return known.most_common(1)[0][0] if known else None


def _phrases(near: Near, scene: Scene) -> tuple[Span, ...]:
    places = (p for p in scene.judged.spans["mention"] if near[scene.sentence_of(p[0])] >= 1)
    return tuple(dict.fromkeys(scene.span(place) for place in places))[:_PHRASES]


def _share(scene: Scene, layer: str, tokens: Range) -> float:
    shares = scene.judged.words[layer][tokens[0] : tokens[1]]
    return float(shares.max()) if len(shares) else 0.0
