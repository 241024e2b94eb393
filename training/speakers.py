"""Counts what clues are worth for a speaker's party: the table code/who/data/weights.txt.

usage: PYTHONPATH=benchmarks python -m training.speakers FOLDER ... --out FILE

Each FOLDER holds codings (NAME.json) with their texts (NAME.txt). Every speaker whose own words
name no party is a question, the parties that the text names are its answers, and the coding says
which is right: a conditional logit (McFadden, 1974), one weight a clue and sort of speaker, drawn
to zero by a Gaussian prior. The same folders give the same table. Run it twice after a change of
the clues: who spoke before is itself told by the table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from rashomon.code.tagger import RulesTagger
from rashomon.code.who.resolver import SELF, Question
from rashomon.code.who.settle import resolver_of
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences
from speakers import located, one_party

_LEAST = 10  # questions in which a clue must be met
_PRIOR = 2.0  # precision of the prior
_KEPT = 0.05  # logits below which a clue is left out
Key = tuple[str, str]


class Asked(NamedTuple):
    """A question and the answers that the coding makes right."""

    question: Question
    right: frozenset[str]


def asked(folders: Sequence[Path]) -> Iterator[Asked]:
    """All questions of the codings, each speaker and party once a document."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        coding: dict[str, Any] = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        page, day = lines(text), coding.get("published")
        whole = day if day and len(day) == 10 else None
        readings = RulesTagger().read(sentences(text, page), whole)
        speakers = resolver_of(text, page, readings)
        for span, party in dict.fromkeys((one.span, one.party) for one in located(text, coding)):
            question = speakers.question(span) if span is not None else None
            if question is not None:
                names = (name for name in question.clues if name != SELF)
                right = frozenset(name for name in names if one_party(party, name))
                yield Asked(question, right or frozenset((SELF,)))


def keys(question: Question, name: str) -> Iterator[Key]:
    """The weights that count for a party in a question."""
    for clue in question.clues[name]:
        yield str(question.sort), clue
        yield "any", clue


def fitted(questions: Sequence[Asked]) -> dict[Key, float]:
    """The weight of each clue that is met often enough."""
    met = Counter(
        key for one in questions for name in one.question.clues for key in keys(one.question, name)
    )
    known = {key: k for k, key in enumerate(sorted(key for key, n in met.items() if n >= _LEAST))}
    rows, columns, groups, right = [], [], [], []
    for number, one in enumerate(questions):
        for name in one.question.clues:
            found = [known[key] for key in keys(one.question, name) if key in known]
            rows += [len(groups)] * len(found)
            columns += found
            groups.append(number)
            right.append(name in one.right)
    table = torch.sparse_coo_tensor(
        torch.tensor([rows, columns]),
        torch.ones(len(rows), dtype=torch.float64),
        (len(groups), len(known)),
    ).to_sparse_csr()
    weights = _descend(table, torch.tensor(groups), torch.tensor(right))
    return dict(zip(known, weights.tolist(), strict=True))


def _descend(table: torch.Tensor, groups: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """The weights that make the right answers likeliest."""
    weights = torch.zeros(table.shape[1], dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")
    count = int(groups.max()) + 1

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = (table @ weights[:, None])[:, 0].clamp(-30, 30).exp()
        every = torch.zeros(count, dtype=torch.float64).index_add(0, groups, scores)
        good = torch.zeros(count, dtype=torch.float64).index_add(0, groups, scores * right)
        value = -(good / every).log().sum() + _PRIOR / 2 * (weights @ weights)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    search.step(loss)
    return weights.detach()


def main() -> None:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, usage=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    chosen = parser.parse_args()
    questions = list(asked(chosen.folders))
    weights = fitted(questions)
    head = (
        '# What each clue is worth: sort of speaker ("any" counts for all) | clue | logits.\n'
        f"# Counted by training/speakers.py on {len(questions)} speakers of the corpus.\n"
    )
    kept = (
        f"{sort} | {clue} | {w:.2f}\n"
        for (sort, clue), w in sorted(weights.items())
        if abs(w) >= _KEPT
    )
    chosen.out.write_text(head + "".join(kept), "utf-8")


if __name__ == "__main__":
    main()
