"""From sentences to what the heads make of them: the whole way of the encoder on one screen."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from rashomon.code.encoder import heads
from rashomon.code.encoder.arithmetic import sigmoid, softmax
from rashomon.code.encoder.arrays import Floats, Ints
from rashomon.code.encoder.chapters import joined
from rashomon.code.encoder.datings import dated
from rashomon.code.encoder.datings import signs as dating_signs
from rashomon.code.encoder.decode import runs, tagged
from rashomon.code.encoder.features import features
from rashomon.code.encoder.heads import FACET, REACTION, STANCE, TYPE
from rashomon.code.encoder.hints import counts_of, initiator_hint, side_hint, speaker_hint
from rashomon.code.encoder.judged import Anchor, Counted, Judged, Pointer, Range, Same
from rashomon.code.encoder.model import Model, Vectors
from rashomon.code.encoder.pairs import settings, signs
from rashomon.code.encoder.pieces import Pieces, tokenizer, units
from rashomon.code.reading import Reading
from rashomon.knowledge.party import PartyHit
from rashomon.model.report import Report
from rashomon.model.span import Span

_CHAPTER = 300  # sentences
_REACH = 400  # tokens: how far a cue's parts and a pointer's party may stand
_CUE = 0.4
_MAYBE = -2.0  # logit of a contact from which its parties are asked for
_LINKED = 0.5
_LAYERS = ("mention", "casualty", "date", "place")


class Hits(NamedTuple):
    """Where parties are named, by tokens, and which."""

    places: list[int]
    names: list[str]


Key = tuple[int, int, int]
Parts = tuple[Range | None, tuple[Range, ...]]


class Judge:
    """Reads documents with one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._pieces = Pieces(tokenizer())

    def see(self, readings: Sequence[Reading], ruled: Report) -> Vectors:
        """The vectors of a document; `readings` are its sentences as tables see them.

        `ruled` is what rules alone make of it.
        """
        told = [reading.sentence for reading in readings]
        found = [reading.parties for reading in readings]
        return self.model.read(units(self._pieces, told, found), features(readings, ruled))

    def judge(
        self, readings: Sequence[Reading], ruled: Report, published: date | None = None
    ) -> Judged:
        """What the heads make of a document, a chapter at a time: memory stays bounded.

        `published` is its day of publication.
        """
        parts = (readings[k : k + _CHAPTER] for k in range(0, len(readings), _CHAPTER))
        return joined([(part, self._chapter(part, ruled, published)) for part in parts])

    def _chapter(
        self, readings: Sequence[Reading], ruled: Report, published: date | None
    ) -> Judged:
        seen = self.see(readings, ruled)
        hits = _hits(seen, [reading.parties for reading in readings])
        weights = self.model.weights
        layers = {name: heads.tags(weights, name, seen) for name in (*_LAYERS, "saying")}
        rows = heads.sentence(weights, seen)
        keyed, parts = self._keyed(seen, layers["saying"], _names(seen, readings))
        vectors = heads.anchored(weights, seen, list(map(_tokens, keyed, parts)))
        where = [int(seen.starts[s]) if first < 0 else first for s, first, _ in keyed]
        told = signs(settings(readings, ruled), [sentence for sentence, *_ in keyed])
        hints = [_hints(readings, seen, key, part) for key, part in zip(keyed, parts, strict=True)]
        whens = self._whens(seen, readings, published, keyed, where, vectors)
        return Judged(
            anchors=tuple(
                self._anchors(
                    keyed, parts, vectors, self._answers(seen, vectors, where, hits, hints), whens
                )
            ),
            same=Same(((0, heads.same(weights, vectors, np.array(where), told)),)),
            furniture=sigmoid(rows[:, 0]),
            contacts=sigmoid(rows[:, 1:9]),
            statuses=softmax(rows[:, 9:]),
            words={name: 1 - layers[name][:, 0] for name in _LAYERS},
            spans={name: tagged(layers[name], 0) for name in _LAYERS},
            takers=self._takers(seen, np.flatnonzero(rows[:, 1:9].max(-1) > _MAYBE), hits),
            counts=self._counts(seen, readings, layers["casualty"], vectors, where, hits),
        )

    def _counts(
        self,
        seen: Vectors,
        readings: Sequence[Reading],
        tags: Floats,
        anchors: Floats,
        where: Sequence[int],
        hits: Hits,
    ) -> tuple[Counted, ...]:
        """The casualty phrases that tables found, and those tagged where tables saw none."""
        ruled = _ruled(readings)
        more = [
            (_sentence(seen, first), first, last)
            for first, last in tagged(tags, 0)
            if not any(_meet((first, last), one[1:]) for one in ruled)
        ]
        places = [*ruled, *more]
        if not places:
            return ()
        weights = self.model.weights
        vectors = heads.counted(weights, seen, places)
        starts = [first for _, first, _ in places]
        told = [*counts_of(readings), *(None for _ in more)]
        sides = self._pointers("side", seen, vectors, starts, hits, list(map(side_hint, told)))
        scores = heads.linear(weights, "counted", vectors)
        far = np.array(where)[None] - np.array(starts)[:, None]
        owners = heads.owners(weights, vectors, anchors, far)
        owners = np.where(np.abs(far) <= _REACH, owners, np.float32(-1e4)).argmax(-1)
        kinds, civilian = sigmoid(scores[:, :5]), softmax(scores[:, 5:])
        return tuple(
            Counted(
                sentence=sentence,
                tokens=(first, last),
                ruled=row if row < len(ruled) else None,
                share=float(1 - tags[first:last, 0].min()),
                side=sides[row],
                kinds=kinds[row],
                civilian=civilian[row],
                owner=int(owners[row]),
            )
            for row, (sentence, first, last) in enumerate(places)
        )

    def _takers(self, seen: Vectors, told: Ints, hits: Hits) -> dict[int, dict[str, float]]:
        """How surely each party takes part in the contact of each of the sentences `told`."""
        if not len(told) or not hits.places:
            return {}
        vectors = np.concatenate([seen.markers[told], seen.means[told]], -1)
        far = np.array(hits.places)[None] - seen.starts[told][:, None]
        scores = heads.takers(self.model.weights, vectors, seen.tokens[hits.places], far)
        scores = np.where(np.abs(far) <= _REACH, scores, np.float32(-30))
        return {
            int(sentence): _by_party(hits.names, row)
            for sentence, row in zip(told, scores, strict=True)
        }

    def _keyed(
        self, seen: Vectors, tags: Floats, names: Sequence[Range]
    ) -> tuple[list[Key], list[Parts]]:
        """The anchors as (sentence, first, last) in the order of the text, with their parts.

        A source that holds part of a party's name holds all of it.
        """
        cues = tagged(tags, 1, _CUE)
        parts = {
            cue: (_whole(source, names) if source else None, content)
            for cue, (source, content) in zip(cues, self._parts(seen, tags, cues), strict=True)
        }
        keys = [(_sentence(seen, cue[0]), *cue) for cue in cues]
        keys += [(k, -1, -1) for k in range(len(seen.markers))]
        return sorted(keys), [
            parts.get((first, last), (None, ())) for _, first, last in sorted(keys)
        ]

    def _answers(
        self,
        seen: Vectors,
        vectors: Floats,
        where: Sequence[int],
        hits: Hits,
        hints: Sequence[tuple[str | None, str | None]],
    ) -> list[tuple[Pointer, Pointer]]:
        """For each anchor, who speaks and whom he blames."""
        by = self._pointers("by", seen, vectors, where, hits, [one for one, _ in hints])
        blamed = [one for _, one in hints]
        initiators = self._pointers("initiator", seen, vectors, where, hits, blamed)
        return list(zip(by, initiators, strict=True))

    def _anchors(
        self,
        keyed: Sequence[Key],
        parts: Sequence[Parts],
        vectors: Floats,
        answers: Sequence[tuple[Pointer, Pointer]],
        whens: Sequence[Pointer],
    ) -> Iterator[Anchor]:
        scores = heads.linear(self.model.weights, "judged", vectors)
        flags, stances = sigmoid(scores[:, :3]), sigmoid(scores[:, STANCE])
        reactions, types = softmax(scores[:, REACTION]), softmax(scores[:, TYPE])
        facets = sigmoid(scores[:, FACET])
        for row, (sentence, first, last) in enumerate(keyed):
            yield Anchor(
                sentence=sentence,
                cue=(first, last) if first >= 0 else None,
                source=parts[row][0],
                content=parts[row][1],
                fore=float(flags[row, 0]),
                back=float(flags[row, 1]),
                reacts=float(flags[row, 2]),
                stances=stances[row],
                reactions=reactions[row],
                types=types[row],
                facets=facets[row],
                by=answers[row][0],
                initiator=answers[row][1],
                when=whens[row],
            )

    def _whens(
        self,
        seen: Vectors,
        readings: Sequence[Reading],
        published: date | None,
        keyed: Sequence[Key],
        where: Sequence[int],
        vectors: Floats,
    ) -> list[Pointer]:
        """For each anchor, which times date what it tells."""
        times = dated(readings, published)
        asking = [(s, readings[s].sentence.paragraph) for s, *_ in keyed]
        far = np.array([t.first for t in times], dtype=np.int64)[None] - np.array(where)[:, None]
        told = dating_signs(times, asking)
        tokens = seen.tokens[[time.first for time in times]]
        scores = heads.dates(self.model.weights, vectors, tokens, far, told)
        scores[:, 1:] = np.where(np.abs(far) <= _REACH, scores[:, 1:], -1e4)
        labels = [heads.UNDATED, *(time.start for time in times)]
        return [_pointer(labels, row) for row in softmax(scores)]

    def _parts(self, seen: Vectors, tags: Floats, cues: Sequence[Range]) -> list[Parts]:
        """The source and the content of each cue."""
        weights = self.model.weights
        sources = tagged(tags, 0)
        tells = heads.linkable(weights, seen.tokens) if cues else seen.tokens
        made = []
        for cue in cues:
            low, high = max(0, cue[0] - _REACH), min(len(seen.tokens), cue[1] + _REACH)
            vector = seen.tokens[cue[0] : cue[1]].mean(0)[None]
            far = (np.arange(low, high) - cue[0])[None]
            shares = heads.links(weights, vector, tells[low:high], far)[0]
            near = sources[bisect_left(sources, (low, 0)) : bisect_left(sources, (high, 0))]
            made.append((_source(near, shares[0], low, high), runs(shares[1] > _LINKED, low)))
        return made

    def _pointers(
        self,
        name: str,
        seen: Vectors,
        vectors: Floats,
        where: Sequence[int],
        hits: Hits,
        hints: Sequence[str | None],
    ) -> list[Pointer]:
        far = np.array(hits.places, dtype=np.int64)[None] - np.array(where)[:, None]
        scores = heads.pointed(self.model.weights, name, vectors, seen.tokens[hits.places], far)
        if hits.places:
            near = np.abs(far) <= _REACH
            scores[:, -far.shape[1] :] = np.where(near, scores[:, -far.shape[1] :], -1e4)
        labels = [*heads.OPTIONS[name], *hits.names]
        scores = heads.hinted(self.model.weights, name, scores, labels, hints)
        return [_pointer(labels, row) for row in softmax(scores)]


def _tokens(key: Key, parts: Parts) -> heads.Parts:
    """An anchor as the tokens of its cue, source and content."""
    sentence, first, last = key
    source, content = parts
    cue = range(first, last) if first >= 0 else ()
    told = [token for one in content for token in range(*one)]
    return sentence, cue, range(*source) if source else (), told


def _hints(
    readings: Sequence[Reading], seen: Vectors, key: Key, parts: Parts
) -> tuple[str | None, str | None]:
    """What rules take for the anchor's speaker and for whom he blames."""
    sentence, first, last = key
    reading = readings[sentence]
    cue = _span(readings, seen, (first, last)) if first >= 0 else None
    source = _span(readings, seen, parts[0]) if parts[0] else None
    return speaker_hint(reading, cue, source), initiator_hint(reading)


def _span(readings: Sequence[Reading], seen: Vectors, tokens: Range) -> Span:
    """The tokens as words of their sentence, as far as they stand in one."""
    number = _sentence(seen, tokens[0])
    base = int(seen.starts[number])
    sentence = readings[number].sentence
    return sentence.cut(tokens[0] - base, min(tokens[1] - base, len(sentence.tokens)))


def _ruled(readings: Sequence[Reading]) -> list[tuple[int, int, int]]:
    """Every casualty phrase of the tables as (sentence, first token, last)."""
    made, base = [], 0
    for sentence, reading in enumerate(readings):
        words = reading.sentence.tokens
        for phrase in reading.casualties:
            inside = [
                base + k
                for k, token in enumerate(words)
                if token.start < phrase.span.end and phrase.span.start < token.end
            ]
            made.append((sentence, inside[0], inside[-1] + 1))
        base += len(words)
    return made


def _by_party(names: Sequence[str], scores: Floats) -> dict[str, float]:
    odds: defaultdict[str, float] = defaultdict(float)
    for name, share in zip(names, np.exp(scores).tolist(), strict=True):
        odds[name] += share
    return {name: share / (1 + share) for name, share in odds.items()}


def _pointer(labels: Sequence[str], shares: Floats) -> Pointer:
    mass: defaultdict[str, float] = defaultdict(float)
    for label, share in zip(labels, shares.tolist(), strict=True):
        mass[label] += share
    return Pointer(dict(mass))


def _source(tagged_: Sequence[Range], shares: Floats, low: int, high: int) -> Range | None:
    """The tagged source that the cue points to most, else the surest run of tokens it points to."""
    inside = [one for one in tagged_ if low <= one[0] and one[1] <= high]
    linked = runs(shares > _LINKED, low)
    options = [*inside, *(run for run in linked if not any(_meet(run, one) for one in inside))]
    best = max(
        options, key=lambda one: float(shares[one[0] - low : one[1] - low].mean()), default=None
    )
    if best is None or shares[best[0] - low : best[1] - low].mean() < _LINKED / 2:
        return None
    return best


def _whole(source: Range, names: Sequence[Range]) -> Range:
    met = [source, *(name for name in names if _meet(source, name))]
    return min(first for first, _ in met), max(last for _, last in met)


def _names(seen: Vectors, readings: Sequence[Reading]) -> list[Range]:
    """The tokens of every name of a party."""
    return [
        (int(start) + hit.first, int(start) + hit.last)
        for start, reading in zip(seen.starts[:-1], readings, strict=True)
        for hit in reading.parties
    ]


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _hits(seen: Vectors, found: Sequence[Sequence[PartyHit]]) -> Hits:
    named = [(sentence, hit) for sentence, hits in enumerate(found) for hit in hits]
    places = [int(seen.starts[sentence]) + hit.first for sentence, hit in named]
    return Hits(places, [hit.party.name for _, hit in named])


def _sentence(seen: Vectors, token: int) -> int:
    return int(np.searchsorted(seen.starts, token, side="right")) - 1
