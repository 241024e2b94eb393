"""What the heads lose on a batch: one figure a head, each a mean over what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from rashomon.code.encoder.datings import signs as dating_signs
from rashomon.code.encoder.heads import UNDATED
from rashomon.code.encoder.pairs import signs
from training.batch import Batch, View
from training.example import MASKED, Anchor
from training.heads import (
    ARM,
    CONTACTS,
    FACETS,
    KINDS,
    LINKS,
    POINTERS,
    REACTIONS,
    STANCES,
    TYPES,
    Heads,
    bucket,
)

Losses = dict[str, Tensor]
_LOST = 0.15
OPTIONS = {"by": ("voice", "other"), "initiator": ("none", "self"), "side": ("none", "self")}


@dataclass(slots=True)
class Read:
    """The encoder's vectors of each window: of its tokens (tokens, width), of its sentences'
    markers and means (sentences, width)."""

    tokens: list[Tensor]
    markers: list[Tensor]
    means: list[Tensor]


def read(heads: Heads, hidden: Tensor, batch: Batch) -> Read:
    """The vectors of each token's first piece, of each sentence's marker, and of its mean."""
    tokens, markers, means = [], [], []
    for row, one in zip(hidden.unbind(0), batch.views, strict=True):
        told = functional.gelu(heads.features(torch.from_numpy(one.features).float()))
        words = torch.cat([row[torch.from_numpy(one.first)], told], -1)
        mean = pooled(words, one.bounds)
        tokens.append(words)
        means.append(mean)
        marker = row[torch.from_numpy(one.markers)]
        markers.append(torch.cat([marker, mean[:, marker.shape[1] :]], -1))
    return Read(tokens, markers, means)


def pooled(tokens: Tensor, ranges: Sequence[tuple[int, int]]) -> Tensor:
    """The mean vectors (ranges, width) of ranges of tokens: one product, since slices are slow."""
    shares = torch.zeros(len(ranges), len(tokens))
    for row, (first, last) in enumerate(ranges):
        shares[row, first : max(last, first + 1)] = 1 / max(1, last - first)
    return shares @ tokens


def anchored(heads: Heads, seen: Read, k: int, anchors: Sequence[Anchor]) -> Tensor:
    """The vectors (anchors, INNER) of the anchors of window k.

    Some parts are dropped in training: where it counts, they are found by heads that may err.
    """
    tokens = seen.tokens[k]
    markers = seen.markers[k][[one.sentence for one in anchors]]
    cues = pooled(tokens, [(max(a.first, 0), a.last) for a in anchors])
    voices = torch.tensor([[one.first == MASKED] for one in anchors])
    parts = [
        gathered(tokens, [getattr(a, name) for a in anchors]) for name in ("source", "content")
    ]
    if heads.training:
        parts = [part * (torch.rand(len(part), 1) > _LOST) for part in parts]
    whole = torch.where(voices, seen.means[k][[one.sentence for one in anchors]], cues)
    rows = torch.cat([whole, *parts, markers], -1)
    return functional.gelu(heads.anchor(heads.dropout(rows)))


def gathered(tokens: Tensor, sets: Sequence[Sequence[int]]) -> Tensor:
    """The mean vectors (sets, width) of sets of tokens, zero of none."""
    shares = torch.zeros(len(sets), len(tokens))
    for row, one in enumerate(sets):
        shares[row, list(one)] = 1 / max(1, len(one))
    return shares @ tokens


def losses(heads: Heads, hidden: Tensor, batch: Batch) -> Losses:
    """Every head's loss on the batch, where the batch knows anything of it."""
    seen = read(heads, hidden, batch)
    found: Losses = {}
    dropped = [heads.dropout(tokens) for tokens in seen.tokens]
    everything = torch.cat(dropped)
    for name, rows in batch.tags.items():
        tags = torch.from_numpy(rows)
        if (tags != MASKED).any():
            scores = heads.tags[name](everything)
            found[name] = functional.cross_entropy(scores, tags, ignore_index=MASKED)
    gathered: dict[str, list[Tensor]] = {}

    def add(name: str, value: Tensor) -> None:
        if value.numel():
            gathered.setdefault(name, []).append(value)

    for k, one in enumerate(batch.views):
        if one.sentences:
            _sentences(heads, seen, k, batch, add)
        if one.frames:
            _links(heads, dropped[k], k, batch, add)
        if one.anchors:
            _anchors(heads, seen, k, batch, add)
        if one.counts:
            _counts(heads, seen, k, batch, add)
        if one.contacts and one.hits:
            _takers(heads, seen, k, batch, add)
    for name, values in gathered.items():
        found[name] = torch.cat([value.reshape(-1) for value in values]).mean()
    return found


Add = Callable[[str, Tensor], None]


def _sentences(heads: Heads, seen: Read, k: int, batch: Batch, add: Add) -> None:
    rows = batch.views[k].sentences
    vectors = heads.dropout(torch.cat([seen.markers[k], seen.means[k]], -1))
    scores = heads.sentence(vectors)
    if "furniture" in rows:
        right = torch.from_numpy(rows["furniture"]).float()
        add("furniture", _binary(scores[:, 0], right))
    if "contact" in rows:
        right = torch.from_numpy(rows["contact"]).float()
        add("contact", _binary(scores[:, 1 : 1 + CONTACTS], right).sum(-1))
        status = torch.from_numpy(rows["status"])
        if (status != MASKED).any():
            known = status != MASKED
            add("status", _one_of(scores[known, 1 + CONTACTS :], status[known]))


def _links(heads: Heads, tokens: Tensor, k: int, batch: Batch, add: Add) -> None:
    one = batch.views[k]
    cues = pooled(tokens, [(f.first, f.last) for f in one.frames])
    scores = link_scores(heads, cues, tokens, [f.first for f in one.frames])
    right = torch.zeros_like(scores)
    for row, frame in enumerate(one.frames):
        right[row, 0, frame.source] = 1
        right[row, 1, frame.content] = 1
    add("link", _binary(scores, right).sum((1, 2)) / 20)


def link_scores(heads: Heads, cues: Tensor, tokens: Tensor, places: Sequence[int]) -> Tensor:
    """How surely each token is source or content of each cue: logits (cues, 2, tokens)."""
    asks = heads.link_from(cues).unflatten(-1, (len(LINKS), ARM))
    tells = heads.link_to(tokens).unflatten(-1, (len(LINKS), ARM))
    far = torch.arange(len(tokens))[None] - torch.tensor(places)[:, None]
    scores = torch.einsum("crd,trd->crt", asks, tells) / ARM**0.5
    return scores + heads.link_far[:, bucket(far)].transpose(0, 1)


def _anchors(heads: Heads, seen: Read, k: int, batch: Batch, add: Add) -> None:
    one = batch.views[k]
    vectors = anchored(heads, seen, k, one.anchors)
    scores = heads.judged(heads.dropout(vectors))
    weights = torch.tensor([a.weight for a in one.anchors])
    for column, name in enumerate(("fore", "back", "reacts")):
        right = torch.tensor([getattr(a, name) for a in one.anchors])
        known = right != MASKED
        if known.any():
            value = _binary(scores[known, column], right[known].float())
            add(name, value * weights[known])
    told = [k for k, a in enumerate(one.anchors) if a.stances]
    if told:
        right = torch.zeros(len(told), STANCES)
        for row, index in enumerate(told):
            right[row, list(one.anchors[index].stances)] = 1
        add("stance", _binary(scores[told, 3 : 3 + STANCES], right).sum(-1))
        facets = torch.zeros(len(told), FACETS)
        for row, index in enumerate(told):
            facets[row, list(one.anchors[index].facets)] = 1
        add("facet", _binary(scores[told, -FACETS:], facets).sum(-1))
    for name, first, size in (("reaction", 3 + STANCES, REACTIONS), ("type", 17, TYPES)):
        right = torch.tensor([getattr(a, name) for a in one.anchors])
        known = right != MASKED
        if known.any():
            add(name, _one_of(scores[known, first : first + size], right[known]))
    places = anchor_places(one)
    for name in ("by", "initiator"):
        asking = [k for k, a in enumerate(one.anchors) if getattr(a, name)]
        if asking:
            names = [getattr(one.anchors[k], name) for k in asking]
            where = [places[k] for k in asking]
            hints = [one.anchors[k].hints[name == "initiator"] for k in asking]
            add(name, _pointed(heads, name, vectors[asking], where, names, hints, seen, k, batch))
    same = [
        index for index, a in enumerate(one.anchors) if a.incidents and (a.fore > 0 or a.back > 0)
    ]
    asking = [k for k, a in enumerate(one.anchors) if a.when and (a.fore > 0 or a.back > 0)]
    if asking:
        where = [places[k] for k in asking]
        scores = date_scores(heads, vectors[asking], where, seen.tokens[k], one, asking)
        add("when", _dated(scores, [one.anchors[k].when for k in asking], one))
    if len(same) > 1:
        keys = [one.anchors[index].incidents for index in same]
        add(
            "same",
            _same(heads, vectors[same], [places[k] for k in same], pair_signs(one, same), keys),
        )


def point_scores(
    heads: Heads,
    name: str,
    asking: Tensor,
    where: Sequence[int],
    tokens: Tensor,
    hits: Sequence[tuple[int, int, str]],
    hints: Sequence[str | None],
) -> Tensor:
    """Logits (asking, options + hits) of who is meant; `where` are token numbers.

    `hints` are what rules take for the answers; without one, the options count by other weights.
    """
    scores = heads.instead[name](asking)
    if hits:
        places = torch.tensor([hit[0] for hit in hits])
        asks, tells = heads.point_from[name](asking), heads.point_to[name](tokens[places])
        far = places[None] - torch.tensor(list(where))[:, None]
        told = asks @ tells.T / ARM**0.5 + heads.point_far[name][bucket(far)]
        scores = torch.cat([scores, told], -1)
    labels = [*OPTIONS[name], *(hit[2] for hit in hits)]
    right = torch.tensor([[label == hint for label in labels] for hint in hints]).float()
    none = torch.tensor([[hint is None] for hint in hints]).float()
    rest = torch.zeros(1, len(labels) - len(OPTIONS[name]))
    free = torch.cat([heads.unhinted[name][None], rest], -1)
    return scores + heads.hint[name] * right + none * free


def _pointed(
    heads: Heads,
    name: str,
    asking: Tensor,
    where: Sequence[int],
    names: Sequence[frozenset[str]],
    hints: Sequence[str | None],
    seen: Read,
    k: int,
    batch: Batch,
) -> Tensor:
    hits = batch.views[k].hits
    scores = point_scores(heads, name, asking, where, seen.tokens[k], hits, hints)
    labels = [*OPTIONS[name], *(hit[2] for hit in hits)]
    right = torch.tensor([[label in wanted for label in labels] for wanted in names])
    known = right.any(-1)
    total = scores.logsumexp(-1)
    hit = scores.masked_fill(~right, -1e4).logsumexp(-1)
    return (total - hit)[known]


def same_scores(heads: Heads, vectors: Tensor, places: Sequence[int], told: Tensor) -> Tensor:
    """Logits (anchors, anchors + 1) of the earlier anchor of the same incident; last: none is.

    `told` (anchors, anchors, signs) is what tables tell of each two.
    """
    far = torch.tensor(list(places))[None] - torch.tensor(list(places))[:, None]
    scores = heads.same_from(vectors) @ heads.same_to(vectors).T / ARM**0.5
    scores = scores + heads.same_far[bucket(far)] + told @ heads.same_signs
    earlier = torch.ones(len(vectors), len(vectors)).tril(-1).bool()
    return torch.cat([scores.masked_fill(~earlier, -1e4), heads.new(vectors)], -1)


def date_scores(
    heads: Heads,
    vectors: Tensor,
    places: Sequence[int],
    tokens: Tensor,
    one: View,
    rows: Sequence[int],
) -> Tensor:
    """Logits (anchors, 1 + times) of what dates each incident; first: none does.

    `rows` are the numbers of the anchors that ask.
    """
    none = heads.undated(vectors)
    if not one.times:
        return none
    starts = torch.tensor([time.first for time in one.times])
    far = starts[None] - torch.tensor(list(places))[:, None]
    told = [
        (a.sentence, one.settings[a.sentence].paragraph) for a in (one.anchors[k] for k in rows)
    ]
    scores = heads.date_from(vectors) @ heads.date_to(tokens[starts]).T / ARM**0.5
    scores = scores + heads.date_far[bucket(far)]
    signs = torch.from_numpy(dating_signs(one.times, told)) @ heads.date_signs
    return torch.cat([none, scores + signs], -1)


def date_answers(one: View, wanted: Sequence[frozenset[str]]) -> Tensor:
    """Which answers are right (anchors, 1 + times), of those that stand in the window."""
    labels = [UNDATED, *(time.start for time in one.times)]
    return torch.tensor([[label in told for label in labels] for told in wanted])


def _dated(scores: Tensor, wanted: Sequence[frozenset[str]], one: View) -> Tensor:
    right = date_answers(one, wanted)
    hit = scores.masked_fill(~right, -1e4).logsumexp(-1)
    return (scores.logsumexp(-1) - hit)[right.any(-1)]


def pair_signs(one: View, rows: Sequence[int]) -> Tensor:
    """What tables tell of each two of the anchors with these numbers."""
    return torch.from_numpy(signs(one.settings, [one.anchors[k].sentence for k in rows]))


def _same(
    heads: Heads,
    vectors: Tensor,
    places: Sequence[int],
    told: Tensor,
    keys: Sequence[frozenset[str]],
) -> Tensor:
    scores = same_scores(heads, vectors, places, told)
    size = len(keys)
    right = torch.zeros(size, size + 1, dtype=torch.bool)
    for i in range(size):
        for j in range(i):
            right[i, j] = bool(keys[i] & keys[j])
        right[i, size] = not right[i].any()
    return scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)


def _counts(heads: Heads, seen: Read, k: int, batch: Batch, add: Add) -> None:
    one = batch.views[k]
    vectors = counted(heads, seen, k, one.bounds, [(c.first, c.last) for c in one.counts])
    scores = heads.counted(heads.dropout(vectors))
    right = torch.zeros(len(one.counts), KINDS)
    for row, count in enumerate(one.counts):
        right[row, list(count.kinds)] = 1
    add("kind", _binary(scores[:, :KINDS], right).sum(-1))
    civilian = torch.tensor([count.civilian for count in one.counts])
    known = civilian != MASKED
    if known.any():
        add("civilian", _one_of(scores[known, KINDS:], civilian[known]))
    where = [count.first for count in one.counts]
    names = [count.side for count in one.counts]
    hints = [count.hint for count in one.counts]
    add("side", _pointed(heads, "side", vectors, where, names, hints, seen, k, batch))
    if one.anchors:
        anchors = anchored(heads, seen, k, one.anchors)
        scores = owner_scores(heads, vectors, anchors, where, anchor_places(one))
        keys = [(a.sentence, a.first) for a in one.anchors]
        right = torch.tensor([[key in count.owners for key in keys] for count in one.counts])
        known = right.any(-1)
        if known.any():
            wanted = scores.masked_fill(~right, -1e4).logsumexp(-1)
            add("owner", (scores.logsumexp(-1) - wanted)[known])


def owner_scores(
    heads: Heads,
    counts: Tensor,
    anchors: Tensor,
    where: Sequence[int],
    places: Sequence[int],
) -> Tensor:
    """Logits (counts, anchors) of who gives each count; `where` and `places` are token numbers."""
    far = torch.tensor(list(places))[None] - torch.tensor(list(where))[:, None]
    scores = heads.owner_from(counts) @ heads.owner_to(anchors).T / ARM**0.5
    return scores + heads.owner_far[bucket(far)]


def anchor_places(one: View) -> list[int]:
    """The token at which each anchor of a window stands: its cue's first, or its sentence's."""
    return [one.bounds[a.sentence][0] if a.first == MASKED else a.first for a in one.anchors]


def counted(
    heads: Heads,
    seen: Read,
    k: int,
    bounds: Sequence[tuple[int, int]],
    counts: Sequence[tuple[int, int]],
) -> Tensor:
    """The vectors (counts, INNER) of casualty phrases of window k."""
    places = [
        next((s for s, (a, b) in enumerate(bounds) if a <= first < b), 0) for first, _ in counts
    ]
    rows = torch.cat([pooled(seen.tokens[k], counts), seen.markers[k][places]], -1)
    return functional.gelu(heads.count(heads.dropout(rows)))


def _takers(heads: Heads, seen: Read, k: int, batch: Batch, add: Add) -> None:
    """Which of the parties named take part in a contact: each by all places that name it."""
    one = batch.views[k]
    scores = taker_scores(heads, seen, k, one.bounds, [s for s, _ in one.contacts], one.hits)
    names = list(dict.fromkeys(hit[2] for hit in one.hits))
    for row, (_, who) in enumerate(one.contacts):
        columns = [[c for c, hit in enumerate(one.hits) if hit[2] == name] for name in names]
        told = torch.stack([scores[row, places].logsumexp(-1) for places in columns])
        add("takes", _binary(told, torch.tensor([float(name in who) for name in names])))


def taker_scores(
    heads: Heads,
    seen: Read,
    k: int,
    bounds: Sequence[tuple[int, int]],
    sentences: Sequence[int],
    hits: Sequence[tuple[int, int, str]],
) -> Tensor:
    """Logits (sentences, hits) that the party named takes part in the sentence's contact."""
    vectors = torch.cat([seen.markers[k], seen.means[k]], -1)[list(sentences)]
    places = torch.tensor([hit[0] for hit in hits])
    far = places[None] - torch.tensor([bounds[s][0] for s in sentences])[:, None]
    asks, tells = heads.takes_from(vectors), heads.takes_to(seen.tokens[k][places])
    return asks @ tells.T / ARM**0.5 + heads.takes_far[bucket(far)]


def _binary(scores: Tensor, right: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, right, reduction="none")


def _one_of(scores: Tensor, right: Tensor) -> Tensor:
    return functional.cross_entropy(scores, right, reduction="none")


assert set(OPTIONS) == set(POINTERS)
