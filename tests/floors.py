"""A few cheap measures of each coder, on fixed reports of the corpus, and their floors.

usage: python tests/floors.py     sets each floor to 0.03 below what is measured, if that is higher

floors.json holds for each coder the hash of its reports' files and the floors. The encoder's are
the reports that it was not trained on; the rules' are a sample. The measures are of the reports'
foreground incidents: F1 of the parties that claim, of (party, stance) and of counts (kind, low,
high); the share of coded first days that are found; the share of reports without an incident in
which none is found.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from rashomon.api import code
from rashomon.code.coder import coder
from rashomon.knowledge.parties import party_named
from rashomon.model.vocabulary import CoderName
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from training.split import parts

CORPUS = Path(__file__).parents[1] / "corpus"
FLOORS = Path(__file__).with_name("floors.json")
SAMPLE, SEED, MARGIN = 40, 1, 0.03

Coding = dict[str, Any]


def sample(by: str) -> list[Path]:
    """The texts that a coder is measured on.

    The encoder's: those held back from training. The rules': SAMPLE drawn by SEED, and all that
    have no incident.
    """
    if by == CoderName.ENCODER:
        return [path.with_suffix(".txt") for path in parts(CORPUS)["dev"]]
    texts = sorted(CORPUS.glob("[a-h]/*.txt"))
    drawn = random.Random(SEED).sample(texts, SAMPLE)
    return sorted({*drawn, *filter(_is_quiet, texts)})


def _is_quiet(text: Path) -> bool:
    return not json.loads(text.with_suffix(".json").read_text("utf-8"))["incidents"]


def corpus_hash(texts: Iterable[Path]) -> str:
    """The hash of the texts, their codings and their manifests."""
    files = {path for text in texts for path in _files(text)}
    parts = (f"{path.relative_to(CORPUS)} ".encode() + path.read_bytes() for path in sorted(files))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _files(text: Path) -> tuple[Path, Path, Path]:
    return text, text.with_suffix(".json"), text.with_name("manifest.csv")


def codings(texts: list[Path], by: str) -> list[tuple[Coding, Coding]]:
    """What people coded and what the coder of that name codes, a text."""
    origins, chosen = Origins(files=texts), coder(by)
    return [
        (
            json.loads(path.with_suffix(".json").read_text("utf-8")),
            code(read_document(path, origins.of(path)), chosen),
        )
        for path in texts
    ]


def news(coding: Coding) -> list[Coding]:
    """The foreground incidents."""
    return [one for one in coding["incidents"] if one["role"] == "foreground"]


def accounts(coding: Coding) -> list[Coding]:
    """The accounts of the foreground incidents."""
    return [account for one in news(coding) for account in one["accounts"]]


def party(name: str) -> str:
    """The name of a party by which it is compared."""
    found = party_named(name)
    return found.name if found else name.casefold()


def parties(coding: Coding) -> set[Hashable]:
    """Who claims something."""
    return {party(account["by"]) for account in accounts(coding)}


def stances(coding: Coding) -> set[Hashable]:
    """Who claims something, and how."""
    return {(party(account["by"]), str(account["stance"])) for account in accounts(coding)}


def counts(coding: Coding) -> set[Hashable]:
    """The counts of people."""
    told = (count for account in accounts(coding) for count in account["casualties"])
    return {(str(count["kind"]), count["low"], count["high"]) for count in told}


def days(coding: Coding) -> set[str]:
    """The first days of the incidents."""
    return {one["date_start"] for one in news(coding) if one["date_start"]}


def f1(pairs: Iterable[tuple[set[Hashable], set[Hashable]]]) -> float:
    """The F1 of all that was found against all that was wanted."""
    tally: Counter[str] = Counter()
    for wanted, found in pairs:
        tally.update(both=len(wanted & found), each=len(wanted) + len(found))
    return 2 * tally["both"] / tally["each"]


def measures(coded: list[tuple[Coding, Coding]]) -> dict[str, float]:
    """Every measure, from 0 to 1."""
    dates = [(day, days(found)) for gold, found in coded for day in days(gold)]
    quiet = [found for gold, found in coded if not gold["incidents"]]
    return {
        "parties": f1((parties(gold), parties(found)) for gold, found in coded),
        "stances": f1((stances(gold), stances(found)) for gold, found in coded),
        "counts": f1((counts(gold), counts(found)) for gold, found in coded),
        "first days": sum(day in found for day, found in dates) / len(dates),
        "none where none is": sum(not found["incidents"] for found in quiet) / len(quiet),
    }


def raised(kept: Coding, measured: dict[str, float], pinned: str) -> Coding:
    """The floors after a measurement: none falls while the corpus is the same."""
    before = kept["floors"] if kept.get("corpus") == pinned else {}
    floors = {
        name: max(before.get(name, 0.0), round(value - MARGIN, 3))
        for name, value in measured.items()
    }
    return {"corpus": pinned, "floors": floors}


def main() -> None:
    """Raise the floors."""
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    floors = {}
    for by in CoderName:
        texts = sample(by)
        measured = measures(codings(texts, by))
        floors[by.value] = raised(kept.get(by, {}), measured, corpus_hash(texts))
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
