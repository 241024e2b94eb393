"""How each head does on the dev parts: span F1 for tags, shares of right answers for the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor

from rashomon.code.encoder.windows import LENGTH
from training.batch import Batch, View, batch, views
from training.example import MASKED, Example
from training.heads import REACTIONS, STANCES, TYPES, Heads
from training.loss import (
    OPTIONS,
    anchor_places,
    anchored,
    counted,
    date_answers,
    date_scores,
    link_scores,
    owner_scores,
    pair_signs,
    point_scores,
    pooled,
    read,
    same_scores,
)
from training.network import Encoder, encoded

Tally = defaultdict[str, Counter[str]]


@torch.no_grad()
def evaluate(
    encoder: Encoder, heads: Heads, sets: dict[str, list[Example]], length: int = LENGTH
) -> dict[str, float]:
    """Figures by head, all between 0 and 1."""
    encoder.eval(), heads.eval()
    tally: Tally = defaultdict(Counter)
    for name, examples in sets.items():
        some = examples[:40] if name != "corpus-dev" else examples
        for one in (v for e in some for v in views(e, length, None)):
            _one(encoder, heads, batch([one]), tally, name.split("-")[0])
    return {name: round(_figure(counts), 3) for name, counts in sorted(tally.items())}


def _figure(counts: Counter[str]) -> float:
    if counts["all"]:
        return counts["right"] / counts["all"]
    return 2 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"])


def _one(encoder: Encoder, heads: Heads, made: Batch, tally: Tally, where: str) -> None:
    seen = read(heads, encoded(encoder, made.ids, made.mask), made)
    one = made.views[0]
    for name, tags in made.tags.items():
        if (tags != MASKED).all():
            best = heads.tags[name](seen.tokens[0]).argmax(-1).tolist()
            for kind in range((heads.tags[name].out_features - 1) // 2):
                _sets(
                    tally[f"{where} {name} {kind}"], spans(tags.tolist(), kind), spans(best, kind)
                )
    if one.frames:
        cues = pooled(seen.tokens[0], [(f.first, f.last) for f in one.frames])
        scores = link_scores(heads, cues, seen.tokens[0], [f.first for f in one.frames]) > 0
        for row, frame in enumerate(one.frames):
            for k, right in enumerate((frame.source, frame.content)):
                _sets(
                    tally[f"{where} link {k}"],
                    set(right),
                    set(scores[row, k].nonzero()[:, 0].tolist()),
                )
    if one.anchors:
        _anchors(heads, seen, one, tally, where)
    if one.counts:
        vectors = counted(heads, seen, 0, one.bounds, [(c.first, c.last) for c in one.counts])
        _pointed(
            heads,
            "side",
            vectors,
            [c.first for c in one.counts],
            [c.side for c in one.counts],
            [c.hint for c in one.counts],
            seen.tokens[0],
            one,
            tally[f"{where} side"],
        )
        if one.anchors:
            anchors = anchored(heads, seen, 0, one.anchors)
            told = [c.first for c in one.counts]
            best = owner_scores(heads, vectors, anchors, told, anchor_places(one)).argmax(-1)
            keys = [(a.sentence, a.first) for a in one.anchors]
            for count, choice in zip(one.counts, best.tolist(), strict=True):
                if count.owners & set(keys):
                    _share(tally["corpus owner"], keys[choice] in count.owners)
    if one.sentences:
        scores = heads.sentence(torch.cat([seen.markers[0], seen.means[0]], -1))
        _bits(
            tally[f"{where} furniture"], scores[:, 0], torch.from_numpy(one.sentences["furniture"])
        )
        _bits(tally[f"{where} contact"], scores[:, 1:9], torch.from_numpy(one.sentences["contact"]))


def _anchors(heads: Heads, seen, one: View, tally: Tally, where: str) -> None:  # type: ignore[no-untyped-def]
    vectors = anchored(heads, seen, 0, one.anchors)
    scores = heads.judged(vectors)
    for column, name in enumerate(("fore", "back", "reacts")):
        for kind, wanted in (("cue", True), ("voice", False)):
            rows = [k for k, a in enumerate(one.anchors) if (a.first != MASKED) is wanted]
            right = torch.tensor([getattr(one.anchors[k], name) for k in rows])
            _bits(tally[f"{where} {kind} {name}"], scores[rows, column], right)
    for row, anchor in enumerate(one.anchors):
        if anchor.stances:
            best = int(scores[row, 3 : 3 + STANCES].argmax())
            _share(tally[f"{where} stance"], best in anchor.stances)
        for name, first, size in (("reaction", 3 + STANCES, REACTIONS), ("type", 17, TYPES)):
            if getattr(anchor, name) != MASKED:
                best = int(scores[row, first : first + size].argmax())
                _share(tally[f"{where} {name}"], best == getattr(anchor, name))
    places = [one.bounds[a.sentence][0] if a.first == MASKED else a.first for a in one.anchors]
    for name in ("by", "initiator"):
        rows = [k for k, a in enumerate(one.anchors) if getattr(a, name)]
        if rows:
            _pointed(
                heads,
                name,
                vectors[rows],
                [places[k] for k in rows],
                [getattr(one.anchors[k], name) for k in rows],
                [one.anchors[k].hints[name == "initiator"] for k in rows],
                seen.tokens[0],
                one,
                tally[f"{where} {name}"],
            )
    when = [k for k, a in enumerate(one.anchors) if a.when and (a.fore > 0 or a.back > 0)]
    if when:
        where_ = [places[k] for k in when]
        scores = date_scores(heads, vectors[when], where_, seen.tokens[0], one, when)
        right = date_answers(one, [one.anchors[k].when for k in when])
        for row, choice in enumerate(scores.argmax(-1).tolist()):
            _share(tally[f"{where} when"], bool(right[row, choice]))
    same = [k for k, a in enumerate(one.anchors) if a.incidents and (a.fore > 0 or a.back > 0)]
    if len(same) > 1:
        best = (
            same_scores(heads, vectors[same], [places[k] for k in same], pair_signs(one, same))
            .argmax(-1)
            .tolist()
        )
        for i, choice in enumerate(best):
            keys = one.anchors[same[i]].incidents
            earlier = any(keys & one.anchors[same[j]].incidents for j in range(i))
            right = (
                not earlier
                if choice == len(same)
                else bool(keys & one.anchors[same[choice]].incidents)
            )
            _share(tally[f"{where} same"], right)


def _pointed(  # type: ignore[no-untyped-def]
    heads: Heads,
    name: str,
    vectors: Tensor,
    where,
    names,
    hints,
    tokens: Tensor,
    one: View,
    counts: Counter[str],
) -> None:
    scores = point_scores(heads, name, vectors, where, tokens, one.hits, hints)
    labels = [*OPTIONS[name], *(hit[2] for hit in one.hits)]
    for row, wanted in enumerate(names):
        mass: Counter[str] = Counter()
        for label, share in zip(labels, scores[row].softmax(-1).tolist(), strict=True):
            mass[label] += share
        _share(counts, mass.most_common(1)[0][0] in wanted)


def spans(tags: list[int], kind: int) -> set[tuple[int, int]]:
    """The ranges that tags of a kind mark; one that goes on with nothing begins."""
    found, start = set(), None
    for k, tag in enumerate([*tags, 0]):
        if start is not None and tag != 2 + 2 * kind:
            found.add((start, k))
            start = None
        if tag == 1 + 2 * kind or (tag == 2 + 2 * kind and start is None):
            start = k
    return found


def _sets(counts: Counter[str], gold: set, found: set) -> None:  # type: ignore[type-arg]
    counts["tp"] += len(gold & found)
    counts["fp"] += len(found - gold)
    counts["fn"] += len(gold - found)


def _bits(counts: Counter[str], scores: Tensor, right: Tensor) -> None:
    said, true = scores > 0, right > 0
    counts["tp"] += int((said & true).sum())
    counts["fp"] += int((said & ~true).sum())
    counts["fn"] += int((~said & true).sum())


def _share(counts: Counter[str], right: Iterable[object] | bool) -> None:
    counts["all"] += 1
    counts["right"] += bool(right)
