"""The heads: what is read off the encoder's vectors, in numpy.

Names of weights and the arithmetic are those of training/heads.py and training/loss.py, which the
tests of training hold them to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.code.encoder.arithmetic import gelu, sigmoid, softmax
from rashomon.code.encoder.arrays import Floats, Ints
from rashomon.code.encoder.model import Vectors

ARM, BUCKETS = 64, 24
OPTIONS = {"by": ("voice", "other"), "initiator": ("none", "self"), "side": ("none", "self")}
"""For each pointer the answers that are no party."""
UNDATED = "none"
"""The answer that no time dates an incident."""
STANCE, REACTION, TYPE, FACET = slice(3, 8), slice(8, 17), slice(17, 30), slice(30, 36)
"""Where these stand in the scores of an anchor, after fore, back and reacts."""
Weights = Mapping[str, Floats]
Parts = tuple[int, Sequence[int], Sequence[int], Sequence[int]]


def bucket(distance: Ints) -> Ints:
    """Which of BUCKETS a distance in tokens falls into; signed, ever coarser."""
    half = BUCKETS // 2
    size = np.maximum(np.abs(distance), 1).astype(np.float32)
    coarse = np.minimum(np.floor(np.log2(size) * 1.25).astype(np.int64), half - 2) + 1
    coarse = np.where(distance == 0, 0, coarse)
    return np.where(distance < 0, coarse + half, coarse)


def linear(weights: Weights, name: str, values: Floats) -> Floats:
    """values · W + b."""
    return values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def tags(weights: Weights, name: str, seen: Vectors) -> Floats:
    """Probabilities (tokens, labels) of a layer of tags."""
    return softmax(linear(weights, f"tags.{name}", seen.tokens))


def sentence(weights: Weights, seen: Vectors) -> Floats:
    """Logits (sentences, 14) of furniture, the eight kinds of contact and the five statuses."""
    return linear(weights, "sentence", np.concatenate([seen.markers, seen.means], -1))


def anchored(weights: Weights, seen: Vectors, anchors: Sequence[Parts]) -> Floats:
    """The vectors (anchors, inner) of anchors: (sentence, cue, source, content), tokens each.

    Without a cue, the sentence speaks in the document's own voice; source and content may be empty.
    """
    rows = [
        np.concatenate(
            [
                mean(seen, cue) if len(cue) else seen.means[sentence],
                mean(seen, source),
                mean(seen, content),
                seen.markers[sentence],
            ]
        )
        for sentence, cue, source, content in anchors
    ]
    return gelu(linear(weights, "anchor", np.stack(rows)))


def mean(seen: Vectors, tokens: Sequence[int]) -> Floats:
    """The mean vector of tokens, zero of none."""
    if not len(tokens):
        return np.zeros_like(seen.tokens[0])
    found: Floats = seen.tokens[list(tokens)].mean(0)
    return found


def counted(weights: Weights, seen: Vectors, counts: Sequence[tuple[int, int, int]]) -> Floats:
    """The vectors (counts, 256) of casualty phrases: (sentence, first, last)."""
    rows = [
        np.concatenate([seen.tokens[first:last].mean(0), seen.markers[place]])
        for place, first, last in counts
    ]
    return gelu(linear(weights, "count", np.stack(rows)))


def linkable(weights: Weights, tokens: Floats) -> Floats:
    """What cues look for in tokens (tokens, 2, ARM): worked out once for all cues."""
    return linear(weights, "link_to", tokens).reshape(len(tokens), 2, ARM)


def links(weights: Weights, cues: Floats, tells: Floats, far: Ints) -> Floats:
    """Probabilities (cues, 2, tokens) that a token is a cue's source, or its content.

    `tells` are `linkable` tokens, `far` (cues, tokens) is how many each stands after the cue.
    """
    asks = linear(weights, "link_from", cues).reshape(len(cues), 2, ARM)
    scores = np.einsum("crd,trd->crt", asks, tells) / ARM**0.5
    return sigmoid(scores + weights["link_far"][:, bucket(far)].transpose(1, 0, 2))


def pointed(weights: Weights, name: str, asking: Floats, hits: Floats, far: Ints) -> Floats:
    """Logits (asking, options + hits) of who is meant; `far` (asking, hits) in tokens."""
    instead = linear(weights, f"instead.{name}", asking)
    if not len(hits):
        return instead
    asks = linear(weights, f"point_from.{name}", asking)
    tells = linear(weights, f"point_to.{name}", hits)
    scores = asks @ tells.T / np.float32(ARM**0.5) + weights[f"point_far.{name}"][bucket(far)]
    return np.concatenate([instead, scores], -1)


def hinted(
    weights: Weights, name: str, scores: Floats, labels: Sequence[str], hints: Sequence[str | None]
) -> Floats:
    """The logits of a pointer with what rules take for its answers; `labels` name its columns."""
    right = np.array([[label == hint for label in labels] for hint in hints], dtype=np.float32)
    free = np.zeros(len(labels), dtype=np.float32)
    free[: len(OPTIONS[name])] = weights[f"unhinted.{name}"]
    none = np.array([[hint is None] for hint in hints], dtype=np.float32)
    told: Floats = scores + weights[f"hint.{name}"] * right + none * free
    return told


def dates(weights: Weights, anchors: Floats, times: Floats, far: Ints, told: Floats) -> Floats:
    """Logits (anchors, 1 + times) of what dates the incident of each anchor; first: none does.

    `times` are the vectors of their first tokens, `far` how many tokens each stands after the
    anchor, `told` (anchors, times, signs) is what tables tell of each two.
    """
    none = linear(weights, "undated", anchors)
    if not len(times):
        return none
    scores = linear(weights, "date_from", anchors) @ linear(weights, "date_to", times).T
    scores = scores / np.float32(ARM**0.5) + weights["date_far"][bucket(far)]
    return np.concatenate([none, scores + told @ weights["date_signs"]], -1)


def takers(weights: Weights, sentences: Floats, hits: Floats, far: Ints) -> Floats:
    """Logits (sentences, hits) that the party named takes part in the sentence's contact.

    `sentences` are markers and means side by side, `far` is how many tokens each hit stands after
    the sentence's first.
    """
    asks, tells = linear(weights, "takes_from", sentences), linear(weights, "takes_to", hits)
    return asks @ tells.T / np.float32(ARM**0.5) + weights["takes_far"][bucket(far)]


def owners(weights: Weights, counts: Floats, anchors: Floats, far: Ints) -> Floats:
    """Logits (counts, anchors) of who gives each count; `far` is in tokens after the count."""
    asks, tells = linear(weights, "owner_from", counts), linear(weights, "owner_to", anchors)
    return asks @ tells.T / np.float32(ARM**0.5) + weights["owner_far"][bucket(far)]


def same(weights: Weights, anchors: Floats, places: Ints, told: Floats) -> Floats:
    """Logits (anchors, anchors + 1) of the earlier anchor of the same incident; last: none is.

    `told` (anchors, anchors, signs) is what tables tell of each two.
    """
    far = places[None] - places[:, None]
    scores = linear(weights, "same_from", anchors) @ linear(weights, "same_to", anchors).T
    scores = scores / np.float32(ARM**0.5) + weights["same_far"][bucket(far)]
    scores = scores + told @ weights["same_signs"]
    earlier = np.tri(len(anchors), k=-1, dtype=bool)
    return np.concatenate(
        [np.where(earlier, scores, np.float32(-1e4)), linear(weights, "new", anchors)], -1
    )
