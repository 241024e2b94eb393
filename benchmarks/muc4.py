"""Perpetrators, targets, victims and weapons on MUC-4, by entities: CEAF-REE.

usage: python benchmarks/muc4.py FILE [MODEL]      FILE: processed MUC-4, one JSON object a line

The measure is GRIT's (Du, Rush and Cardie, EACL 2021): for each role the entities found are matched
one to one with those of the templates; a match counts where the found entity's mentions are all
among the gold one's. What was found is what the head for roles tags; mentions with the same words
are one entity. Texts of MUC-4 are in one case, so sentences are cut at stops.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rashomon.code.encoder import heads
from rashomon.code.encoder.decode import tagged
from rashomon.code.encoder.folding import folded
from rashomon.code.encoder.judge import Judge
from rashomon.code.encoder.model import Model, shipped
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.model.document import Document
from training.muc4 import ROLES, sentences

Entities = dict[str, list[set[str]]]


def gold(row: dict[str, Any]) -> Entities:
    """The entities of all templates by role, those that share a mention joined."""
    found: Entities = defaultdict(list)
    for template in row["templates"]:
        for role in ROLES:
            for entity in template[role]:
                mentions = {string for string, _ in entity}
                same = [one for one in found[role] if one & mentions]
                for one in same:
                    mentions |= one
                    found[role].remove(one)
                found[role].append(mentions)
    return found


def system(judge: Judge, tables: RulesTagger, text: str) -> Entities:
    """What the head for roles tags in a text, each phrase an entity."""
    told = tuple(sentences(text))
    readings = tables.read(told, None)
    words = folded(readings)
    seen = judge.see(words, RulesCoder(tables).report(Document.of(text), readings))
    tokens = [token for one in words for token in one.sentence.tokens]
    shares = heads.tags(judge.model.weights, "roles", seen)
    found: Entities = defaultdict(list)
    for kind, role in enumerate(ROLES):
        phrases = {text[tokens[a].start : tokens[b - 1].end] for a, b in tagged(shares, kind)}
        short = {p for p in phrases if any(p != other and p in other for other in phrases)}
        found[role] = [{phrase} for phrase in sorted(phrases - short)]
    return found


def main(path: Path, model: Model) -> None:
    """Print precision, recall and F1 of each role and of all."""
    judge, tables = Judge(model), RulesTagger()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted, made = gold(row), system(judge, tables, row["doctext"])
        for role in ROLES:
            left = list(wanted[role])
            counts[role]["gold"] += len(left)
            counts[role]["made"] += len(made[role])
            for one in made[role]:
                hit = next((entity for entity in left if one <= entity), None)
                if hit is not None:
                    left.remove(hit)
                    counts[role]["right"] += 1
    for role in ROLES:
        counts["all"].update(counts[role])
    for role in (*ROLES, "all"):
        one = counts[role]
        precision, recall = one["right"] / max(1, one["made"]), one["right"] / max(1, one["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{role:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({one['gold']} entities)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Model(Path(sys.argv[2])) if sys.argv[2:] else shipped())
