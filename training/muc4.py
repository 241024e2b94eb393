"""MUC-4: who did what to whom with which weapon in reports on Latin America (1992).

The texts are in one case, so sentences are cut at stops. Scores are GRIT's: CEAF-REE over entities
(Du, Rush and Cardie, EACL 2021).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens
from training.example import Example
from training.reader import Reader, mark

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_STOP = re.compile(r"[.?!][\"')\]]?\s+|\s{3,}")


def examples(path: Path) -> Iterator[Example]:
    """One example a report of a file of processed MUC-4 (one JSON object a line)."""
    for row in path.read_text(encoding="utf-8").splitlines():
        yield example(json.loads(row))


def example(row: dict[str, Any]) -> Example:
    """One report: the fillers of its templates are tagged wherever they stand."""
    text = row["doctext"]
    reader = Reader(text, told=sentences(text))
    made = reader.example(row["docid"])
    tags = reader.tags(0)
    for template in row["templates"]:
        for kind, role in enumerate(ROLES):
            strings = {string for entity in template[role] for string, _ in entity}
            for string in sorted(strings, key=len):
                places = re.finditer(rf"(?<!\w){re.escape(string)}(?!\w)", text)
                mark(tags, (reader.within(*found.span()) for found in places), kind)
    made.tags["roles"] = tags
    return made


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text without capitals."""
    start, index = 0, 0
    for stop in [*(found.end() for found in _STOP.finditer(text)), len(text)]:
        told = tokens(text, start, stop)
        for k in range(0, len(told), 120):
            part = told[k : k + 120]
            first, last = part[0].start, part[-1].end
            yield Sentence(index, index, first, last, text[first:last], part)
            index += 1
        start = stop
