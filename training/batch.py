"""Examples to batches of windows: tensors of pieces, and lists of what to learn from them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rashomon.code.encoder.datings import Dated
from rashomon.code.encoder.features import RULED
from rashomon.code.encoder.pairs import Setting
from rashomon.code.encoder.pieces import CLS, FIRST_SLOT, FORMS, SEP, SLOTS
from rashomon.code.encoder.windows import windows
from training.example import MASKED, Anchor, Count, Example, Frame

PAD = 0
MASK = 103
_DIGITS = 1010  # pieces below are no words
UNRULED = 0.3
"""The share of the windows that go without the rules' opinion."""
_QUOTES: tuple[dict[int, int], ...] = (
    {},
    {},
    {1523: 1000, 1524: 1000},  # curly to straight
    {1000: 1005, 1523: 1005, 1524: 1005},  # double to single
    {1000: 1066, 1523: 1066, 1524: 1066},  # gone: read as a mark that the text has not
)


@dataclass(slots=True)
class View:
    """One window of an example, its tokens numbered from 0."""

    ids: NDArray[np.int64]
    first: NDArray[np.int64]
    markers: NDArray[np.int64]
    bounds: list[tuple[int, int]]
    hits: list[tuple[int, int, str]]
    features: NDArray[np.uint8]
    settings: list[Setting]
    times: list[Dated]
    tags: dict[str, NDArray[np.int64]]
    frames: list[Frame]
    anchors: list[Anchor]
    counts: list[Count]
    contacts: list[tuple[int, frozenset[str]]]
    sentences: dict[str, NDArray[np.int64]]


def views(example: Example, length: int, rng: random.Random | None) -> Iterator[View]:
    """The windows of an example; with `rng`, they start anywhere."""
    sizes = [len(unit.ids) for unit in example.units]
    skip = rng.randrange(0, 3) if rng and sum(sizes) > length else 0
    for window in windows(sizes[skip:], length, length // 4 if rng else length // 3):
        yield view(example, skip + window.first, skip + window.last, length)


def view(example: Example, first: int, last: int, length: int) -> View:
    """Sentences [first, last) of an example as a window of `length` pieces at most."""
    starts = example.starts
    base, end = int(starts[first]), int(starts[last])
    ids, places, markers = [CLS], [], []
    for unit in example.units[first:last]:
        markers.append(len(ids))
        places.append(unit.first + len(ids))
        ids.extend(unit.ids.tolist())
    ids = [*ids[: length - 1], SEP]
    position = np.minimum(np.concatenate([*places, np.zeros(0, int)]), len(ids) - 1)
    inside = [h for h in example.hits if base <= h[0] and h[1] <= end]
    return View(
        ids=np.array(ids),
        first=position.astype(np.int64),
        markers=np.minimum(np.array(markers, dtype=np.int64), len(ids) - 1),
        bounds=[(int(starts[k]) - base, int(starts[k + 1]) - base) for k in range(first, last)],
        hits=[(a - base, b - base, name) for a, b, name in inside],
        features=example.features[base:end],
        settings=example.settings[first:last],
        times=[
            replace(t, sentence=t.sentence - first, first=t.first - base, last=t.last - base)
            for t in example.times
            if base <= t.first and t.last <= end
        ],
        tags={name: tags[base:end] for name, tags in example.tags.items()},
        frames=[_frame(f, base, end) for f in example.frames if base <= f.first < f.last <= end],
        anchors=[
            _anchor(one, base, end, first)
            for one in example.anchors
            if first <= one.sentence < last
        ],
        counts=[
            _count(c, base, first) for c in example.counts if base <= c.first and c.last <= end
        ],
        contacts=[(s - first, who) for s, who in example.contacts if first <= s < last],
        sentences={name: rows[first:last] for name, rows in example.sentences.items()},
    )


def _frame(frame: Frame, base: int, end: int) -> Frame:
    source = [t - base for t in frame.source if base <= t < end]
    content = [t - base for t in frame.content if base <= t < end]
    return Frame(frame.first - base, frame.last - base, source, content)


def _anchor(anchor: Anchor, base: int, end: int, first: int) -> Anchor:
    moved = Anchor(**{name: getattr(anchor, name) for name in Anchor.__slots__})
    moved.sentence -= first
    moved.source = tuple(t - base for t in anchor.source if base <= t < end)
    moved.content = tuple(t - base for t in anchor.content if base <= t < end)
    if anchor.first != MASKED:
        moved.first, moved.last = anchor.first - base, anchor.last - base
    return moved


def _count(count: Count, base: int, first: int) -> Count:
    owners = frozenset((s - first, t - base if t != MASKED else t) for s, t in count.owners)
    told = count.kinds, count.side, count.civilian
    return Count(count.first - base, count.last - base, *told, owners, count.hint)


@dataclass(slots=True)
class Batch:
    """Windows side by side: `ids`, `mask` (batch, pieces), padded; `tags` (tokens) end to end."""

    ids: Tensor
    mask: Tensor
    views: list[View]
    tags: dict[str, NDArray[np.int64]] = field(default_factory=dict)


def batch(made: Sequence[View]) -> Batch:
    """One batch of the windows."""
    ids = _padded([one.ids for one in made], PAD)
    found = Batch(ids, ids != PAD, list(made))
    for name in sorted({name for one in made for name in one.tags}):
        empty = [np.full(len(one.first), MASKED) for one in made]
        rows = [one.tags.get(name, none) for one, none in zip(made, empty, strict=True)]
        found.tags[name] = np.concatenate(rows)
    return found


def _padded(rows: Sequence[NDArray[np.int64]], fill: int) -> Tensor:
    made = np.full((len(rows), max(len(row) for row in rows)), fill, dtype=np.int64)
    for k, row in enumerate(rows):
        made[k, : len(row)] = row
    return torch.from_numpy(made)


def varied(one: View, rng: random.Random, numbers: Sequence[int], unruled: float = UNRULED) -> View:
    """The same window told of others: party slots and numbers changed, some pieces hidden.

    Now and then the rules' opinion is hidden too: they were tuned on part of the corpus, and are
    righter there than they will be elsewhere.
    """
    slots = list(range(SLOTS))
    rng.shuffle(slots)
    swapped: dict[int, int] = {}
    hide = rng.choice((0.0, 0.03, 0.08))
    quotes = rng.choice(_QUOTES)
    ids = one.ids.copy()
    for k, piece in enumerate(ids.tolist()):
        slot, form = divmod(piece - FIRST_SLOT, len(FORMS))
        if 0 <= slot < SLOTS and piece >= FIRST_SLOT:
            ids[k] = FIRST_SLOT + slots[slot] * len(FORMS) + form
        elif piece in _numbers(numbers) and rng.random() < 0.5:
            ids[k] = swapped.setdefault(piece, rng.choice(numbers))
        elif piece in quotes:
            ids[k] = quotes[piece]
        elif piece > _DIGITS and rng.random() < hide:
            ids[k] = MASK
    made = copy(one)
    made.ids = ids
    if rng.random() < unruled:
        made.features = one.features.copy()
        made.features[:, RULED] = 0
    return made


_sets: dict[int, frozenset[int]] = {}


def _numbers(numbers: Sequence[int]) -> frozenset[int]:
    return _sets.setdefault(id(numbers), frozenset(numbers))
