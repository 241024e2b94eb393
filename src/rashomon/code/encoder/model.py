"""The shipped weights: the encoder as an ONNX graph of eight-bit numbers, the heads as arrays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rashomon.code.encoder.arithmetic import gelu
from rashomon.code.encoder.arrays import Floats
from rashomon.code.encoder.pieces import CLS, SEP, Unit
from rashomon.code.encoder.windows import LENGTH, Window, windows


@dataclass(frozen=True, slots=True)
class Vectors:
    """What the encoder makes of a document: vectors of its tokens, sentence markers and means.

    `tokens` is (tokens, width), `markers` and `means` (sentences, width); `starts` numbers each
    sentence's first token, and all tokens at the end.
    """

    tokens: Floats
    markers: Floats
    means: Floats
    starts: NDArray[np.int64]


class Model:
    """One encoder and its heads' weights; the same result for the same text, always."""

    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError where the folder does not hold a model."""
        self.card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one report a core; more threads would gain little
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # windows differ in length: the arena only grows
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        with np.load(folder / "heads.npz") as stored:
            self.weights: Mapping[str, Floats] = {
                name: stored[name].astype(np.float32) for name in stored.files
            }

    def read(self, units: Sequence[Unit], features: Floats) -> Vectors:
        """The vectors of a document's sentences, each from the window in which it lies deepest.

        What the tokens' `features` come to stands beside what the encoder makes of them.
        """
        sizes = [len(unit.ids) for unit in units]
        best = _owners(sizes, list(windows(sizes)))
        rows: dict[int, tuple[Floats, Floats]] = {}
        for window, owned in best:
            for sentence, vectors in self._window(units, window):
                if sentence in owned:
                    rows[sentence] = (vectors[0], vectors[units[sentence].first])
        told = [rows[k] for k in range(len(units))]
        starts = np.cumsum([0, *(len(vectors) for _, vectors in told)])
        beside = gelu(features @ self.weights["features.weight"].T + self.weights["features.bias"])
        tokens = np.concatenate([np.concatenate([v for _, v in told]), beside], -1)
        means = np.stack([tokens[a:b].mean(0) for a, b in pairwise(starts)])
        markers = np.stack([marker for marker, _ in told])
        return Vectors(
            tokens=tokens,
            markers=np.concatenate([markers, means[:, markers.shape[1] :]], -1),
            means=means,
            starts=starts,
        )

    def _window(self, units: Sequence[Unit], window: Window) -> Iterator[tuple[int, Floats]]:
        """The vectors of the pieces of each sentence of a window, run alone: batches change sums.

        A sentence that does not fit lends its last vector to what was cut off.
        """
        ids = np.concatenate([[CLS], *(u.ids for u in units[window.first : window.last]), [SEP]])
        if len(ids) > LENGTH:
            ids = np.concatenate([ids[: LENGTH - 1], [SEP]])
        (hidden,) = self._session.run(None, {"ids": ids[None]})
        at = 1
        for sentence in range(window.first, window.last):
            size = len(units[sentence].ids)
            places = np.minimum(np.arange(at, at + size), len(ids) - 1)
            yield sentence, hidden[0, places]
            at += size


def _owners(sizes: Sequence[int], found: Sequence[Window]) -> Iterator[tuple[Window, set[int]]]:
    """For each window the sentences that lie deeper in it than in any other."""
    depth: dict[int, tuple[int, int]] = {}
    for number, window in enumerate(found):
        before = 0 if window.first else 1_000_000
        after = sum(sizes[window.first : window.last])
        after += 0 if window.last < len(sizes) else 1_000_000
        for sentence in range(window.first, window.last):
            after -= sizes[sentence]
            deep = min(before, after)
            if sentence not in depth or deep > depth[sentence][0]:
                depth[sentence] = (deep, number)
            before += sizes[sentence]
    for number, window in enumerate(found):
        yield window, {s for s in range(window.first, window.last) if depth[s][1] == number}


@cache
def shipped() -> Model:
    """The model that ships with the package, loaded once a process."""
    with resources.as_file(resources.files("rashomon.code.encoder") / "data") as folder:
        return Model(folder)
