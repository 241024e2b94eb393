"""The trained model as what ships: an ONNX graph of eight-bit numbers and the heads' arrays.

usage: python -m training.export RUN FOLDER [--float]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.heads import POINTERS, TAGS
from training.network import Encoder


class _Graph(nn.Module):
    """The encoder over one window, with nothing padded."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        """`ids` (1, pieces) to vectors (1, pieces, width)."""
        return self.encoder(ids)


def main() -> None:
    """Write FOLDER/encoder.onnx, heads.npz and card.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="keep 32-bit numbers, to compare")
    parser.add_argument("--name", default="encoder-1")
    args = parser.parse_args()
    path = args.run / "model.pt"
    state = torch.load(path if path.exists() else args.run / "checkpoint.pt", weights_only=False)
    args.folder.mkdir(parents=True, exist_ok=True)
    write_encoder(state["encoder"], args.folder / "encoder.onnx", args.float)
    told = args.run / "calibration.json"
    known = json.loads(told.read_text("utf-8")) if told.exists() else {}
    tempered(state["heads"], {name: row["temperature"] for name, row in known.items()})
    kind = np.float32 if args.float else np.float16
    arrays = {name: value.numpy().astype(kind) for name, value in state["heads"].items()}
    np.savez_compressed(args.folder / "heads.npz", **arrays)
    card = {"name": args.name, "numbers": "fp32" if args.float else "int8"}
    (args.folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


_JUDGED = {
    "fore": (0, 1),
    "back": (1, 2),
    "reacts": (2, 3),
    "stance": (3, 8),
    "reaction": (8, 17),
    "type": (17, 30),
    "facet": (30, 36),
}
_SENTENCE = {"furniture": (0, 1), "contact": (1, 9), "status": (9, 14)}
_COUNTED = {"kind": (0, 5), "civilian": (5, 8)}
_ROWS = {"judged": _JUDGED, "sentence": _SENTENCE, "counted": _COUNTED}
_ARMS = {
    "link": ("link_from.weight", "link_from.bias", "link_far"),
    "same": (
        "same_from.weight",
        "same_from.bias",
        "same_far",
        "same_signs",
        "new.weight",
        "new.bias",
    ),
    "when": (
        "date_from.weight",
        "date_from.bias",
        "date_far",
        "date_signs",
        "undated.weight",
        "undated.bias",
    ),
    "owner": ("owner_from.weight", "owner_from.bias", "owner_far"),
    "takes": ("takes_from.weight", "takes_from.bias", "takes_far"),
}


def tempered(weights: dict[str, Tensor], temperatures: dict[str, float]) -> None:
    """Divide each head's logits by its temperature, by dividing what they are sums of."""
    for name in TAGS:
        _divide(weights, (f"tags.{name}.weight", f"tags.{name}.bias"), temperatures.get(name))
    for layer, rows in _ROWS.items():
        for name, (first, last) in rows.items():
            for part in ("weight", "bias"):
                weights[f"{layer}.{part}"][first:last] /= temperatures.get(name, 1.0)
    for name in POINTERS:
        parts = (f"point_from.{name}", f"instead.{name}")
        named = [f"{part}.{kind}" for part in parts for kind in ("weight", "bias")]
        _divide(weights, (*named, f"point_far.{name}"), temperatures.get(name))
    for name, parts in _ARMS.items():
        _divide(weights, parts, temperatures.get(name))


def _divide(weights: dict[str, Tensor], names: Sequence[str], by: float | None) -> None:
    for name in names:
        weights[name] /= by or 1.0


def write_encoder(weights: dict[str, Tensor], path: Path, keep: bool) -> None:
    """The encoder as a graph at `path`, its matrices quantised to eight bits unless kept."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    encoder = Encoder()
    encoder.load_state_dict(weights)
    encoder.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = path if keep else Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Graph(encoder),
            (torch.ones(1, 16, dtype=torch.int64),),
            str(whole),
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_axes={"ids": {1: "pieces"}, "vectors": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        if not keep:
            quantize_dynamic(
                whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )


if __name__ == "__main__":
    main()
