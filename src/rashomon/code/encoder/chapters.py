"""The chapters of a long document, judged one by one, as one document again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from rashomon.code.encoder.judged import Anchor, Counted, Judged, Range, Same
from rashomon.code.reading import Reading


def joined(parts: Sequence[tuple[Sequence[Reading], Judged]]) -> Judged:
    """What was judged of all chapters, each told with its sentences, numbered through."""
    if len(parts) == 1:
        return parts[0][1]
    moved, sentences, tokens, anchors, counts = [], 0, 0, 0, 0
    for readings, judged in parts:
        moved.append(_moved(judged, sentences, tokens, anchors, counts))
        sentences += len(readings)
        tokens += sum(len(reading.sentence.tokens) for reading in readings)
        anchors += len(judged.anchors)
        counts += sum(len(reading.casualties) for reading in readings)
    return Judged(
        anchors=tuple(one for part in moved for one in part.anchors),
        same=Same(tuple(one for part in moved for one in part.same.chapters)),
        furniture=np.concatenate([part.furniture for part in moved]),
        contacts=np.concatenate([part.contacts for part in moved]),
        statuses=np.concatenate([part.statuses for part in moved]),
        words={
            name: np.concatenate([part.words[name] for part in moved]) for name in moved[0].words
        },
        spans={name: [one for p in moved for one in p.spans[name]] for name in moved[0].spans},
        counts=tuple(one for part in moved for one in part.counts),
        takers={k: told for part in moved for k, told in part.takers.items()},
    )


def _moved(judged: Judged, sentences: int, tokens: int, anchors: int, counts: int) -> Judged:
    """A chapter with its numbers moved by what stands before it."""

    def at(range_: Range) -> Range:
        return range_[0] + tokens, range_[1] + tokens

    def anchor(one: Anchor) -> Anchor:
        return replace(
            one,
            sentence=one.sentence + sentences,
            cue=at(one.cue) if one.cue else None,
            source=at(one.source) if one.source else None,
            content=tuple(map(at, one.content)),
        )

    def count(one: Counted) -> Counted:
        return replace(
            one,
            sentence=one.sentence + sentences,
            tokens=at(one.tokens),
            ruled=None if one.ruled is None else one.ruled + counts,
            owner=one.owner + anchors,
        )

    def spans(found: Iterable[Range]) -> list[Range]:
        return [at(one) for one in found]

    return replace(
        judged,
        anchors=tuple(map(anchor, judged.anchors)),
        same=Same(tuple((first + anchors, logits) for first, logits in judged.same.chapters)),
        spans={name: spans(found) for name, found in judged.spans.items()},
        counts=tuple(map(count, judged.counts)),
        takers={k + sentences: told for k, told in judged.takers.items()},
    )
