"""The data sets as examples, prepared once and kept."""

from __future__ import annotations

import functools
import hashlib
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

from training import corpus, marks, muc4, others, polnear
from training.example import Example
from training.split import parts

Maker = Callable[[], Iterator[Example]]


def makers(ours: Path, data: Path | None) -> dict[str, Maker]:
    """How each data set is made, by name; those of `data` only where that folder is."""
    split = parts(ours)
    made: dict[str, Maker] = {
        "corpus": lambda: corpus.examples(split["train"]),
        "corpus-dev": lambda: corpus.examples(split["dev"]),
        "written": lambda: corpus.examples(split["written"]),
        "marks": lambda: marks.examples(ours / "m"),
    }
    if data is not None:
        made |= {
            "polnear": lambda: polnear.examples(data / "polnear/data/train"),
            "polnear-dev": lambda: polnear.examples(data / "polnear/data/dev"),
            "re3d": lambda: others.re3d(data / "re3d"),
            "isaf": lambda: others.isaf(
                data / "isaf_press_releases/data/isaf_press_releases_ft_test.jsonl"
            ),
            "case2021": lambda: others.case2021(
                data / "case2021/task2/test_dataset/test_set_final_release_with_labels.tsv"
            ),
            "wikineural": lambda: others.conll(data / "wikineural/wikineural/en/val.conllu", 2),
            "crossner": lambda: others.conll(data / "crossner/politics/train.txt", 1),
            "muc4": lambda: muc4.examples(data / "muc4/processed/train.json"),
            "muc4-dev": lambda: muc4.examples(data / "muc4/processed/dev.json"),
        }
    return made


def load(name: str, make: Maker, cache: Path, ours: Path) -> list[Example]:
    """The examples of a data set, from the cache where code and corpus are the same."""
    path = cache / f"{name}-{_version(ours)}.pickle"
    if path.exists():
        with path.open("rb") as file:
            return list(pickle.load(file))
    found = list(make())
    cache.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        pickle.dump(found, file)
    fresh.replace(path)
    return found


@functools.cache
def _version(ours: Path) -> str:
    """What the prepared examples depend on: the code that makes them, and our corpus."""
    paths = [*sorted(Path(__file__).parent.glob("*.py")), *sorted(ours.glob("*/*.*"))]
    made = hashlib.sha256()
    for path in paths:
        made.update(path.name.encode() + path.read_bytes())
    return made.hexdigest()[:8]
