"""The heads that ship do the same arithmetic as those that are trained."""

from __future__ import annotations

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra [training] is not installed")

from rashomon.code.encoder import heads as shipped  # noqa: E402
from rashomon.code.encoder.datings import Dated  # noqa: E402
from rashomon.code.encoder.datings import signs as dating_signs  # noqa: E402
from rashomon.code.encoder.features import SIZE  # noqa: E402
from rashomon.code.encoder.model import Vectors  # noqa: E402
from rashomon.code.encoder.pairs import SIGNS, Setting  # noqa: E402
from training.batch import View, varied  # noqa: E402
from training.example import Anchor  # noqa: E402
from training.heads import FULL, Heads, bucket  # noqa: E402
from training.loss import (  # noqa: E402
    Read,
    anchored,
    counted,
    date_scores,
    link_scores,
    owner_scores,
    point_scores,
    same_scores,
)


@pytest.fixture
def heads() -> Heads:
    torch.manual_seed(3)
    return Heads().eval()


@pytest.fixture
def tokens() -> torch.Tensor:
    return torch.randn(30, FULL, generator=torch.Generator().manual_seed(1))


def weights(heads: Heads) -> dict[str, np.ndarray]:
    return {name: value.numpy() for name, value in heads.state_dict().items()}


def vectors(tokens: torch.Tensor) -> Vectors:
    rows = tokens.numpy()
    means = np.stack([rows[:12].mean(0), rows[12:].mean(0)])
    return Vectors(rows, rows[[0, 12]], means, np.array([0, 12, 30]))


def read(tokens: torch.Tensor) -> Read:
    seen = vectors(tokens)
    return Read([tokens], [torch.tensor(seen.markers)], [torch.tensor(seen.means)])


def close(ours: np.ndarray, theirs: torch.Tensor) -> None:
    assert np.allclose(ours, theirs.detach().numpy(), atol=1e-4)


def test_distances_fall_into_the_same_buckets() -> None:
    far = np.arange(-600, 600)
    assert (shipped.bucket(far) == bucket(torch.tensor(far)).numpy()).all()


def test_anchors_and_what_is_judged_of_them(heads: Heads, tokens: torch.Tensor) -> None:
    told = [Anchor(0), Anchor(0, 3, 5, source=(1, 2)), Anchor(1, 14, 15, content=(15, 16))]
    keys = [(0, (), (), ()), (0, (3, 4), (1, 2), ()), (1, (14,), (), (15, 16))]
    ours = shipped.anchored(weights(heads), vectors(tokens), keys)
    theirs = anchored(heads, read(tokens), 0, told)
    close(ours, theirs)
    close(shipped.linear(weights(heads), "judged", ours), heads.judged(theirs))
    signs = np.random.default_rng(1).random((3, 3, len(SIGNS)), dtype=np.float32)
    close(
        shipped.same(weights(heads), ours, np.array([0, 3, 14]), signs),
        same_scores(heads, theirs, [0, 3, 14], torch.from_numpy(signs)),
    )


def test_what_dates_an_anchor(heads: Heads, tokens: torch.Tensor) -> None:
    told = [Anchor(0, 3, 5), Anchor(1, 14, 15)]
    times = [
        Dated(0, 0, 1, 3, "2020-01-01", (0, 3)),
        Dated(1, 0, 20, 22, "2020-01-02", ()),
    ]
    settings = [Setting(0, frozenset(), frozenset(), frozenset())] * 2
    features = np.zeros((30, SIZE), dtype=np.uint8)
    one = View(
        np.zeros(40), np.arange(30), np.array([0, 12]), [(0, 12), (12, 30)], [], features,
        settings, times, {}, [], told, [], [], {},
    )  # fmt: skip
    vectors_ = anchored(heads, read(tokens), 0, told)
    far = np.array([[1 - 3, 20 - 3], [1 - 14, 20 - 14]])
    heads.date_signs.data.normal_()
    close(
        shipped.dates(
            weights(heads),
            vectors_.detach().numpy(),
            tokens.numpy()[[1, 20]],
            far,
            dating_signs(times, [(0, 0), (1, 0)]),
        ),
        date_scores(heads, vectors_, [3, 14], tokens, one, [0, 1]),
    )


def test_pointers_and_owners(heads: Heads, tokens: torch.Tensor) -> None:
    told = shipped.counted(weights(heads), vectors(tokens), [(0, 2, 4), (1, 20, 23)])
    bounds = [(0, 12), (12, 30)]
    theirs = counted(heads, read(tokens), 0, bounds, [(2, 4), (20, 23)])
    close(told, theirs)
    hits, where = [(1, 2, "A"), (7, 8, "B"), (25, 26, "A")], [2, 20]
    places = [first for first, _, _ in hits]
    far = np.array(places)[None] - np.array(where)[:, None]
    ours = shipped.pointed(weights(heads), "side", told, tokens.numpy()[places], far)
    labels, hints = ["none", "self", "A", "B", "A"], ["A", None]
    close(
        shipped.hinted(weights(heads), "side", ours, labels, hints),
        point_scores(heads, "side", theirs, where, tokens, hits, hints),
    )
    close(
        shipped.owners(weights(heads), told, told, np.array([[0, 18], [-18, 0]])),
        owner_scores(heads, theirs, theirs, where, where),
    )


def test_links(heads: Heads, tokens: torch.Tensor) -> None:
    cues = tokens[[3, 14]]
    far = np.arange(30)[None] - np.array([3, 14])[:, None]
    ours = shipped.links(
        weights(heads), cues.numpy(), shipped.linkable(weights(heads), tokens.numpy()), far
    )
    close(ours, torch.sigmoid(link_scores(heads, cues, tokens, [3, 14])))


def test_varying_a_window_keeps_its_length_and_its_parties_apart() -> None:
    ids = np.array([101, 81, 1, 2500, 6, 1, 3000, 102])
    told = np.zeros((2, SIZE), dtype=np.uint8)
    one = View(
        ids, np.array([2, 4]), np.array([1]), [(0, 2)], [], told, [], [], {}, [], [], [], [], {}
    )
    for seed in range(20):
        made = varied(one, random.Random(seed), [2500, 2501])
        assert len(made.ids) == len(ids)
        assert made.ids[2] == made.ids[5] != made.ids[4]
