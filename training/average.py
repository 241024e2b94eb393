"""A model between two: the weights of one run, moved a share of the way to those of another.

usage: python -m training.average RUN OTHER OUT [--share 0.3]

What went on training from a run knows more and is surer than it should be; part of the way there
it does better on reports that neither saw (Wortsman et al., Model soups, ICML 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def main() -> None:
    """Write OUT/model.pt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.3)
    args = parser.parse_args()
    one, other = (
        torch.load(run / "model.pt", weights_only=False) for run in (args.run, args.other)
    )
    args.out.mkdir(parents=True, exist_ok=True)
    made = {part: between(one[part], other[part], args.share) for part in ("encoder", "heads")}
    torch.save(made, args.out / "model.pt")


def between(one: Weights, other: Weights, share: float) -> Weights:
    """The weights so far on the way from one to the other, both of the same names and shapes."""
    return {name: torch.lerp(one[name], other[name], share) for name in one}


if __name__ == "__main__":
    main()
