"""The heads in torch: what is read off the encoder's vectors."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from rashomon.code.encoder.datings import SIGNS as DATING_SIGNS
from rashomon.code.encoder.features import SIZE
from rashomon.code.encoder.pairs import SIGNS
from training.network import WIDTH

TAGS = {
    "attribution": 7,
    "saying": 5,
    "mention": 3,
    "casualty": 3,
    "date": 3,
    "place": 3,
    "roles": 11,
    "entity": 7,
}
"""Layers of token tags: 0 outside, 1 + 2k begins kind k, 2 + 2k goes on with it."""
LINKS = ("source", "content")
POINTERS = {"by": 2, "initiator": 2, "side": 2}
"""Pointers to parties, each with its answers that are no party: voice and other, none and self."""
STANCES, REACTIONS, TYPES, CONTACTS, STATUSES, KINDS, FACETS = 5, 9, 13, 8, 5, 5, 6
INNER, ARM = 224, 64
FEATURES = 48
FULL = WIDTH + FEATURES
"""Numbers of a token: the encoder's, and what its features come to."""
BUCKETS = 24


class Heads(nn.Module):
    """All heads; the names of its weights are those of the file that ships."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.features = nn.Linear(SIZE, FEATURES)
        self.tags = nn.ModuleDict({name: nn.Linear(FULL, n) for name, n in TAGS.items()})
        self.sentence = nn.Linear(2 * FULL, 1 + CONTACTS + STATUSES)
        self.anchor = nn.Linear(4 * FULL, INNER)
        self.judged = nn.Linear(INNER, 3 + STANCES + REACTIONS + TYPES + FACETS)
        self.count = nn.Linear(2 * FULL, INNER)
        self.counted = nn.Linear(INNER, KINDS + 3)
        self.link_from = nn.Linear(FULL, len(LINKS) * ARM)
        self.link_to = nn.Linear(FULL, len(LINKS) * ARM)
        self.link_far = nn.Parameter(torch.full((len(LINKS), BUCKETS), -3.0))
        self.same_from = nn.Linear(INNER, ARM)
        self.same_to = nn.Linear(INNER, ARM)
        self.same_far = nn.Parameter(torch.zeros(BUCKETS))
        self.same_signs = nn.Parameter(torch.zeros(len(SIGNS)))
        self.new = nn.Linear(INNER, 1)
        self.point_from = nn.ModuleDict({name: nn.Linear(INNER, ARM) for name in POINTERS})
        self.point_to = nn.ModuleDict({name: nn.Linear(FULL, ARM) for name in POINTERS})
        self.point_far = nn.ParameterDict({n: torch.zeros(BUCKETS) for n in POINTERS})
        self.owner_from, self.owner_to = nn.Linear(INNER, ARM), nn.Linear(INNER, ARM)
        self.owner_far = nn.Parameter(torch.zeros(BUCKETS))
        self.takes_from, self.takes_to = nn.Linear(2 * FULL, ARM), nn.Linear(FULL, ARM)
        self.takes_far = nn.Parameter(torch.full((BUCKETS,), -2.0))
        self.date_from, self.date_to = nn.Linear(INNER, ARM), nn.Linear(FULL, ARM)
        self.date_far = nn.Parameter(torch.zeros(BUCKETS))
        self.date_signs = nn.Parameter(torch.zeros(len(DATING_SIGNS)))
        self.undated = nn.Linear(INNER, 1)
        self.hint = nn.ParameterDict({n: torch.ones(1) for n in POINTERS})
        self.unhinted = nn.ParameterDict({name: torch.zeros(n) for name, n in POINTERS.items()})
        self.instead = nn.ModuleDict({name: nn.Linear(INNER, n) for name, n in POINTERS.items()})


def bucket(distance: Tensor) -> Tensor:
    """Which of BUCKETS a distance in tokens falls into; signed, ever coarser (T5's scheme)."""
    half = BUCKETS // 2
    size = distance.abs().clamp(min=1).float()
    coarse = (torch.log2(size) * 1.25).floor().long().clamp(max=half - 2) + 1
    coarse = torch.where(distance == 0, torch.zeros_like(coarse), coarse)
    return torch.where(distance < 0, coarse + half, coarse)
