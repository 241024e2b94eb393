"""Training: one encoder, all heads, many data sets; goes on where it was interrupted.

usage: python -m training.train OUT [--recipe open|all] [--data DIR] [--corpus DIR] …
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from rashomon.code.encoder.features import RULED
from rashomon.code.encoder.pieces import FIRST_SLOT, FORMS, SLOTS, tokenizer
from training.batch import UNRULED, View, batch, varied, views
from training.evaluate import evaluate
from training.example import Example
from training.heads import Heads
from training.loss import losses
from training.network import Encoder, base, encoded
from training.prepare import load, makers

WEIGHTS = {
    **dict.fromkeys(("saying", "mention", "casualty", "date", "place"), 8.0),
    **dict.fromkeys(("fore", "back", "reacts", "contact", "furniture"), 4.0),
    "attribution": 10.0,
    "roles": 4.0,
    "entity": 2.0,
    "same": 2.0,
    "when": 1.5,
    "kind": 2.0,
    "stance": 1.5,
    "type": 1.5,
    "link": 0.7,
    "side": 0.7,
    "owner": 0.5,
    "takes": 0.5,
    "civilian": 0.3,
    "status": 0.1,
}
"""What each head's loss counts, so that no head's gradient drowns the others': a mean over tokens
is far smaller in it than a mean over the few cues or counts of a batch."""
OPEN = {
    "corpus": (0.25, 0.35),
    "written": (0.45, 0.55),
    "marks": (0.25, 0.1),
    "re3d": (0.03, 0.0),
    "isaf": (0.02, 0.0),
}
RECIPES = {
    "open": OPEN,
    "all": {
        "corpus": (0.1, 0.3),
        "written": (0.15, 0.45),
        "marks": (0.08, 0.08),
        "polnear": (0.45, 0.15),
        "muc4": (0.12, 0.03),
        "case2021": (0.03, 0.0),
        "isaf": (0.02, 0.0),
        "re3d": (0.02, 0.0),
        "wikineural": (0.02, 0.0),
        "crossner": (0.01, 0.0),
    },
}
"""For each recipe its data sets, with the share of the batches at the start and at the end."""


SIZES = (64, 128, 200, 260, 320, 384, 512)
"""Length classes of windows, in pieces: a batch is of one class, where it can be."""


@dataclass
class Plan:
    """How to train: steps of `pieces` word pieces, the rates at their peak."""

    steps: int = 7000
    pieces: int = 1024
    length: int = 512
    rate: float = 2e-4
    head_rate: float = 3e-3
    seed: int = 7
    share: float = 1.0
    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


SILENT = {
    "features": ("features.weight",),
    "hints": ("hint.", "unhinted."),
    "signs": ("same_signs",),
}
"""What can be left out to see what it is worth: weights of the heads, by how their names begin."""


def main() -> None:
    """Train, log, and write OUT/model.pt."""
    args = _arguments()
    plan = Plan(
        steps=args.steps,
        seed=args.seed,
        share=args.share,
        length=args.length,
        pieces=args.pieces,
        without=tuple(args.without),
        only=tuple(args.only),
    )
    if args.start and not args.only:  # gently: what that run learned is to be kept
        plan.rate, plan.head_rate = plan.rate / 2, plan.head_rate / 2
    out: Path = args.out
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    made = makers(args.corpus, args.data)
    wanted = {n: shares for n, shares in RECIPES[args.recipe].items() if n not in args.without}
    mix = {name: shares for name, shares in wanted.items() if name in made}
    for name in wanted.keys() - mix.keys():
        print(f"{name}: not here (no --data), trained without")
    sets = {name: load(name, made[name], args.cache, args.corpus) for name in mix}
    dev = {
        name: load(name, make, args.cache, args.corpus)
        for name, make in made.items()
        if "-dev" in name
    }
    trainer = _Trainer(plan, out, mix, sets, dev, device)
    if args.start:
        trainer.start(args.start)
    trainer.run()


class _Trainer:
    def __init__(
        self,
        plan: Plan,
        out: Path,
        mix: dict[str, tuple[float, float]],
        sets: dict[str, list[Example]],
        dev: dict[str, list[Example]],
        device: str,
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.out, self.mix, self.device = plan, out, mix, device
        self.dev = dev
        self.encoder, self.heads = Encoder(dropout=0.05).to(device), Heads()
        self.encoder.load_state_dict(base())
        name_slots(self.encoder)
        _silence(self.heads, plan.without)
        if plan.only:
            _freeze(self.encoder, self.heads, plan.only)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": self.encoder.parameters(), "peak": plan.rate},
                {"params": self.heads.parameters(), "peak": plan.head_rate},
            ],
            weight_decay=0.01,
            fused=True,
        )
        self.rng = random.Random(plan.seed)
        self.sets = {name: _some(sets[name], plan.share, name) for name in mix}
        self.queues: dict[str, dict[int, list[View]]] = {name: {} for name in mix}
        vocabulary = tokenizer().get_vocab()
        self.numbers = sorted(
            i for word, i in vocabulary.items() if word.isdigit() and len(word) < 4
        )
        self.step = 0

    def start(self, path: Path) -> None:
        """Take the weights of another run's model."""
        state = torch.load(path, weights_only=False)
        self.encoder.load_state_dict(state["encoder"])
        own = self.heads.state_dict()  # it may lack newer heads, or have them in another shape
        known = {n: v for n, v in state["heads"].items() if n in own and own[n].shape == v.shape}
        self.heads.load_state_dict(known, strict=False)

    def run(self) -> None:
        """Train to the last step, from the checkpoint where there is one."""
        self._resume()
        began, sums = time.time(), {}
        while self.step < self.plan.steps:
            self._rates()
            for name, value in self._learn(self._batch()).items():
                sums.setdefault(name, []).append(value)
            self.step += 1
            if self.step % 100 == 0:
                told = {name: round(sum(v) / len(v), 4) for name, v in sorted(sums.items())}
                self._log({"step": self.step, "seconds": round(time.time() - began), **told})
                sums = {}
            if self.step % 500 == 0 or self.step == self.plan.steps:
                self._log({"step": self.step, "dev": evaluate(self.encoder, self.heads, self.dev)})
                self._save()
        state = {"encoder": self.encoder.state_dict(), "heads": self.heads.state_dict()}
        torch.save(state, self.out / "model.pt")

    def _learn(self, views_: list[View]) -> dict[str, float]:
        self.encoder.train(not self.plan.only), self.heads.train()
        if "variation" not in self.plan.without:
            hide = 1.0 if "rules" in self.plan.without else UNRULED
            views_ = [varied(one, self.rng, self.numbers, hide) for one in views_]
        made = batch(views_)
        with torch.set_grad_enabled(not self.plan.only):
            hidden = encoded(self.encoder, made.ids, made.mask)
        found = losses(self.heads, hidden, made)
        total = sum(WEIGHTS.get(name, 1.0) * value for name, value in found.items())
        assert isinstance(total, torch.Tensor)
        if not total.requires_grad:  # a batch that teaches nothing of what is trained
            return {}
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
        torch.nn.utils.clip_grad_norm_(self.heads.parameters(), 5.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        return {name: float(value.detach()) for name, value in found.items()}

    def _rates(self) -> None:
        done = self.step / self.plan.steps
        factor = min(1.0, self.step / 100) * (1 - done)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor

    def _batch(self) -> list[View]:
        """Windows of like length from several data sets, as many as fit."""
        done = self.step / self.plan.steps
        names = [name for name in self.mix if self.sets[name]]
        shares = [a + (b - a) * done for a, b in (self.mix[name] for name in names)]
        taken = [self._draw(self.rng.choices(names, shares)[0])]
        size = _size(taken[0])
        while (len(taken) + 1) * size <= self.plan.pieces:
            taken.append(self._draw(self.rng.choices(names, shares)[0], size))
        return taken

    def _draw(self, name: str, size: int | None = None) -> View:
        """The next window of a data set, of that size if it has any left."""
        queue = self.queues[name]
        if not any(queue.values()):
            self._fill(name)
        full = [one for one, held in queue.items() if held]
        chosen = size if size in full else self.rng.choices(full, [len(queue[s]) for s in full])[0]
        return queue[chosen].pop()

    def _fill(self, name: str) -> None:
        """All windows of a data set anew, by size, in any order."""
        made = [v for e in self.sets[name] for v in views(e, self.plan.length, self.rng)]
        self.rng.shuffle(made)
        for one in made:
            self.queues[name].setdefault(_size(one), []).append(one)

    def _log(self, row: dict[str, object]) -> None:
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)

    def _save(self) -> None:
        state = {
            "step": self.step,
            "encoder": self.encoder.state_dict(),
            "heads": self.heads.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "rng": self.rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        fresh = self.out / "checkpoint.new"
        torch.save(state, fresh)
        fresh.replace(self.out / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=False)
        self.encoder.load_state_dict(state["encoder"])
        self.heads.load_state_dict(state["heads"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])
        self.step = state["step"]


@torch.no_grad()
def _silence(heads: Heads, without: Sequence[str]) -> None:
    """Set to zero for good the weights of what is left out."""
    left = tuple(stem for name in without for stem in SILENT.get(name, ()))
    for name, weights in heads.named_parameters():
        if left and name.startswith(left):
            weights.requires_grad_(False).zero_()
    if "rules" in without:  # their columns are never seen in training, so that they stay zero
        heads.features.weight[:, RULED] = 0


def _freeze(encoder: Encoder, heads: Heads, only: Sequence[str]) -> None:
    """Keep all weights as they are, but for those of the heads whose names begin so."""
    encoder.requires_grad_(False)
    for name, weights in heads.named_parameters():
        weights.requires_grad_(name.startswith(tuple(only)))


def _size(view: View) -> int:
    """The length class of a window: the least of SIZES that holds it."""
    return next((size for size in SIZES if len(view.ids) <= size), SIZES[-1])


_WORDS = {
    "name": "russia ukraine israel iran india pakistan turkey syria iraq china georgia rebels",
    "demonym": "russian ukrainian israeli iranian indian pakistani turkish syrian iraqi chinese",
    "capital": "moscow kiev tehran delhi islamabad ankara damascus baghdad beijing washington",
    "organ": "pentagon kremlin ministry army government military navy",
    "person": "putin obama minister president general spokesman",
}


@torch.no_grad()
def name_slots(encoder: Encoder) -> None:
    """Start each slot's pieces from the words of their form, each slot with a turn of its own."""
    table, known = encoder.words.weight, tokenizer().get_vocab()
    turns = torch.randn(SLOTS, table.shape[1], generator=torch.Generator().manual_seed(1))
    size = table.norm(dim=1).mean()
    for column, form in enumerate(FORMS):
        middle = table[[known[w] for w in _WORDS[form].split() if w in known]].mean(0)
        for slot in range(SLOTS):
            turn = turns[slot] / turns[slot].norm() * size * 0.5
            table[FIRST_SLOT + slot * len(FORMS) + column] = middle + turn


def _some(examples: list[Example], share: float, name: str) -> list[Example]:
    """A share of our own examples, always the same ones; all of others'."""
    if share >= 1 or name not in ("corpus", "written"):
        return examples
    order = sorted(examples, key=lambda e: random.Random(e.name).random())
    return order[: max(1, round(share * len(order)))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--recipe", choices=RECIPES, default="open")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--cache", type=Path, default=Path("runs/cache"))
    parser.add_argument("--start", type=Path, help="model.pt of another run, to go on from")
    parser.add_argument("--steps", type=int, default=Plan.steps)
    parser.add_argument("--length", type=int, default=Plan.length)
    parser.add_argument("--pieces", type=int, default=Plan.pieces)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--share", type=float, default=Plan.share)
    left = [
        *SILENT,
        "rules",
        "variation",
        *dict.fromkeys(n for mix in RECIPES.values() for n in mix),
    ]
    parser.add_argument("--without", nargs="*", default=[], choices=left, metavar="PART")
    parser.add_argument("--only", nargs="*", default=[], metavar="WEIGHTS")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
