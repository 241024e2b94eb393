"""Every head's scores on a set of examples, beside what is right: for calibration and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from rashomon.code.encoder.heads import UNDATED
from rashomon.code.encoder.windows import LENGTH
from training.batch import View, batch, views
from training.example import MASKED, Example
from training.heads import CONTACTS, FACETS, REACTIONS, STANCES, TYPES, Heads
from training.loss import (
    OPTIONS,
    Read,
    anchored,
    counted,
    date_answers,
    date_scores,
    link_scores,
    pair_signs,
    point_scores,
    pooled,
    read,
    same_scores,
)
from training.network import Encoder, encoded


class Row(NamedTuple):
    """Logits of a head (answers, options), and which are right; one option is a yes or no.

    `groups` (options) tells which options are one answer: the places that name one party.
    """

    scores: Tensor
    right: Tensor
    groups: Tensor | None = None


Rows = dict[str, list[Row]]


@torch.no_grad()
def collect(
    encoder: Encoder, heads: Heads, examples: Sequence[Example], length: int = LENGTH
) -> Rows:
    """The scores of all heads that the examples know the answers of."""
    encoder.eval(), heads.eval()
    found: Rows = defaultdict(list)
    for one in (v for example in examples for v in views(example, length, None)):
        made = batch([one])
        seen = read(heads, encoded(encoder, made.ids, made.mask, half=False), made)
        for name, rows in made.tags.items():
            known = torch.from_numpy(rows)
            scores = heads.tags[name](seen.tokens[0])[known != MASKED]
            found[name].append(Row(scores, _chosen(known[known != MASKED], scores.shape[1])))
        if one.frames:
            _links(heads, seen, one, found)
        if one.anchors:
            _anchors(heads, seen, one, found)
        if one.counts:
            _counts(heads, seen, one, found)
        if one.sentences:
            _sentences(heads, seen, one, found)
    return dict(found)


def _chosen(right: Tensor, size: int) -> Tensor:
    return torch.nn.functional.one_hot(right, size).bool()


def _links(heads: Heads, seen: Read, one: View, found: Rows) -> None:
    cues = pooled(seen.tokens[0], [(f.first, f.last) for f in one.frames])
    scores = link_scores(heads, cues, seen.tokens[0], [f.first for f in one.frames])
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, frame in enumerate(one.frames):
        right[row, 0, frame.source] = True
        right[row, 1, frame.content] = True
    found["link"].append(Row(scores.reshape(-1, 1), right.reshape(-1, 1)))


def _anchors(heads: Heads, seen: Read, one: View, found: Rows) -> None:
    vectors = anchored(heads, seen, 0, one.anchors)
    scores = heads.judged(vectors)
    for column, name in enumerate(("fore", "back", "reacts")):
        rows = [
            k for k, a in enumerate(one.anchors) if getattr(a, name) != MASKED and a.weight == 1
        ]
        right = torch.tensor([[getattr(one.anchors[k], name) == 1] for k in rows])
        if rows:
            found[name].append(Row(scores[rows, column : column + 1], right))
    told = [k for k, a in enumerate(one.anchors) if a.stances]
    if told:
        right = torch.zeros(len(told), STANCES, dtype=torch.bool)
        for row, k in enumerate(told):
            right[row, list(one.anchors[k].stances)] = True
        found["stance"].append(Row(scores[told, 3:8].reshape(-1, 1), right.reshape(-1, 1)))
        right = torch.zeros(len(told), FACETS, dtype=torch.bool)
        for row, k in enumerate(told):
            right[row, list(one.anchors[k].facets)] = True
        found["facet"].append(Row(scores[told, -FACETS:].reshape(-1, 1), right.reshape(-1, 1)))
    for name, first, size in (("reaction", 3 + STANCES, REACTIONS), ("type", 17, TYPES)):
        rows = [k for k, a in enumerate(one.anchors) if getattr(a, name) != MASKED]
        if rows:
            right = torch.tensor([getattr(one.anchors[k], name) for k in rows])
            found[name].append(Row(scores[rows, first : first + size], _chosen(right, size)))
    places = [one.bounds[a.sentence][0] if a.first == MASKED else a.first for a in one.anchors]
    for name in ("by", "initiator"):
        rows = [k for k, a in enumerate(one.anchors) if getattr(a, name)]
        if rows:
            names = [getattr(one.anchors[k], name) for k in rows]
            hints = [one.anchors[k].hints[name == "initiator"] for k in rows]
            where = [places[k] for k in rows]
            _pointed(heads, name, vectors[rows], where, names, hints, seen, one, found)
    _dates(heads, vectors, places, seen, one, found)
    same = [k for k, a in enumerate(one.anchors) if a.incidents and (a.fore > 0 or a.back > 0)]
    if len(same) > 1:
        scores = same_scores(heads, vectors[same], [places[k] for k in same], pair_signs(one, same))
        keys = [one.anchors[k].incidents for k in same]
        for i in range(1, len(same)):
            earlier = [bool(keys[i] & keys[j]) for j in range(i)]
            row = torch.cat([scores[i, :i], scores[i, -1:]])[None]
            found["same"].append(Row(row, torch.tensor([[*earlier, not any(earlier)]])))


def _dates(
    heads: Heads, vectors: Tensor, places: Sequence[int], seen: Read, one: View, found: Rows
) -> None:
    rows = [k for k, a in enumerate(one.anchors) if a.when and (a.fore > 0 or a.back > 0)]
    if not rows:
        return
    scores = date_scores(heads, vectors[rows], [places[k] for k in rows], seen.tokens[0], one, rows)
    right = date_answers(one, [one.anchors[k].when for k in rows])
    labels = [UNDATED, *(time.start for time in one.times)]
    starts = list(dict.fromkeys(labels))
    groups = torch.tensor([starts.index(label) for label in labels])
    for k in right.any(-1).nonzero()[:, 0].tolist():
        found["when"].append(Row(scores[k : k + 1], right[k : k + 1], groups))


def _pointed(
    heads: Heads,
    name: str,
    vectors: Tensor,
    where: Sequence[int],
    names: Sequence[frozenset[str]],
    hints: Sequence[str | None],
    seen: Read,
    one: View,
    found: Rows,
) -> None:
    scores = point_scores(heads, name, vectors, where, seen.tokens[0], one.hits, hints)
    labels = [*OPTIONS[name], *(hit[2] for hit in one.hits)]
    parties = list(dict.fromkeys(labels))
    groups = torch.tensor([parties.index(label) for label in labels])
    right = torch.tensor([[label in wanted for label in labels] for wanted in names])
    for k in right.any(-1).nonzero()[:, 0].tolist():
        found[name].append(Row(scores[k : k + 1], right[k : k + 1], groups))


def _counts(heads: Heads, seen: Read, one: View, found: Rows) -> None:
    vectors = counted(heads, seen, 0, one.bounds, [(c.first, c.last) for c in one.counts])
    where, names = [c.first for c in one.counts], [c.side for c in one.counts]
    hints = [c.hint for c in one.counts]
    _pointed(heads, "side", vectors, where, names, hints, seen, one, found)


def _sentences(heads: Heads, seen: Read, one: View, found: Rows) -> None:
    scores = heads.sentence(torch.cat([seen.markers[0], seen.means[0]], -1))
    if "furniture" in one.sentences:
        right = torch.from_numpy(one.sentences["furniture"]) > 0
        found["furniture"].append(Row(scores[:, :1], right[:, None]))
    if "contact" in one.sentences:
        right = torch.from_numpy(one.sentences["contact"]) > 0
        found["contact"].append(
            Row(scores[:, 1 : 1 + CONTACTS].reshape(-1, 1), right.reshape(-1, 1))
        )
