"""Confidence that means something: one temperature a head, and how far it is off.

usage: python -m training.calibrate RUN [--corpus DIR] [--out FILE.json]

A head's logits are divided by its temperature, chosen for the least log loss on the dev part (Guo
et al., ICML 2017). The expected calibration error is over ten bins of equal width, and taken on the
half of the dev part that its temperature was not chosen on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.collect import Row, collect
from training.heads import Heads
from training.network import Encoder
from training.prepare import load, makers

_TRIED = [round(0.4 * 1.05**k, 3) for k in range(60)]
BINS = 10
Pairs = Sequence[Row]


def main() -> None:
    """Print the table and write the temperatures and the bins."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--cache", type=Path, default=Path("runs/cache"))
    args = parser.parse_args()
    encoder, heads = loaded(args.run)
    make = makers(args.corpus, None)["corpus-dev"]
    rows = collect(encoder, heads, load("corpus-dev", make, args.cache, args.corpus))
    found = {name: judged(pairs) for name, pairs in sorted(rows.items())}
    (args.run / "calibration.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    for name, row in found.items():
        print(
            f"{name:10} T {row['temperature']:.2f}  ECE {row['before']:.3f} -> {row['ece']:.3f}"
            f"  ({row['count']})"
        )


def loaded(run: Path) -> tuple[Encoder, Heads]:
    """The model of a run, or of its last checkpoint."""
    path = run / "model.pt"
    state = torch.load(path if path.exists() else run / "checkpoint.pt", weights_only=False)
    encoder, heads = Encoder(), Heads()
    encoder.load_state_dict(state["encoder"])
    heads.load_state_dict(state["heads"])
    return encoder.eval(), heads.eval()


def judged(pairs: Pairs) -> dict[str, object]:
    """The temperature of a head, its calibration error before and after, and its bins after."""
    halves = pairs[::2], pairs[1::2]
    after = [
        _said(mine, best(other))
        for mine, other in (halves, halves[::-1])
        if len(mine) and len(other)
    ]
    shares = torch.cat([share for share, _ in after])
    right = torch.cat([good for _, good in after])
    return {
        "temperature": best(pairs),
        "before": round(error(*_said(pairs, 1.0)), 4),
        "ece": round(error(shares, right), 4),
        "count": len(shares),
        "bins": bins(shares, right),
    }


def best(pairs: Pairs) -> float:
    """The temperature with the least log loss."""
    return min(_TRIED, key=lambda t: _loss(pairs, t))


def _loss(pairs: Pairs, temperature: float) -> float:
    total, count = 0.0, 0
    for scores, right, _ in pairs:
        scaled = scores / temperature
        if scores.shape[1] == 1:
            total += float(
                torch.nn.functional.binary_cross_entropy_with_logits(
                    scaled, right.float(), reduction="sum"
                )
            )
        else:
            wanted = scaled.masked_fill(~right, -1e4).logsumexp(-1)
            total += float((scaled.logsumexp(-1) - wanted).sum())
        count += len(scores)
    return total / max(1, count)


def _said(pairs: Pairs, temperature: float) -> tuple[Tensor, Tensor]:
    """How sure the head was of each answer that it gave, and whether that was right."""
    shares, good = [], []
    for scores, right, groups in pairs:
        scaled = scores / temperature
        if scores.shape[1] == 1:
            share = torch.sigmoid(scaled[:, 0])
            shares.append(torch.maximum(share, 1 - share))
            good.append((share >= 0.5) == right[:, 0])
            continue
        mass = scaled.softmax(-1)
        if groups is not None:
            size = int(groups.max()) + 1
            mass = torch.zeros(len(mass), size).index_add(1, groups, mass)
            wanted = torch.zeros(len(mass), size).index_add(1, groups, right.float()) > 0
        else:
            wanted = right
        top = mass.max(-1)
        shares.append(top.values)
        good.append(wanted.gather(1, top.indices[:, None])[:, 0])
    return torch.cat(shares), torch.cat(good)


def error(shares: Tensor, right: Tensor) -> float:
    """The expected calibration error over BINS bins of equal width."""
    return sum(
        row["count"] / max(1, len(shares)) * abs(row["said"] - row["right"])
        for row in bins(shares, right)
    )


def bins(shares: Tensor, right: Tensor) -> list[dict[str, float]]:
    """For each bin that holds any: how many, how sure on average, and how often right."""
    place = (shares * BINS).long().clamp(max=BINS - 1)
    return [
        {
            "count": int((place == k).sum()),
            "said": round(float(shares[place == k].mean()), 4),
            "right": round(float(right[place == k].float().mean()), 4),
        }
        for k in range(BINS)
        if (place == k).any()
    ]


if __name__ == "__main__":
    main()
